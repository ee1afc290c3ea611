"""Label and value in one cell or line."""

from __future__ import annotations

import pytest

from read.match.small_papers import Part, form, look, search, slots, view
from zsgx_docs.read.match.observation import SAME_CELL
from zsgx_docs.read.match.ways.in_text import BEHIND_LABEL, LINE_IN_TWO_CELLS

CONTACT = form([["联系人", "{{ contact }}"], ["办班地点", "{{ venue }}"]])
DATE = form("申报时间：{{ date|date }}")


@pytest.mark.parametrize("part", [[["联系人：王芳", "甲"]], "联系人：王芳", "1、联系人:王芳"])
def it_reads_on_behind_the_label(part: Part) -> None:
    found = look(BEHIND_LABEL, CONTACT, view(part))
    assert slots(found) == ["王芳"]
    assert found is not None and found.observations == ()


def it_says_so_where_no_colon_parts_label_and_value() -> None:
    found = look(BEHIND_LABEL, CONTACT, view([["联系人 王芳", "甲"]]))
    assert found is not None
    assert (slots(found), found.observations) == (["王芳"], (SAME_CELL.about(label="联系人"),))


def it_goes_to_the_next_cell_where_nothing_stands_behind_the_label() -> None:
    assert slots(look(BEHIND_LABEL, CONTACT, view([["本单位联系人：", "王芳"]]))) == ["王芳"]


def it_takes_no_mention_within_a_sentence_for_the_label() -> None:
    assert look(BEHIND_LABEL, CONTACT, view("请各单位于月底前将联系人报送我厅")) is None


def it_reads_no_cell_that_is_a_value_already() -> None:
    here = search(CONTACT, view([["联系人：王芳"]]))
    here.taken.add(0)
    assert BEHIND_LABEL.look_for(here, 0) is None


def it_knows_a_line_that_became_two_cells() -> None:
    assert slots(look(LINE_IN_TWO_CELLS, DATE, view([["申报时间", "2025年12月19日"]]))) == ["2025年12月19日"]
    assert look(LINE_IN_TWO_CELLS, DATE, view([["办班时间", "2025年12月19日"]])) is None
    assert look(LINE_IN_TWO_CELLS, DATE, view([["申报时间"]])) is None


def it_takes_no_label_for_the_second_of_the_two_cells() -> None:
    template = form([["联系人", "{{ contact }}"]], "申报时间：{{ date|date }}")
    document = view([["联系人", "王芳"], ["申报时间", "联系人"]])
    assert look(LINE_IN_TWO_CELLS, template, document, 1) is None
