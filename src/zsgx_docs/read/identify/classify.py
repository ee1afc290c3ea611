"""Tell which paper this is: every template's print is looked for, and the one that is found best wins."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from zsgx_docs.read.match import (
    LONG,
    DocumentView,
    Words,
    folded,
    label_form,
    likeness,
    names,
    of_fitting_length,
    shows,
    similarity,
    with_labelled_lines,
)
from zsgx_docs.template.layout import Layout
from zsgx_docs.template.template import Template

LEAST = 0.5
"""The share (0..1) of a template's print below which a paper is not taken for it; a guess."""
LEAST_IN_LINES = 0.6
"""The same where lines of `label：value` count as cells: more, as any letter has some; a guess."""
MOST_LINES = 20_000
"""Cells and paragraphs up to which a paper may be a form typed without its table; a guess: forms have some
fifty, rosters of 2,000 people 16,000."""
MORE_PRINT = 0.15
"""What ten times as much print adds to a template's share (0..1); a guess."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Hold the template that a paper is of, and the share (0..1) of its print that was found."""

    template: Template
    score: float


def known_labels(templates: Iterable[Template]) -> Callable[[str], bool]:
    """Return a test whether a text is a label that one of the templates prints, small slips forgiven."""
    known = list(templates)

    @cache
    def forms() -> frozenset[str]:
        return label_forms(known)

    @cache
    def fitting(length: int) -> list[str]:
        return [label for _, label in of_fitting_length((tuple(forms()),), length)]

    def is_label(text: str) -> bool:
        form = label_form(text)
        return form in forms() or any(similarity(label, form) for label in fitting(len(form)))

    return is_label


def label_forms(templates: Iterable[Template]) -> frozenset[str]:
    """Return the labels and heads that the templates print, as they are compared."""
    layouts = [template.layout for template in templates]
    words = {b.label for layout in layouts for b in layout.blanks}
    words |= {b.group for layout in layouts for b in layout.blanks}
    words |= {c.head for layout in layouts for repeat in layout.repeats for c in repeat.columns}
    return frozenset(label_form(label) for label in words if label)


def recognise(templates: Iterable[Template], view: DocumentView) -> Recognised | None:
    """Return the likeliest template; None if no template's print is there."""
    known = list(templates)
    words = Words.of(view.blocks)
    scored = [Recognised(template, _share(template, words)) for template in known]
    likely = [r for r in scored if r.score >= LEAST]
    if not likely and len(view.spots) + len(view.blocks) <= MOST_LINES:
        scored = [Recognised(template, _share_in_lines(template, view)) for template in known]
        likely = [r for r in scored if r.score >= LEAST_IN_LINES]
    return max(likely, key=_weight, default=None)


def _share_in_lines(template: Template, view: DocumentView) -> float:
    """As `score`, with lines of `label：value` for cells: a form that someone typed without its table."""
    settings = template.settings
    words = Words.of(with_labelled_lines(view.blocks, template.layout.blanks, settings.aliases))
    return _share(template, words.with_words_of(view.blocks))


def _weight(found: Recognised) -> float:
    """A whole notice is not one of its annexes: of papers found as well, the one with more print."""
    layout = found.template.layout
    printed = sum(map(len, layout.print_)) + sum(len(b.pattern.expected) for b in layout.blanks)
    return found.score + MORE_PRINT * math.log10(1 + found.score * printed)


def score(template: Template, view: DocumentView) -> float:
    """Measure the share (0..1) of the template's labels and print that the document shows."""
    return _share(template, Words.of(view.blocks))


def _share(template: Template, words: Words) -> float:
    layout, aliases = template.layout, template.settings.aliases
    labels = {b.label for b in layout.blanks if b.label} | {b.group for b in layout.blanks if b.group}
    labels |= {column.head for repeat in layout.repeats for column in repeat.columns if column.head}
    shown = [likeness(names(label, aliases), words.cells) for label in labels]
    prints = {said for b in layout.blanks if len(said := b.pattern.expected) > LONG}
    prints |= {said for said in layout.print_ if len(label_form(said)) > LONG} - labels
    if not (labels or prints):
        prints = _short_lines(layout)
    shown += [shows(words.text, folded(said)) for said in prints]
    return sum(shown) / len(shown) if shown else 0.0


def _short_lines(layout: Layout) -> set[str]:
    """Headings with their numbers and what lines begin with: all that a paper of prose can be known by."""
    said = {line.expected for line in layout.lines}
    return {words for words in said if len(words) >= LONG}
