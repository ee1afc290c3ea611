"""Paragraphs that repeat, item by item."""

from __future__ import annotations

from read.match.small_papers import form, view
from zsgx_docs.read.match.observation import BY_ORDER, LEFT_BEHIND
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.repeats.paragraph_items import ITEM_BY_ITEM, read_loops
from zsgx_docs.read.source import NO_SECOND_LOOK
from zsgx_docs.template.layout import Layout

LOOP, END = "{%p for s in steps %}", "{%p endfor %}"
STEPS = form("一、安排", LOOP, "{{ s.title }}", "时间：{{ s.date|date }}", END, "二、要求")
PRINTED = form("一、安排", LOOP, "名称：{{ s.title }}", "时间：{{ s.date|date }}", END, "二、要求")
PLAIN = form("一、安排", LOOP, "{{ s.title }}", "{{ s.place }}", END, "二、要求")


def read(layout: Layout, *texts: str) -> list[Reading]:
    return read_loops(layout, view(*texts), NO_SECOND_LOOK)


def test_items_are_numbered_in_their_order() -> None:
    found = read(STEPS, "一、安排", "开班", "时间：2026年5月1日", "结业", "时间：2026年5月3日", "二、要求")
    assert [(r.path, r.text.text) for r in found] == [
        ("steps[0].title", "开班"),
        ("steps[0].date", "2026年5月1日"),
        ("steps[1].title", "结业"),
        ("steps[1].date", "2026年5月3日"),
    ]
    assert {(r.way, r.observations) for r in found} == {(ITEM_BY_ITEM, ())}


def test_a_form_without_loops_has_no_items() -> None:
    assert read(form("{{ title }}"), "开班") == []


def test_a_paragraph_between_two_items_that_is_neithers_is_said() -> None:
    first, second = ("名称：开班", "时间：2026年5月1日"), ("名称：结业", "时间：2026年5月3日")
    found = read(PRINTED, "一、安排", *first, "请准时。", *second, "二、要求")
    said = (LEFT_BEHIND.about(text="请准时。"),)
    assert [r.observations for r in found] == [said, said, (), ()]


def test_items_that_only_their_order_tells_apart_are_doubted() -> None:
    found = read(PLAIN, "一、安排", "开班", "武汉", "二、要求")
    assert found and all(BY_ORDER in r.observations for r in found)
