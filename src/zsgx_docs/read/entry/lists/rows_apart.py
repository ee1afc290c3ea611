"""Tell the rows of a list from all else that people write into its worksheet: totals, notes, examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from zsgx_docs.read.layout import begins_foot
from zsgx_docs.read.workbook import WrittenCell, shown

NOTE_LENGTH = 15
"""Characters from which the only text of a row is a note, not a name; a guess."""
NOTE_WIDTH = 3
"""Columns over which the only text of a row is merged where it is a note; a guess."""
MOST_IN_TOTAL = 3
"""Texts that a row with a sum has at most; a guess."""

RowKind = Literal["blank", "number", "total", "note", "end", "begin", "row"]
_TOTAL = re.compile(
    r"(?:[以如]上|本[页表班])?\s*[总合小共累]\s*计\s*(?:[(（:：].*|[人数学时金额元\d\s.]*)"
    r"|(?:[以如]上|本[页表班])?\s*共\s*\d+\s*[人名位].*|\d+\s*[人名位]"
)
_NUMBER = re.compile(r"\d+\s*[.、]?")
_EXAMPLE = re.compile(
    r"(?:例|示例|样例|范例)\s*[:：].*|[（(](?:示例|样例|范例|例)[)）].*|.*[（(](?:示例|样例|范例|例)[)）]"
)
_OUT = re.compile(
    r"退学|退出|退训|未发证|不发证|不予发证|未结业|不予结业|不合格(?:人员|学员|名单)|未通过(?:人员|学员|名单)"
    r"|劝退|不计入|未完成|未参加|未报到|初稿|取消|作废|废弃|删除|剔除|备份|备用|副本|旧|历史|草稿|样表|样例|示例|模板"
    r"|\((?:[2-9]|\d\d)\)$|（(?:[2-9]|\d\d)）$|(?i:backup|\bbak\b|\bold\b|\bcopy\b|\bdraft\b)"
)
_NUMBERED = r"(?:[一二三四五六七八九十\d]+\s*[、.．)）]|[（(][一二三四五六七八九十\d]+[)）])?\s*"
_OF_LIST = r"\s*(?:名单|信息|情况|一览表|表)?\s*(?:[（(：:].*)?"
_OTHERS = re.compile(
    _NUMBERED + r"(?:(?:候补|替补|备选|旁听|列席|观摩)(?:学员|人员|生)?"
    r"|(?:会务|工作|服务|随行|随班|教学管理|管理)(?:人员|组)|领队|班主任|联络员"
    r"|(?:授课|主讲|拟邀|特邀)?(?:专家|教师|师资|讲师|嘉宾)(?:人员)?)" + _OF_LIST
)
_LEARNERS = re.compile(_NUMBERED + r"(?:(?:正式|参训|参加|结业|全体)?学员|(?:参训|参加|结业)人员)" + _OF_LIST)
_END = re.compile(r"[（(]?\s*以下(?:空白|无正文|无)\s*[)）]?")


def is_example(text: str) -> bool:
    """Tell whether a text only shows how to fill in."""
    return _EXAMPLE.fullmatch(text) is not None


def sets_apart(title: str) -> bool:
    """Tell whether a title says that what stands under it is not the list itself: 退学人员, 备份, 旧."""
    return _OUT.search(title.strip()) is not None


def names_others(heading: str) -> bool:
    """Tell whether those named below a heading are no learners: 工作人员, 授课专家, 旁听人员."""
    return _OTHERS.fullmatch(heading.strip()) is not None


def is_of_learners(heading: str) -> bool:
    """Tell whether those named below a heading are the learners: 学员名单, 结业学员."""
    return _LEARNERS.fullmatch(heading.strip()) is not None


def kind_of_row(
    texts: Mapping[int, str], of_list: Mapping[int, str], counts: bool, width: int, of_learners: bool
) -> RowKind:
    """Tell what a row is by its texts: all of them, and those in the list's own columns.

    `counts`: all text in the list's columns stands where its running numbers do. `width` counts the columns
    over which the first text is merged. `of_learners`: nobody else belongs to the list. People below an
    "end" are not of the list, those below a "begin" are.
    """
    if not texts:
        return "blank"
    first = next(iter(texts.values()))
    if begins_foot(first) or (len(texts) <= MOST_IN_TOTAL and any(map(_TOTAL.fullmatch, texts.values()))):
        return "total" if any(map(_TOTAL.fullmatch, texts.values())) else "note"
    if len(texts) == 1 and (_END.fullmatch(first) or (of_learners and names_others(first))):
        return "end" if names_others(first) else "note"
    if len(texts) == 1 and is_of_learners(first):
        return "begin"
    is_wide = width >= NOTE_WIDTH or len(first) > NOTE_LENGTH
    if len(texts) == 1 and (is_wide or sets_apart(first) or not of_list):
        return "end" if sets_apart(first) else "note"
    if not of_list:
        return "note"
    if counts:
        return "number" if all(map(_NUMBER.fullmatch, of_list.values())) else "note"
    return "row"


def words_in(cell: WrittenCell) -> str:
    """Return what a person sees in a cell; the value of an error or an uncalculated formula is none."""
    return "" if cell.kind == "error" else shown(cell.value)
