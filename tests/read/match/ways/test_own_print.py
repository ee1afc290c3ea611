"""Blanks that are known by the print in them."""

from __future__ import annotations

from read.match.small_papers import form, look, search, slots, view
from zsgx_docs.read.match.ways.own_print import BY_OWN_PRINT

COVER = form("申报单位：{{ cover|unit }}（盖章）")
UNITS = form("主办单位：{{ host|unit }}", "协办单位：{{ helper|unit }}")
CONTACT = form("联系人：{{ contact }}", "联系电话：{{ phone|phone }}")


def it_finds_the_line_wherever_it_stands() -> None:
    document = view("关于申报的函", "申报单位：江汉研究院（盖章）", [["甲", "乙"]])
    found = look(BY_OWN_PRINT, COVER, document)
    assert found is not None
    assert (slots(found), found.spot, found.way) == (["江汉研究院"], None, BY_OWN_PRINT.name)


def it_finds_it_in_a_cell_too_if_that_is_free() -> None:
    here = search(COVER, view([["申报单位：江汉研究院（盖章）"]]))
    assert slots(BY_OWN_PRINT.look_for(here, 0)) == ["江汉研究院"]
    here.taken.add(0)
    assert BY_OWN_PRINT.look_for(here, 0) is None


def it_trusts_what_it_finds_as_far_as_the_print_agrees() -> None:
    found = look(BY_OWN_PRINT, COVER, view("申扳单位：江汉研究院（盖章）"))
    assert found is not None and 0.6 < found.fit < 1


def it_does_not_take_another_lines_print_for_its_own() -> None:
    assert look(BY_OWN_PRINT, UNITS, view("主办单位：江汉研究院"), 1) is None


def it_ends_a_value_where_the_next_line_of_the_template_begins() -> None:
    document = view("联系人：王芳 联系电话：02712345678")
    assert slots(look(BY_OWN_PRINT, CONTACT, document)) == ["王芳"]


def it_looks_for_nothing_that_has_too_little_print() -> None:
    assert look(BY_OWN_PRINT, form("{{ year|year }}年"), view("2026年")) is None


def it_keeps_all_that_is_written_of_a_time_that_is_kept_as_written() -> None:
    template = form("办班时间：{{ training_dates|dates }}")
    assert slots(look(BY_OWN_PRINT, template, view("办班时间：2026年5月，具体另行通知"))) == [
        "2026年5月，具体另行通知"
    ]
