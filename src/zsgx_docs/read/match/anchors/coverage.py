"""Measure how much of a template's print each stretch of a document shows, to tell several papers apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from zsgx_docs.model.sheet import Block, passages
from zsgx_docs.read.match.anchors.document_view import DocumentView, Spot
from zsgx_docs.read.match.anchors.labels import ACCEPTED, ACCEPTED_SHORT, ALIAS, names
from zsgx_docs.read.match.anchors.normalise import TICK_GLYPHS, folded, label_form
from zsgx_docs.template.template import Template

Seen = NDArray[np.float32]
"""0..1 for each piece of print."""

LONG = 5
"""Characters; print no longer than this is looked for as a label, in cells of its own; a guess."""
LONGEST_LABEL = 60
"""Characters from which what stands in a cell is no label; a guess."""
WHOLE = 0.7
"""The share (0..1) of a long piece of print that a text must be as long as to show it; a guess."""
TITLE_LENGTH = 40
"""Characters of a title, at most; a guess."""
_GOOD_PRINT = 80
"""The likeness (rapidfuzz's, of 100) from which a long piece of print is taken for shown; a guess."""
_PARTED = re.compile(rf"[\s:：{re.escape(''.join(sorted(TICK_GLYPHS)))}]+")
_TITLE = re.compile(r".*(表|书|名单|名册|通知|方案|函|总结|报告)(\([^()]*\))?")


@dataclass(frozen=True, slots=True)
class Words:
    """Hold what a stretch of a document says: in cells of their own, and altogether."""

    cells: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Words:
        """Collect the words of these blocks."""
        view = DocumentView(blocks)
        forms = dict.fromkeys(form for spot in view.spots for form in _labels_in(spot))
        said = "".join("".join(p.text.split()) for p in passages(tuple(blocks)))
        return cls(tuple(form for form in forms if 0 < len(form) <= LONGEST_LABEL), folded(said))

    def with_words_of(self, blocks: Sequence[Block]) -> Words:
        """Add the lines' words, as if each stood in a cell of its own: options behind their boxes."""
        said = [word for passage in passages(tuple(blocks)) for word in _PARTED.split(passage.text)]
        forms = dict.fromkeys([*self.cells, *map(label_form, said)])
        return Words(tuple(form for form in forms if 0 < len(form) <= LONGEST_LABEL), self.text)


def _labels_in(spot: Spot) -> Iterator[str]:
    """What a cell says as a label, and what it says before a colon: 联系人：王芳."""
    yield spot.label
    head, colon, _ = folded(spot.cell.text.text[:LONGEST_LABEL]).partition(":")
    if colon:
        yield label_form(head)


class Print:
    """List the labels, heads of columns, titles and notes of a template."""

    def __init__(self, template: Template) -> None:
        layout, aliases = template.layout, template.settings.aliases
        labels = {b.label for b in layout.blanks if b.label} | {b.group for b in layout.blanks if b.group}
        labels |= {c.head for repeat in layout.repeats for c in repeat.columns if c.head}
        self._names = [names(label, aliases) for label in sorted(labels)]
        prints = {words for b in layout.blanks if len(words := b.pattern.expected) > LONG}
        prints |= {words for words in layout.print_ if len(label_form(words)) > LONG} - labels
        self.lines = [folded(words) for words in sorted(prints)]

    def seen(self, words: Words) -> Seen:
        """Measure how much of each label, then of each line, these words show."""
        labels = [likeness(forms, words.cells) for forms in self._names]
        return np.array(labels + [shows(words.text, line) for line in self.lines], dtype=np.float32)


def likeness(forms: Sequence[str], cells: Sequence[str]) -> float:
    """Measure the cell most like a label (0..1): `forms` are its own form, then those of its aliases."""
    best = 0.0
    for number, form in enumerate(forms):
        least = ACCEPTED if len(form) > 3 else ACCEPTED_SHORT
        found = process.extractOne(form, cells, scorer=Levenshtein.normalized_similarity, score_cutoff=least)
        best = max(best, found[1] * (ALIAS if number else 1.0) if found else 0.0)
    return best


def is_title(text: str) -> bool:
    """Tell whether a folded line without white space may be the title of a paper."""
    return len(text) <= TITLE_LENGTH and _TITLE.fullmatch(text) is not None


def shows(text: str, line: str) -> float:
    """Tell whether (1 or 0) the folded text has the folded line in it, small slips forgiven."""
    if len(text) < WHOLE * len(line):
        return 0.0
    return float(line in text or fuzz.partial_ratio(line, text, score_cutoff=_GOOD_PRINT) > 0)
