"""Tell whether values from outside are ones that a record can have, before anything is done with them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from zsgx_docs.errors import RecordError

DEEPEST = 100
"""Levels of lists and mappings, at most: no record comes near, and libyaml's composer would
overflow its stack; a guess."""
MOST_VALUES = 2_000_000
"""Values, lists and mappings in one record; a guess: a roster of 50,000 people has 450,000."""
LONGEST_TEXT = 200_000
"""Characters of one value; a guess: a report of a hundred pages has 80,000."""
MOST_DIGITS = 30
"""Digits of a whole number; a guess: account numbers have some 20."""
_LARGEST = 10**MOST_DIGITS
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Odd(Exception):
    """What is wrong with a value, and on the way up where it stands."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.steps: list[str] = []


def check_plain(values: Any, called: str) -> None:
    """Look whether all values are texts, numbers, yes or no or nothing, in mappings by name and in lists.

    `called` names the record in messages. Raises RecordError with the path of the first that is not, or that
    is larger, deeper or longer than a record's can be.
    """
    try:
        _Check().of(values, 0)
    except _Odd as why:
        place = "".join(reversed(why.steps)).removeprefix(".")
        raise RecordError(f"{called}：{place or '内容'} {why.reason}，请改正后再试。") from None


class _Check:
    """One look through a record; `_left` is how many values it may still have."""

    def __init__(self) -> None:
        self._left = MOST_VALUES

    def of(self, value: Any, depth: int) -> None:
        """Raises _Odd."""
        self._left -= 1
        if self._left < 0:
            raise _Odd(f"里的值超过 {MOST_VALUES} 个")
        if isinstance(value, str):
            _check_text(value)
        elif isinstance(value, float) and not math.isfinite(value):
            raise _Odd("不是有限的数")
        elif isinstance(value, int) and abs(value) >= _LARGEST:
            raise _Odd(f"是超过 {MOST_DIGITS} 位的数")
        elif isinstance(value, Mapping | list):
            if depth == DEEPEST:
                raise _Odd(f"层次太深（超过 {DEEPEST} 层）")
            self._inside(value, depth + 1)
        elif not (value is None or isinstance(value, int | float)):
            raise _Odd(f"既不是文字、数，也不是列表（{type(value).__name__}）")

    def _inside(self, held: Mapping[Any, Any] | list[Any], depth: int) -> None:
        pairs = enumerate(held) if isinstance(held, list) else held.items()
        step: Any = None
        try:
            for step, value in pairs:
                if isinstance(held, Mapping):
                    _check_name(step)
                self.of(value, depth)
        except _Odd as why:
            why.steps.append(f"[{step}]" if isinstance(held, list) else f".{_quoted(step)}")
            raise


def _check_text(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise _Odd(f"长达 {len(text)} 个字，超过上限 {LONGEST_TEXT} 个字")
    if not text.isascii() and _SURROGATE.search(text):
        raise _Odd("里有残缺的字符（不成对的代理码）")


def _check_name(name: Any) -> None:
    if not isinstance(name, str):
        raise _Odd("的名称不是文字，请加引号")
    _check_text(name)


def _quoted(name: Any) -> str:
    return _SURROGATE.sub("?", str(name))[:40]
