"""Rows under the wrong heads, told from rows that are badly read."""

from __future__ import annotations

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.verify.doubts.column_shift import SHIFTED, doubted_where_shifted
from zsgx_docs.read.verify.value import Value, parse
from zsgx_docs.template.schema import Field
from zsgx_docs.values.kind import Context


def value(name: str, kind: str, text: str, sure: float = 0.999) -> Value:
    path = f"people[0].{name}"
    reading = Reading(path, kind, Passage.at(text, Mark(1, confidence=sure)), (), None, 1.0)
    return Value(Field(path, kind, name), path, reading, parse(reading, Context()))


def doubted(sure: float) -> list[bool]:
    row = [
        value("name", "name", "方玥"),
        value("id_number", "id_number", "13938957536", sure),
        value("phone", "phone", "宜昌大学", sure),
    ]
    return [SHIFTED in found.remarks for found in doubted_where_shifted(row)]


def it_doubts_all_of_a_row_of_which_two_values_are_out_of_place() -> None:
    assert doubted(0.99) == [True, True, True]


def it_takes_values_that_could_hardly_be_read_for_misread_ones() -> None:
    assert doubted(0.8) == [False, False, False]


def it_doubts_a_row_in_which_a_time_stands_where_any_words_may_and_its_own_cell_is_empty() -> None:
    row = [value("name", "unit", "天津现代农业大学"), value("organiser", "unit", "6-7月")]
    empty, full = value("planned_time", "months", ""), value("planned_time", "months", "9月")
    assert all(SHIFTED in found.remarks for found in doubted_where_shifted([*row, empty]))
    assert not any(SHIFTED in found.remarks for found in doubted_where_shifted([*row, full]))


def it_doubts_a_row_in_which_a_name_comes_with_the_number_that_the_cell_beside_it_lacks() -> None:
    row = [value("name", "name", "方玥：13938957536"), value("employer", "unit", "宜昌大学（2027）")]
    empty, full = value("phone", "phone", ""), value("phone", "phone", "13800000000")
    assert all(SHIFTED in found.remarks for found in doubted_where_shifted([*row, empty]))
    assert not any(SHIFTED in found.remarks for found in doubted_where_shifted([*row, full]))
