"""Choose the worksheet that a list is meant to be read from: by its heads and its name, never two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zsgx_docs.model.fault import Fault
from zsgx_docs.read.entry.lists.faults import Faults
from zsgx_docs.read.entry.lists.heads import ListHead, find_list_head
from zsgx_docs.read.entry.lists.receipt import Receipt
from zsgx_docs.read.entry.lists.rows_apart import names_others, sets_apart, words_in
from zsgx_docs.read.entry.lists.wanted import WantedList
from zsgx_docs.read.workbook import Worksheet
from zsgx_docs.template.typing_sheets import NOTES

NAMED = 2
"""What a fitting name counts, in heads; a guess."""
MOST_NAMES = 6
"""Names of one sheet that are listed; a guess."""
LIST_WORDS = ("学员", "名单", "花名册", "人员", "证书", "签到", "汇总", "计划", "项目", "明细")


@dataclass(frozen=True)
class FittingSheet:
    """A worksheet with the head of a list."""

    sheet: Worksheet
    head: ListHead
    score: int


def choose_sheet(
    sheets: Sequence[Worksheet], wanted: WantedList, faults: Faults, receipt: Receipt
) -> FittingSheet | None:
    """Return the sheet of that list and its head.

    None where no sheet has it, or where two have it alike, which is a fault.
    """
    fitting = [*fitting_sheets(sheets, wanted)]
    meant = [
        each for each in fitting if not sets_apart(each.sheet.title) or each.sheet.title in wanted.called
    ]
    for each in fitting:
        if each not in meant:
            receipt.left_out[each.sheet.title] = "看名称不是要用的名单"
    if fitting and not meant:
        titles = "」「".join(each.sheet.title for each in fitting)
        remedy = "若确要用，请改个名称再试"
        faults.add(Fault(f"只有工作表「{titles}」有这张表的表头，看名称却不是要用的名单", remedy=remedy))
    if not meant:
        return None
    best = max(each.score for each in meant)
    first, *others = [each for each in meant if each.score == best]
    if others:
        titles = "」「".join(each.sheet.title for each in (first, *others))
        said = f"工作表「{titles}」都有这张表的表头，不知用哪一张"
        faults.add(Fault(said, remedy="请只留一张，或把不用的改名为“备份”"))
        return None
    for each in meant:
        if each is not first:
            receipt.left_out[each.sheet.title] = _why_not(each, first)
    ask_about_others(first, meant, receipt)
    return first


def _why_not(left: FittingSheet, taken: FittingSheet) -> str:
    if left.head.score < taken.head.score:
        return f"表头不如「{taken.sheet.title}」合适"
    return f"表头也合适，名称不如「{taken.sheet.title}」；如果也要用，请并到一张表里"


def ask_about_others(used: FittingSheet, fitting: Sequence[FittingSheet], receipt: Receipt) -> None:
    """Ask about those who stand in another sheet only."""
    known = {*_who(used)}
    for each in fitting:
        if sets_apart(each.sheet.title) or names_others(each.sheet.title):
            continue
        others = [name for name in _who(each) if name not in known]
        if others:
            some = "、".join(others[:MOST_NAMES]) + "等" * (len(others) > MOST_NAMES)
            where = f"没有用的工作表「{each.sheet.title}」里有 {len(others)} 人"
            receipt.to_look.append(f"{where}不在「{used.sheet.title}」里：{some}。")


def _who(fitting: FittingSheet) -> Iterator[str]:
    """The names below a head."""
    named = next((at for at, column in fitting.head.columns.items() if column.role == "name"), None)
    for row in fitting.sheet.rows:
        if row.number > fitting.head.row:
            name = "".join("".join(words_in(cell).split()) for cell in row.cells if cell.column == named)
            if name:
                yield name


def fitting_sheets(sheets: Sequence[Worksheet], wanted: WantedList) -> Iterator[FittingSheet]:
    """Yield the sheets with the head of that list."""
    for sheet in sheets:
        head = find_list_head(sheet, wanted)
        if head is not None:
            yield FittingSheet(sheet, head, head.score + NAMED * _named(sheet.title, wanted))


def _named(title: str, wanted: WantedList) -> int:
    """2 where it is called as the list is, 1 where it has a word of its name."""
    said = title.strip()
    if said in wanted.called:
        return 2
    of_list = [word for word in LIST_WORDS if any(word in called for called in wanted.called)]
    return int(any(word in said for word in of_list))


def choose_sheets(
    sheets: Sequence[Worksheet], lists: Sequence[WantedList], faults: Faults, receipt: Receipt
) -> list[tuple[WantedList, FittingSheet]]:
    """Return the lists that are there, each with its sheet; a sheet serves the list that it fits best."""
    if len(lists) == 1:
        of_list = {lists[0].path: list(sheets)}
    else:
        of_list = {}
        for sheet in sheets:
            fits = {each.path: fit for each in lists if (fit := _fit(sheet, each))}
            best = [path for path, fit in fits.items() if fit == max(fits.values())]
            if len(best) > 1:
                names = "”或“".join(each.called[1] for each in lists if each.path in best)
                said = "几个列表都有这样的表头，不知是哪一个"
                faults.add(Fault(said, sheet.title, remedy=f"请把工作表改名为“{names}”"))
            elif best:
                of_list.setdefault(best[0], []).append(sheet)
    chosen = []
    for each in lists:
        candidate = choose_sheet(of_list.get(each.path, []), each, faults, receipt)
        if candidate is not None:
            chosen.append((each, candidate))
    return chosen


def _fit(sheet: Worksheet, wanted: WantedList) -> tuple[bool, int] | None:
    head = find_list_head(sheet, wanted)
    return None if head is None else (sheet.title.strip() in wanted.called[:2], head.score)


def rest_left_out(
    sheets: Sequence[Worksheet], used: Sequence[Worksheet], receipt: Receipt, hidden: Sequence[str]
) -> None:
    """Name the sheets from which nothing was taken; empty ones are not worth a word."""
    for sheet in sheets:
        if sheet.rows and sheet not in used and sheet.title not in (*receipt.left_out, NOTES):
            apart = sets_apart(sheet.title)
            receipt.left_out[sheet.title] = "看名称不是要用的名单" if apart else "没有这张表要的栏目"
    for title in hidden:
        receipt.left_out.setdefault(title, "是隐藏的工作表")
