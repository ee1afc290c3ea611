"""Texts as they are compared."""

from __future__ import annotations

import pytest

from zsgx_docs.check.reconcile.folding import compressed, is_same_value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("武汉市（洪山区）", "武汉市 (洪山区)"),
        ("“5G”", '"５Ｇ"'),
        ("3月1日——5日", "3月1日-5日"),
        ("鄂人社函〔2025〕1号", "鄂人社函[2025]1号"),
        ("买买提·艾力", "买买提•艾力"),
        ("第一段\n第二段", "第一段第二段"),
    ],
)
def test_the_same_in_another_dress_is_the_same(one: str, other: str) -> None:
    assert is_same_value(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("3.5亿", "35亿"), ("甲、乙", "甲。乙"), (True, 1), (None, False), (40, 41), ("", None)],
)
def test_what_says_another_thing_is_another(one: object, other: object) -> None:
    assert not is_same_value(one, other)


def test_each_character_knows_where_it_stood() -> None:
    folded = compressed("（甲） …——乙")
    assert folded.text == "(甲)...-乙" and folded.places == (0, 1, 2, 4, 4, 4, 5, 7)
