"""Cut a file into its papers: two forms in one scan, a form and its roster, each with its covering letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from zsgx_docs.model.sheet import Block, Grid, Paragraph, Seal
from zsgx_docs.read.document import Document, IsLabel, join_overleaf
from zsgx_docs.read.identify.boundaries import SLACK, Span, TemplatePrint, split
from zsgx_docs.read.identify.page_order import in_order
from zsgx_docs.read.match import Print, Seen, Words, folded, is_title, running_number, shows
from zsgx_docs.template.template import Template

MOST_UNITS = 500
"""Pages or stretches; more of them are no forms put together, but a book; a guess."""
LETTERS = ("letter", "notice")
"""Kinds of templates that look like covering letters themselves."""
NEAR_THE_TOP = 3
"""Blocks of a page among which its title is; a guess."""
ADDRESSED = 6
"""Lines from the top among which a letter says to whom it goes; a guess."""
FIRST_NUMBERS = 3
"""Running numbers of a page that tell whether its list begins or goes on; a guess."""

_OVER_TITLE = re.compile(r"附[件表][0-9一二三四五六七八九十]{0,2}[::]?|.{2,30}(年度?|工程)")
_ADDRESSING = re.compile(r"[^0-9]{3,60}:")
_SENDING = re.compile(r"现将|特此|此致|报上|报送|呈报|请予|请审|敬请|妥否|随函")


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold one paper of a file.

    `pages` are first and last, None in Word files; `share` (0..1) is how much of its print is shown.
    """

    template: Template
    share: float
    blocks: tuple[Block, ...]
    pages: tuple[int, int] | None
    seals: tuple[Seal, ...] = ()


Unit = tuple[Block, ...]
"""What is never cut: a page, or in Word files, which have none, a table or the lines under a title."""


def papers(document: Document, templates: Sequence[Template], is_label: IsLabel) -> list[Paper]:
    """Return the papers of a document, in order; empty where all of it is one paper, or none that is known.

    What stands between papers and is none itself goes with the one before it, what stands in front with the
    first, but covering letters are left out. An annex goes with its notice.
    """
    prints = [Print(template) for template in templates]
    units = _stretches(document.blocks, prints) if document.kind == "docx" else _pages(document)
    if not 1 < len(units) <= MOST_UNITS:
        return []
    words = [Words.of(unit) for unit in units]
    candidates = [
        _candidate(template, [print_.seen(said) for said in words], units)
        for template, print_ in zip(templates, prints, strict=True)
    ]
    spans = split(candidates, [any(map(is_title, _texts(unit)[:NEAR_THE_TOP])) for unit in units])
    whole = _with_annexes(spans, templates)
    kept = [_without_letters(span, units, templates, candidates) for span in whole]
    if kept == [range(len(units))]:
        return []
    return [
        _paper(document, units, templates[span.candidate], span.share, own, is_label)
        for span, own in zip(whole, kept, strict=True)
    ]


def _without_letters(
    span: Span, units: Sequence[Unit], templates: Sequence[Template], candidates: Sequence[TemplatePrint]
) -> range:
    """The units of a form but for the covering letters before and after it."""
    seen = candidates[span.candidate].seen
    first, end = span.first, span.end
    if templates[span.candidate].settings.kind not in LETTERS:
        while (
            first + 1 < end and _adds_nothing(seen[first], seen[first + 1 : end]) and _is_letter(units[first])
        ):
            first += 1
        while (
            first + 1 < end
            and _adds_nothing(seen[end - 1], seen[first : end - 1])
            and _is_letter(units[end - 1])
        ):
            end -= 1
    return range(first, end)


def _adds_nothing(seen: Seen, others: Sequence[Seen]) -> bool:
    """Whether all print that one unit shows is shown by others as well."""
    return bool((seen <= np.max(others, axis=0) + SLACK).all())


def _is_letter(unit: Unit) -> bool:
    """Lines only, one near the top addressing somebody, another saying what is sent or asked."""
    if any(isinstance(block, Grid) for block in unit):
        return False
    lines = _texts(unit)
    return any(map(_ADDRESSING.fullmatch, lines[:ADDRESSED])) and any(map(_SENDING.search, lines))


