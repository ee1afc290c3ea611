"""Cells of a paper that a person should look at."""

from __future__ import annotations

import io

import docx
import pytest

from zsgx_docs import desk
from zsgx_docs.render.docx import DOUBTFUL, INFERRED, render_shaded
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.word.names import W

SUMMARY = "bureau/submission-summary"


def shades(colours: dict[str, str]) -> dict[tuple[int, int], str]:
    """The grounds of the table's cells, by row and column."""
    data = render_shaded(default_catalogue().get(SUMMARY), desk.sample(SUMMARY), colours)
    [table] = docx.Document(io.BytesIO(data)).tables
    return {
        (row, column): shade.get(f"{W}fill")
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells.cells)
        for shade in cell._element.iter(f"{W}shd")
    }


def test_only_the_cell_of_the_row_that_is_meant_is_shaded() -> None:
    assert shades({"submissions[1].project_name": DOUBTFUL}) == {(2, 1): DOUBTFUL}


@pytest.mark.parametrize("first", ["headcount", "level"])
def test_a_cell_with_two_values_is_doubtful_if_one_of_them_is(first: str) -> None:
    second = {"headcount": "level", "level": "headcount"}[first]
    colours = {f"submissions[0].{first}": DOUBTFUL, f"submissions[0].{second}": INFERRED}
    assert set(shades(colours).values()) == {DOUBTFUL}


def test_nothing_else_of_the_paper_changes() -> None:
    record = desk.sample(SUMMARY)
    plain = docx.Document(io.BytesIO(desk.issue(SUMMARY, record, "docx").data))
    shaded = docx.Document(
        io.BytesIO(
            render_shaded(default_catalogue().get(SUMMARY), record, {"submissions[0].venue": INFERRED})
        )
    )
    assert [[cell.text for cell in row.cells] for row in shaded.tables[0].rows] == [
        [cell.text for cell in row.cells] for row in plain.tables[0].rows
    ]
    assert [p.text for p in shaded.paragraphs] == [p.text for p in plain.paragraphs]
