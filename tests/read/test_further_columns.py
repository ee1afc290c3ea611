"""A column that the form has not is named by its head."""

from collections.abc import Sequence

from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.entries import Entry, entries_of
from zsgx_docs.read.further_columns import in_further_columns

HEADS = {"序号", "姓名", "手机"}


def further(*rows: str, taken: str = "") -> list[str]:
    """The texts of the cells in such columns; `taken` are the characters that values were made of."""
    entries = list(entries_of([table([row.split() for row in rows])]))

    def is_taken(entry: Entry) -> bool:
        return bool(set(entry.text.text) & set(taken))

    found = in_further_columns(entries, is_taken, HEADS.__contains__)
    return [entry.text.text for entry in entries if id(entry) in found]


def table(rows: Sequence[Sequence[str]]) -> Grid:
    cells = [Cell(r, c, Passage.at(text)) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Grid(tuple(cells))


def test_what_stands_below_a_head_that_the_form_has_not_is_named() -> None:
    assert further("姓名 性别 手机", "方玥 女 138", "段行舟 男 139", taken="方玥段行舟138") == ["女", "男"]


def test_a_column_of_which_a_value_was_made_is_none_of_these() -> None:
    assert further("姓名 性别 手机", "方玥 女 138", "段行舟 男 139", taken="方玥段行舟138男") == []


def test_words_without_a_head_or_below_one_of_the_form_have_no_name() -> None:
    assert further("姓名 1 手机", "方玥 女 138", "段行舟 男 139", taken="方玥段行舟13") == []
    assert further("姓名 手机", "方玥 女", "段行舟 男", taken="方玥段行舟") == []
    assert further("方玥 女 138", "段行舟 男 139", "李秋 男 137", taken="方玥段行舟李秋138") == []


def test_one_remark_beside_one_row_is_no_column() -> None:
    assert further("姓名 性别 手机", "方玥 女 138", taken="方玥138") == []
