"""Numbers where words belong, and running numbers in other columns."""

from __future__ import annotations

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.verify.doubts.column_shift import SHIFTED, doubted_where_shifted
from zsgx_docs.read.verify.doubts.numbers_astray import LONE_NUMBER, ROW_NUMBER
from zsgx_docs.read.verify.value import Value, parse
from zsgx_docs.template.schema import Field
from zsgx_docs.values.kind import Context


def list_row(number: int, **texts: str) -> list[Value]:
    kinds = {"no": "int", "name": "text", "organiser": "unit", "hours": "number"}
    made = []
    for name, text in {"no": str(number), **texts}.items():
        path = f"projects[{number - 1}].{name}"
        reading = Reading(path, kinds[name], Passage.at(text, Mark(1, confidence=0.999)), (), None, 1.0)
        made.append(Value(Field(path, kinds[name], name), path, reading, parse(reading, Context())))
    return made


def remarked(*rows: list[Value]) -> dict[str, tuple[str, ...]]:
    found = doubted_where_shifted([value for row in rows for value in row])
    return {value.path: value.remarks for value in found if value.remarks}


def it_doubts_a_running_number_that_stands_in_another_column() -> None:
    shifted = list_row(8, name="8", organiser="合成生物技术产业化高级研修班")
    assert ROW_NUMBER in remarked(shifted)["projects[7].name"]


def it_doubts_a_lone_number_where_words_belong() -> None:
    rows = [list_row(n, name="智能制造高级研修班", organiser="武汉大学") for n in (1, 2, 3)]
    found = remarked(*rows, list_row(4, name="40", organiser="13"))
    assert LONE_NUMBER in found["projects[3].name"] and LONE_NUMBER in found["projects[3].organiser"]
    assert all(SHIFTED in found[path] for path in found) and {p[:11] for p in found} == {"projects[3]"}


def it_believes_a_figure_that_is_usual_in_its_column_whatever_the_row() -> None:
    assert not remarked(*(list_row(n, name="研修班", organiser="大学", hours="40") for n in (38, 39, 40)))


def it_believes_numbers_in_a_column_of_numbers() -> None:
    assert not remarked(*(list_row(n, name=str(60 + n), organiser="武汉大学") for n in (1, 2, 3)))
