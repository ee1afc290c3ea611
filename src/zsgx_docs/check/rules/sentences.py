"""Fills the numbers of a notice into the sentences that rules rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from zsgx_docs.check.rules.limits import time_limit_of
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView
from zsgx_docs.values import kinds

_PLACE = re.compile(r"\{([\w.]+)(?:\|(\w+))?\}")
UNSAID = "（通知未写明）"


def sentence_of(rule: Rule, notice: Mapping[str, Any] | None) -> str:
    """Return the sentence as the notice at hand has it; without one its numbers are left open."""
    return filled_sentence(rule, None if notice is None else RecordView(notice))


def filled_sentence(rule: Rule, notice: RecordView | None) -> str:
    """Return the same of a notice as rules see it."""
    return _PLACE.sub(lambda found: _said(found[1], found[2] or "text", notice), rule.sentence)


def _said(path: str, how: str, notice: RecordView | None) -> str:
    if notice is None:
        return "…"
    if how in _WAYS:
        return _WAYS[how](notice, path)
    value = _given(notice, path)
    if value is None:
        return UNSAID
    return _printed(how, value) if isinstance(value, (str, int, float)) else str(value)


@lru_cache(maxsize=1 << 10)
def _printed(kind: str, value: Any) -> str:
    try:
        return kinds[kind].format(value)
    except ValueError:
        return str(value)


def _given(notice: RecordView, path: str) -> Any:
    try:
        return notice.given(path)
    except CannotTell:
        return None


def _extent(notice: RecordView, path: str) -> str:
    """How long a class is to be: 5天左右, 不少于5天."""
    days, rule = _given(notice, path), _given(notice, f"{path}_rule")
    if days is None:
        return UNSAID
    return f"{days}天左右" if rule == "about" else f"不少于{days}天"


def _least(notice: RecordView, path: str) -> str:
    """How many there are to be at least: 一般不少于50, 不少于50."""
    number = _given(notice, path)
    soft = _given(notice, path.replace("min_trainees", "min_rule")) == "soft"
    return UNSAID if number is None else f"{'一般' if soft else ''}不少于{number}"


def _percent(notice: RecordView, path: str) -> str:
    value = _given(notice, path)
    return UNSAID if value is None else f"{float(value) * 100:g}%"


def _period(notice: RecordView, path: str) -> str:
    """How long after or before: 1个月, 10个工作日, 20天."""
    try:
        return str(time_limit_of(notice, path))
    except CannotTell:
        return UNSAID


_WAYS: dict[str, Callable[[RecordView, str], str]] = {
    "extent": _extent,
    "least": _least,
    "percent": _percent,
    "period": _period,
}
