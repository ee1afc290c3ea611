"""Writes results of reading as a workbook: an overview, what to look at, a sheet a kind of paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from zsgx_docs.model import paths
from zsgx_docs.render.tables.columns import TableColumn, columns_of, typed_cell
from zsgx_docs.render.tables.print_layout import set_for_print
from zsgx_docs.render.tables.review_sheet import (
    FILE,
    FINDING,
    REVIEW,
    ToReview,
    doubt_of_seal,
    seals_to_review,
    write_review,
)
from zsgx_docs.render.tables.sheet_writing import (
    DOUBTFUL,
    HEAD,
    add_row,
    colour_and_note,
    finish_sheet,
    saved_book,
    write_heads,
    write_value,
)
from zsgx_docs.template.template import Template
from zsgx_docs.template.typing_sheets import worksheet_title

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Result = Mapping[str, Any]
"""One file's result as JSON (extraction, or `{"source", "error"}`)."""

NOTHING: Mapping[str, str] = MappingProxyType({})
OVERVIEW = "总览"
OVERVIEW_HEADS = ("文件", "文书", "页数", "值", "待核对", "印章", "问题", "读取错误")
OTHER_PAPERS = "未识别的文书"


def workbook_of(results: Sequence[Result], templates: Mapping[str, Template]) -> bytes:
    """Return an .xlsx: an overview of the files, what to look at, then the records by kind of paper.

    `templates` by name.
    """
    import openpyxl

    book = openpyxl.Workbook()
    overview, review = book.worksheets[0], book.create_sheet(REVIEW)
    overview.title = OVERVIEW
    things = [*_write_overview(overview, results, templates)]
    papers = [paper for result in results for paper in papers_of(result)]
    for name in dict.fromkeys(str(paper["template"]) for _, paper in papers if paper.get("template")):
        if name in templates:
            of_kind = [(file, paper) for file, paper in papers if paper.get("template") == name]
            sheet = book.create_sheet(worksheet_title(templates[name].settings.title))
            things += _write_records(sheet, templates[name], of_kind)
    order = {name_in_lists(result): number for number, result in enumerate(results)}
    write_review(review, sorted(things, key=lambda thing: order[thing.filename]))
    return saved_book(book)


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
    sheet.title = worksheet_title(template.settings.title)
    columns = columns_of(template)
    write_heads(sheet, [column.head for column in columns])
    values = dict(paths.leaves(record))
    for row in range(row_count(values, columns)):
        for number, column in enumerate(columns, start=1):
            cell, path = sheet.cell(row + 2, number), column.path_in(row)
            write_value(cell, *typed_cell(values.get(path), column.kind))
            if why := doubtful.get(path) or inferred.get(path):
                colour_and_note(cell, why, DOUBTFUL if path in doubtful else HEAD)
    finish_sheet(sheet)
    set_for_print(sheet)
    return saved_book(book)


def name_in_lists(result: Result) -> str:
    """Return what a file is called in a list of several: with the mail or archive that it came in."""
    source = result["source"]
    came_in = source.get("submission")
    return f"{came_in['name']}/{source['filename']}" if came_in else str(source["filename"])


def papers_of(result: Result) -> Iterator[tuple[str, Result]]:
    """Yield the first paper of a file and those further on, with the file's name."""
    if "error" in result:
        return
    filename = name_in_lists(result)
    yield filename, result
    for paper in result.get("more") or ():
        yield filename, paper


def _write_overview(
    sheet: Worksheet, results: Sequence[Result], templates: Mapping[str, Template]
) -> Iterator[ToReview]:
    write_heads(sheet, OVERVIEW_HEADS)
    for result in results:
        filename = name_in_lists(result)
        if "error" in result:
            row = add_row(sheet, [filename, *[None] * 6, result["error"]["message"]])
            error = str(result["error"]["message"])
            yield ToReview(filename, "", None, FILE, "", error, OVERVIEW, f"H{row}")
            continue
        for _, paper in papers_of(result):
            row = add_row(sheet, _overview_row(filename, paper, result, templates))
            yield from _marked(sheet, row, filename, paper, templates)
    finish_sheet(sheet)


def _marked(
    sheet: Worksheet, row: int, filename: str, paper: Result, templates: Mapping[str, Template]
) -> Iterator[ToReview]:
    """What of a paper's seals and findings should be looked at; its cells are coloured."""
    template = templates.get(str(paper.get("template")))
    title = template.settings.title if template else OTHER_PAPERS
    doubts = [doubt for seal in paper.get("seals") or () if (doubt := doubt_of_seal(seal))]
    findings = [str(finding["message"]) for finding in paper.get("findings") or ()]
    for column, reasons in (("F", doubts), ("G", findings)):
        if reasons:
            colour_and_note(sheet[f"{column}{row}"], "；".join(reasons), DOUBTFUL)
    yield from seals_to_review(paper, filename, title, OVERVIEW, f"F{row}")
    for message in findings:
        yield ToReview(filename, title, None, FINDING, "", message, OVERVIEW, f"G{row}")


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


def _write_records(
    sheet: Worksheet, template: Template, papers: Iterable[tuple[str, Result]]
) -> Iterator[ToReview]:
    columns = columns_of(template)
    write_heads(sheet, ["文件", *(column.head for column in columns)])
    for filename, paper in papers:
        leaves = {leaf["path"]: leaf for leaf in paper["fields"]}
        for number in range(row_count(leaves, columns)):
            row = add_row(sheet, [filename])
            for at, column in enumerate(columns, start=2):
                leaf = leaves.get(column.path_in(number))
                if leaf is not None:
                    cell = sheet.cell(row, at)
                    write_value(cell, *typed_cell(leaf["value"], column.kind))
                    if leaf["needs_review"]:
                        why = str(leaf["reason"] or "请核对")
                        colour_and_note(cell, why, DOUBTFUL)
                        where = sheet.title, cell.coordinate
                        read = _in_words(leaf["value"], column)
                        title = template.settings.title
                        yield ToReview(filename, title, leaf.get("page"), column.head, read, why, *where)
    finish_sheet(sheet)


def _in_words(value: Any, column: TableColumn) -> str:
    shown, _ = typed_cell(value, column.kind)
    return "（空）" if shown is None else str(shown)


def row_count(leaves: Mapping[str, Any], columns: Sequence[TableColumn]) -> int:
    """Return how many rows the longest list of the paper has; one where it has none."""
    rows = [int(found[1]) + 1 for path in leaves if (found := re.search(r"\[(\d+)\]", path))]
    listed = any(column.repeats for column in columns)
    return max(rows, default=1) if listed else 1
