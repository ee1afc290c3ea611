"""Names of cities that may be another's misread."""

from __future__ import annotations

import pytest

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.verify.doubts.city_names import cities, with_cities_doubted
from zsgx_docs.read.verify.value import Value, parse
from zsgx_docs.template.schema import Field
from zsgx_docs.values.kind import Context

SPOT = Box(100, 100, 148, 112)


def remarks(text: str, kind: str = "unit") -> tuple[str, ...]:
    passage = Passage(text, tuple(Mark(1, SPOT, 1, 0.999) for _ in text))
    reading = Reading("unit", kind, passage, ((1, SPOT),), None, 1.0)
    value = Value(Field("unit", kind, "单位"), "unit", reading, parse(reading, Context()), ())
    return with_cities_doubted(value).remarks


COMMON = ["咸宁市北斗导航学院", "湖北省黄石市", "大冶市水利局", "宜城市水利局", "本市学员", "智慧城市建设"]


@pytest.mark.parametrize("text", COMMON)
def it_leaves_cities_and_common_words_alone(text: str) -> None:
    assert remarks(text) == ()


def it_doubts_a_name_that_is_no_citys_but_for_a_look_alike() -> None:
    assert remarks("成宁市北斗导航学院") == ("“成宁市”可能是“咸宁市”，请核对",)
    assert remarks("地点在湖北省成宁市温泉路", "prose") == ("“成宁市”可能是“咸宁市”，请核对",)


def it_says_nothing_of_peoples_names() -> None:
    assert remarks("成宁市", "name") == ()


def it_knows_the_cities_of_prefecture_level_and_above() -> None:
    assert len(cities()) == 298
    assert {"北京", "武汉", "天津", "乌鲁木齐", "三沙"} <= cities()
