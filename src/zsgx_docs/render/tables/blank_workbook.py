"""Write the workbook in which a paper is typed: its lists, or labels and values, ready to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.tables.blank_hints import choices_of, column_width, example_of, format_of, hint_of
from zsgx_docs.render.tables.printing import ON_ONE_PAGE, make_printable
from zsgx_docs.render.tables.sheet_writing import DOUBTFUL, HEAD, saved_book
from zsgx_docs.template.naming import distinct_names
from zsgx_docs.template.schema import Field
from zsgx_docs.template.template import Template
from zsgx_docs.template.typing_sheets import (
    CONTENT,
    EXAMPLE,
    HINT_HEAD,
    LABEL_HEAD,
    NOTES,
    REQUIRED,
    VALUE_HEAD,
    list_title,
    listed_fields,
    single_fields,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_ROW, HEAD_ROW = 1, 2
"""Rows of the title and of the head, counted from 1: by definition."""
ROWS = 30
"""Rows that are ruled for a list; a guess: a class has 30 to 100 people, and more may be typed below."""
ROW_HEIGHT = 20
"""Points that a row of a list is high: a guess, room for a pen."""
LAST_ROW = 5000
"""The last row for which choices are offered; a guess."""
LABEL_WIDTH, VALUE_WIDTH, HINT_WIDTH = 26, 40, 25
"""Columns of the sheet 内容, in half-width characters: a guess, an upright page together."""
GREY, RULE = "7F7F7F", "BFBFBF"


def blank_workbook(template: Template) -> bytes:
    """Return an .xlsx to fill in, which the reader of workbooks takes back."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    lists = listed_fields(template)
    names = distinct_names(template)
    if single_fields(template):
        _content(book.create_sheet(CONTENT), template, names)
    for path, fields in lists.items():
        sheet = book.create_sheet(list_title(template, path))
        _list(sheet, template, [f for f in fields if f.kind != "ink"], path)
    _notes(book, template)
    return saved_book(book)


def _content(sheet: Worksheet, template: Template, names: Any) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    _title(sheet, template.settings.title, 3)
    _heads(sheet, [LABEL_HEAD, VALUE_HEAD, HINT_HEAD])
    fields = [field for field in single_fields(template) if field.kind != "ink"]
    for row, field in enumerate(fields, HEAD_ROW + 1):
        needed = field.path in template.settings.required
        sheet.cell(row, 1, names[field.path] + REQUIRED * needed).font = Font(bold=needed)
        value = sheet.cell(row, 2)
        value.number_format = format_of(field)
        value.alignment = Alignment(vertical="top", wrap_text=True)
        value.fill = PatternFill("solid", fgColor=DOUBTFUL)
        hint = sheet.cell(row, 3, hint_of(field))
        hint.font = Font(color=GREY, size=9)
        hint.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.cell(row, 1).alignment = Alignment(vertical="top", wrap_text=True)
        _offer(sheet, field, f"B{row}")
        for column in (1, 2, 3):
            sheet.cell(row, column).border = _ruled()
    for letter, width in zip("ABC", (LABEL_WIDTH, VALUE_WIDTH, HINT_WIDTH), strict=True):
        sheet.column_dimensions[letter].width = width
    make_printable(sheet, HEAD_ROW, ruled=True)


def _list(sheet: Worksheet, template: Template, fields: Sequence[Field], path: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    alone = len(listed_fields(template)) == 1
    _title(sheet, template.settings.title if alone else list_title(template, path), len(fields))
    _heads(sheet, [f"{field.label}{REQUIRED * _is_needed(field, template)}" for field in fields])
    widths = [column_width(field) for field in fields]
    narrowed = min(1.0, ON_ONE_PAGE / sum(widths))
    for column, field in enumerate(fields, 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = widths[column - 1] * narrowed
        sheet.column_dimensions[letter].number_format = format_of(field)
        _offer(sheet, field, f"{letter}{HEAD_ROW + 2}:{letter}{LAST_ROW}")
        example = sheet.cell(HEAD_ROW + 1, column, _as_example(field))
        example.font = Font(italic=True, color=GREY)
        for row in range(HEAD_ROW + 1, HEAD_ROW + 2 + max(ROWS, template.settings.blank_rows)):
            cell = sheet.cell(row, column)
            cell.number_format = "@" if cell is example else format_of(field)
            cell.border = _ruled()
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            sheet.row_dimensions[row].height = ROW_HEIGHT
    make_printable(sheet, HEAD_ROW, ruled=True)


def _as_example(field: Field) -> str | None:
    text = example_of(field)
    return f"{EXAMPLE}{text}" if text else None


def _is_needed(field: Field, template: Template) -> bool:
    return field.role in ("name", "id") or field.path in template.settings.required


def _title(sheet: Worksheet, title: str, columns: int) -> None:
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(TITLE_ROW, 1, title)
    cell.font = Font(bold=True, size=14)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=columns)
    sheet.row_dimensions[TITLE_ROW].height = 30


def _heads(sheet: Worksheet, heads: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for column, head in enumerate(heads, 1):
        cell = sheet.cell(HEAD_ROW, column, head)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=HEAD)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _ruled()
    sheet.row_dimensions[HEAD_ROW].height = 32


def _offer(sheet: Worksheet, field: Field, cells: str) -> None:
    """Choices as a list, and what to type as a word beside the cell."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = choices_of(field)
    hint = hint_of(field)
    if choices:
        offered = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        offered.error = f"请从下拉列表里选：{'、'.join(choices)}"
        offered.errorTitle = field.label[:30]
        offered.showErrorMessage = True
    elif hint:
        offered = DataValidation(allow_blank=True)
    else:
        return
    offered.promptTitle, offered.prompt = field.label[:30], hint[:250]
    offered.showInputMessage = True
    sheet.add_data_validation(offered)
    offered.add(cells)


def _ruled() -> Any:
    from openpyxl.styles import Border, Side

    side = Side("thin", color=RULE)
    return Border(side, side, side, side)


def _notes(book: Workbook, template: Template) -> None:
    from openpyxl.styles import Alignment, Font

    sheet: Worksheet = book.create_sheet(NOTES)
    lines = [
        f"怎样填写《{template.settings.title}》",
        f"1. 带 {REQUIRED} 的栏必须填写；其余的没有可以空着。",
        f"2. 名单里以“{EXAMPLE}”开头的灰色一行是示例，读取时不算，可以留着，也可以删去。",
        "3. 一人（一项）一行，行数不够就往下写；不用的行空着即可；序号可以不填。",
        "4. 身份证号、电话、证书编号等栏已设为文本格式，请直接输入，不要改格式，以免 Excel 截断。",
        "5. 有下拉箭头的格请从列表里选；日期可写 2025年10月24日、2025-10-24 或 2025/10/24。",
        "6. 请不要改动栏目名称；不用的栏可以整列删去（带 * 的除外）。",
        f"7. 填好保存后运行：zsgx render {template.name} 本文件.xlsx -o 文件.docx（或 .pdf）",
    ]
    for row, line in enumerate(lines, 1):
        cell: Cell = sheet.cell(row, 1)  # type: ignore[assignment]
        cell.value = line
        cell.font = Font(bold=row == 1, size=14 if row == 1 else 11)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.row_dimensions[row].height = 34 if row > 1 else 40
    sheet.column_dimensions["A"].width = 76
    make_printable(sheet, 1, keep_first_column=False, ruled=True)
