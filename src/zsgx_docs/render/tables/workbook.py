"""Writes results of reading as a workbook: a sheet a kind of paper, doubtful cells coloured."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from zsgx_docs.model import paths
from zsgx_docs.render.tables.columns import TableColumn, columns_of, typed_cell
from zsgx_docs.render.tables.print_layout import set_for_print
from zsgx_docs.template.template import Template

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Result = Mapping[str, Any]
"""One file's result as JSON (extraction, or `{"source", "error"}`)."""

NOTHING: Mapping[str, str] = MappingProxyType({})
OVERVIEW = "总览"
OVERVIEW_HEADS = ("文件", "文书", "页数", "值", "待核对", "印章", "问题", "读取错误")
OTHER_PAPERS = "未识别的文书"
DOUBTFUL, HEAD = "FFF2CC", "DDEBF7"
WIDEST = 48
"""Widest column in a workbook's units, a digit each: a guess; longer text wraps."""
NARROWEST = 8
"""Narrowest column in a workbook's units, a digit each: a guess."""
MOST_IN_CELL = 32_000
"""Characters written into a cell: below the 32,767 that Excel holds."""
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")


def workbook_of(results: Sequence[Result], templates: Mapping[str, Template]) -> bytes:
    """Return an .xlsx: an overview of the files, then the records by kind of paper; `templates` by name."""
    import openpyxl

    book = openpyxl.Workbook()
    overview = book.worksheets[0]
    overview.title = OVERVIEW
    _write_overview(overview, results, templates)
    papers = [paper for result in results for paper in papers_of(result)]
    for name in dict.fromkeys(str(paper["template"]) for _, paper in papers if paper.get("template")):
        if name in templates:
            of_kind = [(file, paper) for file, paper in papers if paper.get("template") == name]
            _write_records(_new_sheet(book, templates[name].settings.title), templates[name], of_kind)
    return _saved(book)


def record_workbook(
    template: Template,
    record: Mapping[str, Any],
    doubtful: Mapping[str, str] = NOTHING,
    inferred: Mapping[str, str] = NOTHING,
) -> bytes:
    """Return one record as a workbook that prints on A4: a row for each item of its list.

    `doubtful` and `inferred` say why by the paths of values; their cells are coloured and have a note.
    """
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = _FORBIDDEN_IN_TITLE.sub("", template.settings.title)[:31]
    columns = columns_of(template)
    _write_head(sheet, [column.head for column in columns])
    values = dict(paths.leaves(record))
    for row in range(row_count(values, columns)):
        for number, column in enumerate(columns, start=1):
            cell, path = sheet.cell(row + 2, number), column.path_in(row)
            _write_cell(cell, *typed_cell(values.get(path), column.kind))
            if why := doubtful.get(path) or inferred.get(path):
                _note(cell, why, DOUBTFUL if path in doubtful else HEAD)
    _finish(sheet)
    set_for_print(sheet)
    return _saved(book)


def papers_of(result: Result) -> Iterator[tuple[str, Result]]:
    """Yield the first paper of a file and those further on, with the file's name."""
    if "error" in result:
        return
    filename = str(result["source"]["filename"])
    yield filename, result
    for paper in result.get("more") or ():
        yield filename, paper


def _write_overview(sheet: Worksheet, results: Sequence[Result], templates: Mapping[str, Template]) -> None:
    _write_head(sheet, OVERVIEW_HEADS)
    for result in results:
        if "error" in result:
            row: list[Any] = [result["source"]["filename"], *[None] * 6, result["error"]["message"]]
            _write_row(sheet, row)
            continue
        for filename, paper in papers_of(result):
            _write_row(sheet, _overview_row(filename, paper, result, templates))
    _finish(sheet)


def _overview_row(
    filename: str, paper: Result, result: Result, templates: Mapping[str, Template]
) -> list[Any]:
    template = templates.get(str(paper.get("template")))
    pages = paper.get("pages")
    return [
        filename,
        template.settings.title if template else OTHER_PAPERS,
        f"{pages[0]}—{pages[1]}" if pages else result["source"].get("pages"),
        len(paper["fields"]),
        sum(bool(leaf["needs_review"]) for leaf in paper["fields"]),
        "；".join(seal["text"] or "（未读出）" for seal in paper.get("seals") or ()),
        "；".join(finding["message"] for finding in paper.get("findings") or ()),
        None,
    ]


def _write_records(sheet: Worksheet, template: Template, papers: Iterable[tuple[str, Result]]) -> None:
    columns = columns_of(template)
    _write_head(sheet, ["文件", *(column.head for column in columns)])
    for filename, paper in papers:
        leaves = {leaf["path"]: leaf for leaf in paper["fields"]}
        for row in range(row_count(leaves, columns)):
            _write_row(sheet, [filename])
            for number, column in enumerate(columns, start=2):
                leaf = leaves.get(column.path_in(row))
                if leaf is not None:
                    _write_leaf(sheet.cell(sheet.max_row, number), leaf, column)
    _finish(sheet)


def row_count(leaves: Mapping[str, Any], columns: Sequence[TableColumn]) -> int:
    """Return how many rows the longest list of the paper has; one where it has none."""
    rows = [int(found[1]) + 1 for path in leaves if (found := re.search(r"\[(\d+)\]", path))]
    listed = any(column.repeats for column in columns)
    return max(rows, default=1) if listed else 1


def _write_leaf(cell: Cell | MergedCell, leaf: Mapping[str, Any], column: TableColumn) -> None:
    _write_cell(cell, *typed_cell(leaf["value"], column.kind))
    if leaf["needs_review"]:
        _note(cell, str(leaf["reason"] or "请核对"), DOUBTFUL)


def _note(cell: Cell | MergedCell, why: str, colour: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=colour)
    cell.comment = Comment(why[:MOST_IN_CELL], "zsgx")


def _write_row(sheet: Worksheet, values: Iterable[Any]) -> None:
    """Below the last row."""
    row = sheet.max_row + 1
    for number, value in enumerate(values, start=1):
        _write_cell(sheet.cell(row, number), value)


def _write_cell(cell: Cell | MergedCell, value: Any, number_format: str = "@") -> None:
    """Text is stored as text: Excel never runs it as a formula nor takes it for a number."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST_IN_CELL]
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(("=", "+", "-", "@", "\t", "\r"))
        cell.number_format = "@"
    elif value is not None:
        cell.value = value
        cell.number_format = number_format if number_format != "@" else "General"


def _write_head(sheet: Worksheet, heads: Iterable[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, head in enumerate(heads, start=1):
        cell = sheet.cell(1, number)
        _write_cell(cell, head)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=HEAD)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.freeze_panes = "B2"


def _finish(sheet: Worksheet) -> None:
    """Columns as wide as what stands in them, within reason, and a filter over all."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.iter_cols(), start=1):
        longest = max(_width(cell.value) for cell in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(WIDEST, max(NARROWEST, longest + 2))
        for cell in column[1:]:
            cell.alignment = Alignment(vertical="top", wrap_text=longest > WIDEST)
    sheet.auto_filter.ref = sheet.dimensions


def _width(value: Any) -> int:
    """In half-width characters, of the longest line."""
    lines = str(value if value is not None else "").split("\n")
    return max(sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in lines)


def _new_sheet(book: Workbook, title: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(_FORBIDDEN_IN_TITLE.sub("", title)[:31])
    return sheet


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
