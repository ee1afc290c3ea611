"""Lay pages as they were printed that went through the scanner in the wrong order.

They are moved only where what stands on them speaks for it: the numbers printed on them, the running
numbers of a list, or, in a form, a title that is not on the first page, a row that goes on from nowhere, a
table that ends high on a page that is not the last; and where title, labels and cut rows fit better then.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, takewhile

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet
from zsgx_docs.read.document import body_of
from zsgx_docs.read.layout import FOOT, HEAD, is_page_number
from zsgx_docs.read.match import TITLE_LENGTH, find_head, folded, label_form, names, running_number
from zsgx_docs.template.template import Template

MOST_TRIED = 6
"""Pages whose every order is tried, 720 of six; of more, only printed and running numbers
tell the order; a guess."""
CONSISTENT = 0.8
"""The share (0..1) of a page's labels that stand in the template's order where the form is
laid out like it; a guess."""
LOW = 0.8
"""The share (0..1) of a page's height below which a table ends that goes on overleaf; a guess."""
HIGH = 0.72
"""The share (0..1) of a page's height above which the last page's table may end, and no other's; a guess."""

SAME_TITLE = 75
"""How alike (rapidfuzz's, of 100) a line is to the paper's title; a guess."""
NAMED = 3
"""Characters at a title's end that say what the paper is: 申报表."""
_YEAR = re.compile(r"[0-9０-９]{4}年")


def in_order(sheets: Sequence[Sheet], template: Template) -> tuple[Sheet, ...]:
    """Return the sheets as they were printed, empty ones behind them; as they came where nothing tells."""
    written = [sheet for sheet in sheets if body_of(sheet)]
    empty = [sheet for sheet in sheets if not body_of(sheet)]
    order = (
        _by_printed_numbers(written) or _by_running_numbers(written, template) or _by_print(written, template)
    )
    return (*(written[at] for at in order or range(len(written))), *empty)


def _by_printed_numbers(sheets: Sequence[Sheet]) -> list[int] | None:
    """Where every page has its own, one following another; a cover in front may have none."""
    numbers = [_printed_number(sheet) for sheet in sheets]
    covers = 1 if numbers and numbers[0] is None else 0
    known = [number for number in numbers[covers:] if number is not None]
    if len(known) < len(sheets) - covers or len(known) < 2 or len(set(known)) < len(known):
        return None
    if max(known) - min(known) >= len(known):
        return None
    return [*range(covers), *sorted(range(covers, len(sheets)), key=lambda at: numbers[at] or 0)]


def _printed_number(sheet: Sheet) -> int | None:
    """The one at the foot, else at the head, if there is just one."""
    if not sheet.height:
        return None
    numbers = [
        (block.box, int(digits[0]))
        for block in sheet.blocks
        if isinstance(block, Paragraph) and block.box is not None and is_page_number(block.text.text)
        if (digits := re.findall(r"\d+", block.text.text))
    ]
    at_foot = [number for box, number in numbers if box.top > FOOT * sheet.height]
    at_head = [number for box, number in numbers if box.bottom < HEAD * sheet.height]
    found = at_foot or at_head
    return found[0] if len(found) == 1 else None


def _by_running_numbers(sheets: Sequence[Sheet], template: Template) -> list[int] | None:
    """A list's pages, if each has numbers that rise and none stands twice."""
    if len(template.layout.repeats) != 1:
        return None
    numbers = [list(_numbers(sheet)) for sheet in sheets]
    every = [number for page in numbers for number in page]
    if not all(numbers) or len(set(every)) < len(every):
        return None
    if any(a >= b for page in numbers for a, b in pairwise(page)):
        return None
    order = sorted(range(len(sheets)), key=lambda at: numbers[at][0])
    if any(numbers[a][-1] > numbers[b][0] for a, b in pairwise(order)):
        return None
    headed = [find_head(template.layout.repeats[0], g, template.settings.aliases) for g in _grids(sheets)]
    return order if any(headed) else None


def _grids(sheets: Sequence[Sheet]) -> Iterator[Grid]:
    return (block for sheet in sheets for block in sheet.blocks if isinstance(block, Grid))


