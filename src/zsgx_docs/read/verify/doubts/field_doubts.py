"""Doubt values that look well read and yet cannot be what was written.

Print was taken for one, a page cuts text off, nothing stands where something must.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Cell, Grid, Sheet
from zsgx_docs.read.document import body_of
from zsgx_docs.read.match import folded, label_form

PRINT_AS_VALUE = "读到的“{text}”像是表中的栏目名称，请核对"
HINT_AS_VALUE = "内容里夹着表格印的提示语“{text}”，请核对"
PROMPT = "读到的是表格里请人填写的提示语，请核对"
AT_THE_EDGE = "文字紧贴页边，可能没有扫全"
CUT_OFF = "第{page}页开头有没有归入任何一栏的文字：“{text}”，可能是这一项的下文"
SEEN_NOWHERE = "表中没有找到这一格，不能确定是否填了内容，请核对"
NOT_GIVEN = "这一项应有内容，却没有读到"
_PROMPT = re.compile(r"(?:请|单击|点击)[^，；]{0,8}(?:输入|填写|选择|填入)[^，；]{0,12}|选择一项[。.]?")
EDGE = 3.0
"""Points from the side of a page within which text may go on beyond it: 1 mm, what a
scanner may cut; a guess."""
LOW = 0.8
"""The share (0..1) of a page's height below which a table's last row may go on overleaf; a guess."""


def doubted_print(fields: Sequence[Evidence], labels: Collection[str]) -> list[Evidence]:
    """Doubt a value that is word for word a label of some form: it is another cell's; a prompt is none."""

    def taken(field: Evidence) -> bool:
        return isinstance(field.value, str) and len(field.value) > 1 and label_form(field.value) in labels

    def is_prompt(field: Evidence) -> bool:
        return isinstance(field.value, str) and _PROMPT.fullmatch(field.value.strip()) is not None

    fields = [f.doubted(PROMPT) if is_prompt(f) else f for f in fields]
    return [f.doubted(PRINT_AS_VALUE.format(text=f.value)) if taken(f) else f for f in fields]


def doubted_hints(fields: Sequence[Evidence], hints: Sequence[str]) -> list[Evidence]:
    """Print that told what to write here, its brackets gone: it is not what was written."""

    def held(field: Evidence) -> str | None:
        said = folded("".join(field.text.split()))
        return next((hint for hint in hints if hint in said), None)

    return [f.doubted(HINT_AS_VALUE.format(text=h[:12])) if (h := held(f)) else f for f in fields]


def doubted_nowhere(fields: Sequence[Evidence]) -> list[Evidence]:
    """Doubt an empty value whose cell was not seen on its scan: nobody knows that it is empty."""
    return [f.doubted(SEEN_NOWHERE) if f.value is None and not f.boxes else f for f in fields]


def doubted_at_edge(fields: Sequence[Evidence], sheets: Sequence[Sheet]) -> list[Evidence]:
    """Doubt text that reaches the left or right side of its page, on a scan."""
    widths = {sheet.page: sheet.width for sheet in sheets if sheet.width}

    def cut(field: Evidence) -> bool:
        return bool(field.text.strip()) and any(
            box.x0 < EDGE or box.x1 > widths.get(page, box.x1 + 2 * EDGE) - EDGE for page, box in field.boxes
        )

    return [f.doubted(AT_THE_EDGE) if cut(f) else f for f in fields]


def doubted_cut_off(fields: Sequence[Evidence], sheets: Sequence[Sheet]) -> list[Evidence]:
    """Doubt values in the last row of a page's table where the next begins with text that no field took."""
    taken = [place for field in fields for place in field.boxes]
    loose = [c for s in sheets if (c := _without_label(s)) and not any(_is_in(c, place) for place in taken)]
    if not loose:
        return list(fields)
    said = CUT_OFF.format(page=loose[0].page, text=loose[0].text.text.strip()[:20])
    feet = [cell for sheet in sheets for cell in _foot(sheet)]
    return [
        f.doubted(said) if f.boxes and any(_is_in(cell, f.boxes[-1]) for cell in feet) else f for f in fields
    ]


def _without_label(sheet: Sheet) -> Cell | None:
    """The one cell with text of the row that a page begins with, nothing to its left saying what it is."""
    first = next(iter(body_of(sheet)), None)
    row = first.row(0) if isinstance(first, Grid) else []
    written = [cell for cell in row if cell.text.text.strip()]
    return written[0] if len(written) == 1 and written[0] is not row[0] else None


def _foot(sheet: Sheet) -> list[Cell]:
    """The cells of a table's last row, low on the page."""
    last = next((block for block in reversed(sheet.blocks) if isinstance(block, Grid)), None)
    row = last.row(last.row_count - 1) if last else []
    return [cell for cell in row if cell.box and sheet.height and cell.box.bottom > LOW * sheet.height]


def _is_in(cell: Cell, place: tuple[int, Box]) -> bool:
    page, box = place
    return cell.page == page and cell.box is not None and cell.box.holds(box.middle)


def doubted_missing(fields: Sequence[Evidence], required: Collection[str]) -> list[Evidence]:
    """Doubt that nothing stands where no paper of the kind has nothing."""
    return [f.doubted(NOT_GIVEN) if f.value is None and f.path in required else f for f in fields]
