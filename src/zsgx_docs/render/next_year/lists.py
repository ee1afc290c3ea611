"""Empties the lists that are new each year: a few rows stay, ruled for what is to be filled in."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.model import paths
from zsgx_docs.render.next_year.change import BLANK_NOTE, Change
from zsgx_docs.render.next_year.manuscript import YELLOW, folded_text, highlight
from zsgx_docs.template.explicit import SLOT_PATH_END, SLOT_START
from zsgx_docs.template.schema import general
from zsgx_docs.template.template import Template
from zsgx_docs.word.names import W
from zsgx_docs.word.visible import paragraph_text

if TYPE_CHECKING:
    from docx.document import Document

RULED = "________"
EMPTY_ROWS = 3
"""Rows that a list keeps whose items cannot be known yet: a guess."""


@dataclass(frozen=True, slots=True)
class EmptiedList:
    """A list of last year's notice that was emptied: what became of it, and the rows that stay."""

    change: Change
    rows: tuple[Any, ...]


def lists_of_the_year(template: Template, record: Mapping[str, Any]) -> dict[str, int]:
    """Return the paths of the lists that are new each year, with how many items last year's had."""
    found: dict[str, int] = {}
    for path in sorted(template.settings.draft_blank):
        rows = paths.get(record, path) if not path.endswith("]") and "[]" not in path else None
        if not isinstance(rows, list) or not rows or not isinstance(rows[0], Mapping):
            continue
        if not any(general(f"{path}[0].{key}") in template.settings.draft_blank for key in rows[0]):
            found[path] = len(rows)
    return found


def empty_lists(
    lists: Mapping[str, int], labels: Mapping[str, str], marked: Document, document: Document
) -> list[EmptiedList]:
    """Empty the lists in a Word file, in place.

    `marked` is the template's print with marked slots, whose tables tell where a list stands; there its rows
    are taken out.
    """
    emptied: list[EmptiedList] = []
    tables = list(document.element.body.iter(f"{W}tbl"))
    print_ = "".join(marked.element.body.itertext())
    for path, count in sorted(lists.items(), key=lambda each: print_.find(f"{SLOT_START}{each[0]}[]")):
        head = _taken_out(marked, path)
        table = next((t for t in tables if head and _row_like(t, head) is not None), None)
        if table is None:
            continue
        tables.remove(table)
        rows = _emptied(table, _row_like(table, head))
        change = Change("blank", labels.get(path, path), f"{count}项", "", BLANK_NOTE, path)
        emptied.append(EmptiedList(change, tuple(rows)))
    return emptied


def _taken_out(marked: Document, path: str) -> list[str]:
    """The head of the list's table in the template's print; its rows are taken out there."""
    start = f"{SLOT_START}{path}[]"
    rows = [row for row in marked.element.body.iter(f"{W}tr") if start in "".join(row.itertext())]
    if not rows:
        return []
    head = rows[0].getprevious()
    for row in rows:
        row.getparent().remove(row)
    return _cells(head) if head is not None and SLOT_PATH_END not in "".join(head.itertext()) else []


def _row_like(table: Any, head: Sequence[str]) -> Any:
    return next((row for row in table.iterchildren(f"{W}tr") if _cells(row) == head), None)


def _cells(row: Any) -> list[str]:
    return [
        "".join(folded_text(paragraph_text(p)).text for p in cell.iter(f"{W}p"))
        for cell in row.iter(f"{W}tc")
    ]


def _emptied(table: Any, head: Any) -> Iterator[Any]:
    """The rows that stay. What has fewer cells than the head, such as a note below, is no row of the list."""
    width = len(_cells(head))
    rows = [row for row in head.itersiblings(f"{W}tr") if len(_cells(row)) == width]
    for row in rows[EMPTY_ROWS:]:
        table.remove(row)
    for number, row in enumerate(rows[:EMPTY_ROWS], start=1):
        for column, cell in enumerate(row.iter(f"{W}tc")):
            first = column == 0 and _cells(row)[0].isdigit()
            _write_cell(cell, str(number) if first else RULED, ruled=not first)
        yield row


def _write_cell(cell: Any, text: str, ruled: bool) -> None:
    """One run of the look that the cell's first has."""
    paragraphs = list(cell.iter(f"{W}p"))
    runs = [run for paragraph in paragraphs for run in paragraph.iter(f"{W}r")]
    fresh = paragraphs[0].makeelement(f"{W}r", {})
    look = runs[0].find(f"{W}rPr") if runs else None
    if look is not None:
        fresh.append(copy.deepcopy(look))
    written = fresh.makeelement(f"{W}t", {})
    written.text = text
    fresh.append(written)
    for run in runs:
        run.getparent().remove(run)
    for extra in paragraphs[1:]:
        extra.getparent().remove(extra)
    paragraphs[0].append(fresh)
    if ruled:
        highlight(fresh, YELLOW)