def _numbers(sheet: Sheet) -> Iterator[int]:
    for grid in _grids([sheet]):
        for row in range(grid.row_count):
            cells = grid.row(row)
            number = running_number(cells[0].text.text) if len(cells) > 1 and cells[0].row == row else None
            if number is not None:
                yield number


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page says of its place: its labels in their order, whether the paper's title stands over all,
    whether its table begins with a row that no label names, and where its last table ends."""

    labels: tuple[str, ...]
    titled: bool
    begins_with_table: bool
    goes_on: bool
    end: float

    @classmethod
    def of(cls, sheet: Sheet, title: str, known: Mapping[str, str]) -> _Page:
        body = body_of(sheet)
        forms = [form for block in body for form in _forms(block)]
        first = body[0]
        last = next((b for b in reversed(body) if isinstance(b, Grid)), None)
        end = last.box.bottom / sheet.height if last and last.box and sheet.height else 0.0
        return cls(
            tuple(known[form] for form in forms if form in known),
            any(_names_paper(b.text.text, title) for b in _lead(sheet)),
            isinstance(first, Grid),
            isinstance(first, Grid) and _is_without_label(first, known),
            end,
        )


def _forms(block: Block) -> Iterator[str]:
    """What each line or cell says as a label, or before its colon."""
    texts = [block.text.text] if isinstance(block, Paragraph) else [c.text.text for c in _in_rows(block)]
    return (form for text in texts for form in _forms_of(text))


def _forms_of(text: str) -> Iterator[str]:
    yield label_form(text)
    head, colon, value = folded(text).partition(":")
    if colon and value.strip():
        yield label_form(head)


def _in_rows(grid: Grid) -> list[Cell]:
    return sorted(grid.cells, key=lambda c: (c.row, c.column))


def _names_paper(line: str, title: str) -> bool:
    bare = folded(_YEAR.sub("", "".join(line.split())))
    at = bare.find(folded(title[-NAMED:]))
    return 0 <= at < TITLE_LENGTH and fuzz.partial_ratio(folded(title), bare[: at + NAMED]) >= SAME_TITLE


def _lead(sheet: Sheet) -> list[Paragraph]:
    """The lines above the first table, the one at the very top too."""
    lead = takewhile(lambda block: isinstance(block, Paragraph), sheet.blocks)
    return [block for block in lead if isinstance(block, Paragraph)]


def _is_without_label(grid: Grid, known: Collection[str]) -> bool:
    """Whether a table's first row holds text beside an empty first cell, or one cell that no label begins."""
    row = grid.row(0)
    if len(row) == 1:
        return bool(row[0].text.text.strip()) and not any(
            form in known for form in _forms_of(row[0].text.text)
        )
    return not row[0].text.text.strip() and any(c.text.text.strip() for c in row[1:])


def _by_print(sheets: Sequence[Sheet], template: Template) -> list[int] | None:
    """The order in which labels, title and cut rows fit, if the one they came in is suspicious."""
    if not 1 < len(sheets) <= MOST_TRIED or template.layout.repeats:
        return None
    known, printed = _print(template)
    title = template.settings.title
    pages = [_Page.of(sheet, title, known) for sheet in sheets]
    if not _is_suspicious(pages):
        return None
    alike = all(LCSseq.similarity(page.labels, printed) >= CONSISTENT * len(page.labels) for page in pages)

    def fit(order: Sequence[int]) -> tuple[int, int, int]:
        laid = [pages[at] for at in order]
        labels = [label for page in laid for label in page.labels]
        goes_well = sum(b.goes_on and a.end > LOW for a, b in pairwise(laid))
        return int(laid[0].titled), int(LCSseq.similarity(labels, printed)) if alike else 0, goes_well

    came = tuple(range(len(pages)))
    best = max(permutations(came), key=fit)
    return list(best) if fit(best) > fit(came) else None


def _is_suspicious(pages: Sequence[_Page]) -> bool:
    first = pages[0]
    if first.begins_with_table and not first.titled and any(page.titled for page in pages):
        return True
    if first.goes_on or any(b.goes_on and a.end <= LOW for a, b in pairwise(pages)):
        return True
    return any(0 < a.end < HIGH and b.begins_with_table for a, b in pairwise(pages))


def _print(template: Template) -> tuple[dict[str, str], list[str]]:
    """Each way to write a label, with the label's own form; and the labels' forms as they are printed."""
    layout, aliases = template.layout, template.settings.aliases
    labels = {b.label for b in layout.blanks if b.label} | {b.group for b in layout.blanks if b.group}
    printed = [words for words in layout.print_ if words in labels]
    known = {form: label_form(words) for words in printed for form in reversed(names(words, aliases))}
    return known, [label_form(words) for words in printed]
