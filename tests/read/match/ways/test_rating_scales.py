"""Questions that are answered by one of several grades."""

from __future__ import annotations

import pytest

from read.match.small_papers import Part, form, view
from zsgx_docs.read.match.found import found_in_cell
from zsgx_docs.read.match.observation import BOXES_DIFFER
from zsgx_docs.read.match.ways.rating_scales import rating_questions, read_ratings, with_unmarked
from zsgx_docs.read.source import NO_SECOND_LOOK

SURVEY = form(
    [
        ["内容", "很满意", "满意", "不满意"],
        ["针对性", "{{ a.best|tick }}", "{{ a.good|tick }}", "{{ a.bad|tick }}"],
        ["意见", ("{{ words }}", 3)],
    ]
)


def ticks(*parts: Part) -> list[str]:
    found = read_ratings(SURVEY.blanks, view(*parts), {}, NO_SECOND_LOOK)
    return [found[number].aligned.slots[0].text for number in sorted(found)]


def it_knows_a_question_by_its_tick_blanks_under_grades() -> None:
    (question,) = rating_questions(SURVEY.blanks)
    assert question.label == "针对性"
    assert [number for number, _ in question.grades] == [0, 1, 2]


@pytest.mark.parametrize(
    "parts",
    [
        [[["针对性", "□很满意 ☑满意 □不满意"]]],
        [[["针对性", "□很满意", "☑满意", "□不满意"]]],
        ["针对性：□很满意 ☑满意 □不满意"],
        [[["针对性", "不满意□ 满意☑ 很满意□"]]],
    ],
)
def it_reads_all_grades_in_one_cell_or_several_or_a_line(parts: list[Part]) -> None:
    assert ticks(*parts) == ["□", "☑", "□"]


def it_reads_the_one_grade_that_is_written() -> None:
    assert ticks([["针对性", "很满意"]]) == ["☑", "□", "□"]
    assert ticks([["针对性", "尚可"]]) == []


def it_says_so_where_some_grades_have_no_box() -> None:
    found = read_ratings(SURVEY.blanks, view([["针对性", "很满意 ☑满意 □不满意"]]), {}, NO_SECOND_LOOK)
    assert {each.observations for each in found.values()} == {(BOXES_DIFFER,)}


@pytest.mark.parametrize(("stroke", "read"), [("√", "√"), ("V", "☑")])
def it_takes_empty_cells_for_not_chosen_where_one_has_a_stroke(stroke: str, read: str) -> None:
    spots = view([[stroke, "", ""]]).spots
    found = {n: found_in_cell(SURVEY.blanks[n].pattern, spot, 1.0) for n, spot in enumerate(spots)}
    settled = with_unmarked(SURVEY.blanks, found, NO_SECOND_LOOK)
    assert [settled[n].text.text for n in range(3)] == [read, "□", "□"]


def it_settles_nothing_where_two_cells_have_strokes() -> None:
    spots = view([["√", "√", ""]]).spots
    found = {n: found_in_cell(SURVEY.blanks[n].pattern, spot, 1.0) for n, spot in enumerate(spots)}
    assert with_unmarked(SURVEY.blanks, found, NO_SECOND_LOOK) == found


def it_reads_the_question_that_is_most_surely_the_one() -> None:
    other, own = ["针对性强", "☑很满意 □满意 □不满意"], ["针对性", "□很满意 ☑满意 □不满意"]
    assert ticks([other, own]) == ["□", "☑", "□"]