def _pages(document: Document) -> list[Unit]:
    return [sheet.blocks for sheet in document.sheets]


def _stretches(blocks: Sequence[Block], prints: Sequence[Print]) -> list[Unit]:
    """Cut behind each table, and before each line that may be a title or is known print."""
    lines = [line for print_ in prints for line in print_.lines]
    cuts = {0, len(blocks)}
    for number, block in enumerate(blocks):
        if isinstance(block, Grid):
            cuts.add(number + 1)
        elif (text := _bare(block)) and (is_title(text) or any(shows(text, line) for line in lines)):
            cuts.add(_top_of_title(blocks, number))
    return [tuple(blocks[start:end]) for start, end in pairwise(sorted(cuts))]


def _top_of_title(blocks: Sequence[Block], number: int) -> int:
    """A title's first line: `附件2`, `2026年`, `…知识更新工程` stand above the line that names the paper."""
    while (
        number and isinstance(above := blocks[number - 1], Paragraph) and _OVER_TITLE.fullmatch(_bare(above))
    ):
        number -= 1
    return number


def _texts(unit: Unit) -> list[str]:
    return [text for block in unit if isinstance(block, Paragraph) and (text := _bare(block))]


def _bare(paragraph: Paragraph) -> str:
    return folded("".join(paragraph.text.text.split()))


def _candidate(template: Template, seen: Sequence[Seen], units: Sequence[Unit]) -> TemplatePrint:
    """A paper may follow another of the same make, a list only where its numbers start again from 1."""
    if not template.layout.repeats:
        return TemplatePrint(seen, [True] * len(units))
    anew: list[bool] = []
    goes_on: list[bool] = []
    last = 0
    pages = list(map(_running_numbers, units))
    if _is_one_list(pages):
        return TemplatePrint(seen, [False] * len(units), [True] * len(units))
    for numbers in pages:
        afresh = sum(number == place for place, number in enumerate(numbers[:FIRST_NUMBERS], start=1))
        going_on = sum(
            number == last + place for place, number in enumerate(numbers[:FIRST_NUMBERS], start=1)
        )
        anew.append(afresh > going_on)
        goes_on.append(going_on > afresh)
        last = numbers[-1] if numbers else last
    return TemplatePrint(seen, anew, goes_on)


def _is_one_list(pages: Sequence[Sequence[int]]) -> bool:
    """Whether the numbers on all pages, in whatever order those came, run from 1 on, each there once."""
    numbers = sorted(number for page in pages for number in page)
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _running_numbers(unit: Unit) -> list[int]:
    """The numbers in the first column of a unit's tables."""
    first = [c.text.text for b in unit if isinstance(b, Grid) for c in b.cells if c.column == 0]
    return [number for text in first if (number := running_number(text)) is not None]


def _with_annexes(spans: Sequence[Span], templates: Sequence[Template]) -> list[Span]:
    """The papers of a notice's annexes, in their order behind it, are part of it."""
    whole: list[Span] = []
    awaited: list[str] = []
    for span in spans:
        name = templates[span.candidate].name
        if name in awaited:
            awaited = awaited[awaited.index(name) + 1 :]
            whole[-1] = replace(whole[-1], end=span.end)
        else:
            awaited = [annex.template.name for annex in templates[span.candidate].annexes]
            whole.append(span)
    return whole


def _paper(
    document: Document,
    units: Sequence[Unit],
    template: Template,
    share: float,
    own: range,
    is_label: IsLabel,
) -> Paper:
    if document.kind == "docx":
        return Paper(template, share, tuple(block for number in own for block in units[number]), None)
    sheets = document.sheets[own.start : own.stop]
    seals = tuple(seal for sheet in sheets for seal in sheet.seals)
    blocks = join_overleaf(in_order(sheets, template), is_label)
    return Paper(template, share, blocks, (own.start + 1, own.stop), seals)
