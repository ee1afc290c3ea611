"""List on one sheet all that a person should look at, each with the cell where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.tables.print_layout import set_for_print
from zsgx_docs.render.tables.sheet_writing import add_row, finish_sheet, write_heads

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

REVIEW = "待核对"
HEADS = ("文件", "文书", "页", "栏目", "读到的内容", "为什么要核对", "所在格")
SEAL, FINDING, FILE = "印章", "问题", "整份文件"
LEGIBLE = 0.6
"""Confidence (0..1) of a seal's text below which it may be another unit's; as `check.seals` has it, chosen on
forged scans."""
LINK = "0563C1"


@dataclass(frozen=True, slots=True)
class ToReview:
    """One thing to look at; `sheet`, `cell` where it stands in the workbook, if it does."""

    filename: str
    paper: str
    page: Any
    what: str
    read: str
    reason: str
    sheet: str = ""
    cell: str = ""


def doubt_of_seal(seal: Mapping[str, Any]) -> str | None:
    """Say why a seal should be looked at."""
    if not seal["text"]:
        return "印文没有读出"
    if seal["confidence"] < LEGIBLE:
        return f"印文把握不大（{seal['confidence']:.0%}）"
    return None if seal["matches"] else "印文与表中的单位名称都对不上"


def seals_to_review(
    paper: Mapping[str, Any], filename: str, title: str, sheet: str, cell: str
) -> Iterator[ToReview]:
    """Yield the seals of a paper that are in doubt."""
    for seal in paper.get("seals") or ():
        reason = doubt_of_seal(seal)
        if reason is not None:
            read = seal["text"] or "（未读出）"
            yield ToReview(filename, title, seal.get("page"), SEAL, read, reason, sheet, cell)


def write_review(sheet: Worksheet, things: Sequence[ToReview]) -> None:
    """Write them, a row each, with a link to each cell."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    write_heads(sheet, HEADS)
    for thing in things:
        place = f"{thing.sheet} {thing.cell}".strip()
        row = add_row(
            sheet,
            (thing.filename, thing.paper, thing.page, thing.what, thing.read, thing.reason, place or None),
        )
        if thing.cell:
            title = thing.sheet.replace("'", "''")
            link = sheet.cell(row, len(HEADS))
            link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{title}'!{thing.cell}")
            link.font = Font(color=LINK, underline="single")
    if not things:
        add_row(sheet, ("没有要核对的内容。",))
    finish_sheet(sheet)
    set_for_print(sheet)
