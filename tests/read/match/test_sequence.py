"""Which paragraph each line of a template became."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from read.match.small_papers import form, view
from zsgx_docs.read.match.sequence import certain_lines, match_lines, takes_several, tells_apart
from zsgx_docs.template.layout import Layout, pattern_of

LETTER = form("{{ to }}：", "现将培训情况报告如下。", "{{ body|prose }}", "特此报告。", "{{ date|date }}")
LOOP, END = "{%p for s in steps %}", "{%p endfor %}"
STEPS = form("一、安排", LOOP, "{{ s.title }}", "时间：{{ s.date|date }}", END, "二、要求")


def became(layout: Layout, *texts: str) -> dict[int, list[str]]:
    found = match_lines(layout.lines, view(*texts).paragraphs, layout.loops)
    return {line: list(texts[at.start : at.stop]) for line, at in found.lines.items()}


def items(layout: Layout, *texts: str) -> list[list[Sequence[str]]]:
    """For each item of the first loop, the paragraphs of each of its lines."""
    found = match_lines(layout.lines, view(*texts).paragraphs, layout.loops)
    return [[texts[at.start : at.stop] for at in item.values()] for item in found.items[0]]


def test_lines_keep_their_order() -> None:
    texts = ("省人社厅：", "现将培训情况报告如下。", "一切顺利。", "特此报告。", "2026年5月1日")
    assert became(LETTER, *texts) == {number: [text] for number, text in enumerate(texts)}


def test_prose_takes_all_between_its_neighbours() -> None:
    found = became(LETTER, "省人社厅：", "现将培训情况报告如下。", "第一段。", "第二段。", "特此报告。")
    assert found[2] == ["第一段。", "第二段。"]


def test_a_line_that_is_missing_takes_no_paragraph() -> None:
    assert 2 not in became(LETTER, "省人社厅：", "现将培训情况报告如下。", "特此报告。")


def test_print_may_have_slips() -> None:
    assert became(LETTER, "现将培训情况报吿如下。", "一切顺利。", "特此报告。")[1] == [
        "现将培训情况报吿如下。"
    ]


def test_a_lone_slot_takes_what_is_of_its_kind() -> None:
    found = became(LETTER, "特此报告。", "（联系人：王芳）", "2026年5月1日")
    assert found[4] == ["2026年5月1日"]


def test_paragraphs_of_a_loop_come_item_by_item() -> None:
    texts = ("一、安排", "开班", "时间：2026年5月1日", "结业", "时间：2026年5月3日", "二、要求")
    assert items(STEPS, *texts) == [
        [("开班",), ("时间：2026年5月1日",)],
        [("结业",), ("时间：2026年5月3日",)],
    ]
    assert items(STEPS, "一、安排", "二、要求") == []


def test_only_print_that_is_surely_the_lines_is_certain() -> None:
    paragraphs = view("现将培训情况报告如下。", "某段正文。", "特此抱告。").paragraphs
    assert certain_lines(LETTER.lines, paragraphs) == {0: 1}


@pytest.mark.parametrize(
    ("line", "several"),
    [
        ("{{ body|prose }}", True),
        ("{{ title }}", False),
        ("正文：{{ body|prose }}", False),
        ("特此报告。", False),
    ],
)
def test_prose_alone_takes_several_paragraphs(line: str, several: bool) -> None:
    assert takes_several(pattern_of(line, "")) is several


def test_items_are_told_apart_by_print_number_or_kind() -> None:
    plain = form(LOOP, "{{ s.title }}", "{{ s.place }}", END)
    numbered = form(LOOP, "1.{{ s.title }}", "{{ s.place }}", END)
    assert tells_apart(STEPS.loops[0], STEPS.lines)
    assert not tells_apart(plain.loops[0], plain.lines)
    assert tells_apart(numbered.loops[0], numbered.lines)


def test_numbers_tell_where_an_item_begins() -> None:
    numbered = form("一、安排", LOOP, "1.{{ s.title }}", "{{ s.body|prose }}", END, "二、要求")
    texts = ("一、安排", "1.开班", "领导讲话。", "学员发言。", "2.结业", "颁发证书。", "二、要求")
    assert items(numbered, *texts) == [
        [("1.开班",), ("领导讲话。", "学员发言。")],
        [("2.结业",), ("颁发证书。",)],
    ]


def test_one_more_item_does_not_take_what_another_line_needs() -> None:
    closing = form("一、安排", LOOP, "{{ s.title }}", END, "{{ closing }}")
    found = became(closing, "一、安排", "开班", "结业", "以上安排请知悉")
    assert found[2] == ["以上安排请知悉"]
