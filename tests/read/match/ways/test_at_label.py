"""Values beside or below their label, and where a row meets a column."""

from __future__ import annotations

from read.match.small_papers import form, look, search, slots, view
from zsgx_docs.read.match.observation import ACROSS
from zsgx_docs.read.match.ways.at_label import (
    AMONG_GRADES,
    BESIDE_OR_BELOW,
    WHERE_ROW_MEETS_COLUMN,
)

VENUE = form([["办班地点", "{{ venue }}"], ["联系人", "{{ contact }}"]])
UNDER_HEADS = form([["办班地点", "联系人"], ["{{ venue }}", "{{ contact }}"]])
COSTS = form([["支出项目", "金额", "备注"], ["场地费", "{{ venue.amount }}", "{{ venue.note }}"]])
RATING = form([["内容", "满意", "不满意"], ["针对性", "{{ good|tick }}", "{{ bad|tick }}"]])


def it_looks_to_the_right_of_the_label_first() -> None:
    found = look(BESIDE_OR_BELOW, VENUE, view([["办班地点", "武汉"], ["不是地点", "甲"]]))
    assert found is not None
    assert (slots(found), found.fit, found.way) == (["武汉"], 1.0, BESIDE_OR_BELOW.name)


def it_looks_below_the_label_where_nothing_stands_to_the_right() -> None:
    assert slots(look(BESIDE_OR_BELOW, VENUE, view([["办班地点"], ["武汉"]]))) == ["武汉"]


def it_looks_below_first_where_the_template_has_the_label_on_top() -> None:
    document = view([["办班地点", "武汉市"], ["宜昌市", "王芳"]])
    assert slots(look(BESIDE_OR_BELOW, UNDER_HEADS, document)) == ["宜昌市"]


def it_takes_no_other_label_for_the_value() -> None:
    document = view([["办班地点", "联系人", "王芳"]])
    assert look(BESIDE_OR_BELOW, VENUE, document) is None


def it_leaves_the_cell_of_a_label_without_a_value_to_other_ways() -> None:
    here = search(VENUE, view([["办班地点", "联系人", "王芳"]]))
    label = here.labels[0].spot
    assert not here.is_free(label)
    BESIDE_OR_BELOW.look_for(here, 0)
    assert here.is_free(label)


def it_trusts_a_value_as_far_as_its_label_was_read() -> None:
    found = look(BESIDE_OR_BELOW, VENUE, view([["办斑地点", "武汉"]]))
    assert found is not None and found.fit == 0.75


def it_takes_the_cell_where_the_row_meets_the_column() -> None:
    document = view([["支出项目", "备注", "金额"], ["场地费", "三天", "1200"]])
    assert slots(look(WHERE_ROW_MEETS_COLUMN, COSTS, document, 0)) == ["1200"]
    assert slots(look(WHERE_ROW_MEETS_COLUMN, COSTS, document, 1)) == ["三天"]


def it_says_so_where_that_cell_reaches_under_several_heads() -> None:
    document = view([["支出项目", "金额", "备注"], ["场地费", ("1200", 2)]])
    found = look(WHERE_ROW_MEETS_COLUMN, COSTS, document, 1)
    assert found is not None and found.observations == (ACROSS,)


def it_reads_the_grades_beside_a_question() -> None:
    document = view([["针对性", "□满意 ☑不满意"]])
    assert [slots(look(AMONG_GRADES, RATING, document, number)) for number in (0, 1)] == [["□"], ["☑"]]


def it_leaves_to_other_ways_a_value_written_into_the_cell_of_its_label() -> None:
    assert look(BESIDE_OR_BELOW, VENUE, view([["办班地点：武汉", ""], ["联系人", "王芳"]])) is None


def it_looks_beside_a_label_with_a_hint_behind_its_colon() -> None:
    assert slots(look(BESIDE_OR_BELOW, VENUE, view([["办班地点：（盖章）", ""]]))) == [""]
