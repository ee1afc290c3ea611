"""Sheets of a template written down directly, without a Word file: paragraphs and grids by their text."""

from __future__ import annotations

from collections.abc import Sequence

from zsgx_docs.model.passage import Passage, Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet

Line = str | Sequence[Sequence[str | tuple[str, int, int]]]
"""A paragraph, or the rows of a table; a cell may give its spans down and across."""


def sheet(*lines: Line) -> Sheet:
    blocks: list[Block] = []
    tables = 0
    for number, line in enumerate(lines):
        if isinstance(line, str):
            blocks.append(Paragraph(Passage.at(line), place=Place(paragraph=number)))
        else:
            blocks.append(grid(line, tables))
            tables += 1
    return Sheet(tuple(blocks))


def grid(rows: Sequence[Sequence[str | tuple[str, int, int]]], table: int = 0) -> Grid:
    """Cells fill their row from the left, past those that reach down into it."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, texts in enumerate(rows):
        column = 0
        for number, given in enumerate(texts):
            text, down, across = (given, 1, 1) if isinstance(given, str) else given
            while (row, column) in taken:
                column += 1
            place = Place(table=table, row=row, cell=number)
            cells.append(Cell(row, column, Passage.at(text), down, across, place=place))
            taken |= {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
            column += across
    return Grid(tuple(cells))
