"""Name the columns of a workbook's lists that a template has no place for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zsgx_docs.model.sheet import Grid
from zsgx_docs.read.match import find_head
from zsgx_docs.read.workbook import Worksheet, letters, sheet_of_tables
from zsgx_docs.template.template import Template

TOP = 30
"""Rows among which the heads stand; a guess."""


def unused_columns(sheets: Sequence[Worksheet], template: Template) -> Iterator[str]:
    """Yield one sentence a sheet that names their heads and cells; columns without a head have no name."""
    for sheet in sheets:
        for grid in sheet_of_tables([replace(sheet, rows=sheet.rows[:TOP])]).blocks:
            if isinstance(grid, Grid):
                heads = "、".join(_unused(grid, template))
                if heads:
                    yield f"工作表「{sheet.title}」的{heads}栏不在这张表的栏目里，没有用上。"


def _unused(grid: Grid, template: Template) -> Iterator[str]:
    heads = [find_head(repeat, grid, template.settings.aliases) for repeat in template.layout.repeats]
    found = max(filter(None, heads), key=lambda head: head.score, default=None)
    if found is None:
        return
    used = {column for cell in found.cells.values() for column in cell.columns}
    for cell in grid.row(found.row):
        if cell.text.text.strip() and used.isdisjoint(cell.columns):
            head = "".join(cell.text.text.split())
            yield f"“{head}”（{letters(cell.column + 1)}{cell.row + 1}）"
