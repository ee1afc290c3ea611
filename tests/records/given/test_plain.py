"""Records from outside are texts, numbers, yes or no or nothing, in mappings and lists."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from zsgx_docs.errors import RecordError
from zsgx_docs.records.given import DEEPEST, LONGEST_TEXT, check_plain


def test_what_records_have_is_plain() -> None:
    check_plain({"a": [{"b": "文", "c": 1, "d": 1.5, "e": True, "f": None}], "g": {}, "h": []}, "记录")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime.date(2026, 1, 1), "a 既不是文字、数，也不是列表（date）"),
        (float("nan"), "a 不是有限的数"),
        (10**30, "a 是超过 30 位的数"),
        ("\ud800", "a 里有残缺的字符"),
        ({1: 2}, "a.1 的名称不是文字"),
        ("长" * (LONGEST_TEXT + 1), "a 长达 200001 个字"),
    ],
    ids=["a day", "no number", "31 digits", "half a character", "a number for a name", "a long text"],
)
def test_anything_else_is_told_by_its_path(value: Any, said: str) -> None:
    with pytest.raises(RecordError) as caught:
        check_plain({"a": value}, "记录")
    assert caught.value.message.startswith(f"记录：{said}")


def test_a_record_is_only_so_deep() -> None:
    deep: list[Any] = []
    for _ in range(DEEPEST):
        deep = [deep]
    with pytest.raises(RecordError, match="层次太深"):
        check_plain(deep, "记录")
    around: dict[str, Any] = {}
    around["self"] = around
    with pytest.raises(RecordError, match="层次太深"):
        check_plain(around, "记录")
