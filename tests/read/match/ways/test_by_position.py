"""Blanks that are known by their place alone."""

from __future__ import annotations

from read.match.small_papers import form, look, search, slots, view
from zsgx_docs.read.match.observation import BY_POSITION
from zsgx_docs.read.match.ways.at_label import BESIDE_OR_BELOW
from zsgx_docs.read.match.ways.by_position import (
    BETWEEN_NEIGHBOURS,
    IN_SEQUENCE,
    NEAR_TABLE_AS_PRINTED,
)

THREE = form([["项目名称", "{{ name }}"], ["办班地点", "{{ venue }}"], ["联系人", "{{ contact }}"]])
SPOILT = view([["项目名称", "数字班"], ["▇▇▇▇", "武汉"], ["联系人", "王芳"]])
LIST = form("{{ title }}", [["序号", "名称"], ["1", "甲"]], "{{ note }}")
LETTER = form("{{ to }}：", "现将名单报上。", "{{ body|prose }}", "特此报告。")


def it_takes_the_cell_between_its_neighbours_and_says_so() -> None:
    here = search(THREE, SPOILT)
    before = BESIDE_OR_BELOW.look_for(here, 0)
    assert before is not None
    here.take(0, before)
    found = BETWEEN_NEIGHBOURS.look_for(here, 1)
    assert found is not None
    assert (slots(found), found.fit) == (["武汉"], 0.5)
    assert found.observations == (BY_POSITION.about(label="办班地点"),)


def it_guesses_nothing_between_neighbours_that_are_not_known() -> None:
    assert look(BETWEEN_NEIGHBOURS, THREE, SPOILT, 1) is None


def it_guesses_nothing_where_more_than_one_label_and_value_stand_between() -> None:
    here = search(THREE, view([["项目名称", "数字班"], ["▇▇", "武汉"], ["▇▇", "甲"], ["联系人", "王芳"]]))
    before = BESIDE_OR_BELOW.look_for(here, 0)
    assert before is not None
    here.take(0, before)
    assert BETWEEN_NEIGHBOURS.look_for(here, 1) is None


def it_counts_lines_from_the_table() -> None:
    document = view("附件", "学员名单", [["序号", "名称"], ["1", "甲"]], "共一人")
    assert slots(look(NEAR_TABLE_AS_PRINTED, LIST, document, 0)) == ["学员名单"]
    assert slots(look(NEAR_TABLE_AS_PRINTED, LIST, document, 1)) == ["共一人"]


def it_takes_a_note_for_empty_where_the_paper_ends_with_its_table() -> None:
    document = view("学员名单", [["序号", "名称"], ["1", "甲"]])
    assert slots(look(NEAR_TABLE_AS_PRINTED, LIST, document, 1)) == [""]


def it_takes_what_stands_between_lines_that_are_known() -> None:
    document = view("各单位：", "现将名单报上。", "第一段。", "第二段。", "特此报告。")
    assert slots(look(IN_SEQUENCE, LETTER, document, 1)) == ["第一段。\n第二段。"]
    assert look(IN_SEQUENCE, LETTER, view("现将名单报上。", "特此报告。"), 1) is None


def it_takes_no_line_that_is_surely_another() -> None:
    template = form("现将名单报上。", "{{ title }}", [["序号", "名称"], ["1", "甲"]])
    document = view("现将名单报上。", [["序号", "名称"], ["1", "甲"]])
    assert look(NEAR_TABLE_AS_PRINTED, template, document) is None


def it_leaves_prose_of_several_lines_to_their_sequence() -> None:
    template = form("现将名单报上。", [["序号", "名称"]], "{{ note|prose }}", "特此报告。")
    document = view("现将名单报上。", [["序号", "名称"]], "第一段。", "第二段。", "特此报告。")
    assert look(NEAR_TABLE_AS_PRINTED, template, document) is None
    assert slots(look(IN_SEQUENCE, template, document)) == ["第一段。\n第二段。"]
