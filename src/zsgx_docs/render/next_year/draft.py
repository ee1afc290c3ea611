"""Writes next year's notice as a Word file, with a comment wherever something moved or is blank."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.render.docx import TURQUOISE, YELLOW, SlotMark, render_word, with_marks
from zsgx_docs.render.next_year.move_on import MISSING, NO_DOUBTS, Change, moved_on
from zsgx_docs.template.schema import general
from zsgx_docs.template.template import Template

STRAY_YEAR = "这里的年份不是填空，没有自动更改，请核对"


def drafted_word(
    template: Template, record: Mapping[str, Any], year: int, doubts: Mapping[str, str] = NO_DOUBTS
) -> tuple[bytes, tuple[Change, ...]]:
    """Return next year's notice as a Word file, and what became of each blank.

    `doubts` as `moved_on` takes them. Raises RecordError, TemplateError.
    """
    moved = moved_on(template, record, year, doubts)
    old = paths.get(record, "year")
    stray = re.compile(rf"(?<!\d)(?:{old}|{old - 1})(?=年|〕)")
    word = render_word(template, moved.record, marked=True)
    return with_marks(word, _marks(template, moved.changes), stray, STRAY_YEAR), moved.changes


def _marks(template: Template, changes: Sequence[Change]) -> dict[str, SlotMark]:
    """By the path of the slot; what stays has one only where a person must look."""
    marks: dict[str, SlotMark] = {}
    blanks: dict[str, list[Change]] = {}
    for change in changes:
        if change.action == "blank":
            blanks.setdefault(general(change.path), []).append(change)
        elif change.action == "moved":
            said = f"{change.label}：由“{change.old}”顺延为“{change.new}”"
            caution = TURQUOISE if change.note else None
            comment = f"{said}；注意：{change.note}" if change.note else said
            marks[general(change.path)] = SlotMark(highlight=caution, comment=comment)
        elif change.note:
            comment = f"{change.label}：注意：{change.note}"
            marks[general(change.path)] = SlotMark(highlight=TURQUOISE, comment=comment)
    for path, listed in blanks.items():
        olds = "、".join(dict.fromkeys(change.old for change in listed))
        before = "" if olds == MISSING else f"去年为“{olds}”，"
        said = f"{listed[0].label}：{before}{listed[0].note}"
        marks[path] = SlotMark(blank=True, highlight=YELLOW, comment=said)
        cells = [field.path for field in template.schema.fields if field.path.startswith(f"{path}[].")]
        for cell in cells:
            if not cell.endswith("].no"):
                marks[cell] = SlotMark(blank=True, highlight=YELLOW, comment=said)
                said = ""
    return marks
