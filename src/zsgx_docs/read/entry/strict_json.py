"""Reads JSON so that nothing is taken that could mean two things, or that no paper could hold."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NoReturn

from zsgx_docs.errors import RecordError, RequestError
from zsgx_docs.records.given import DEEPEST, check_plain

VALUES = 500_000
"""Values: a guess, what a roster of 50,000 people has."""
SHOWN = 40
"""Characters of a name that are told: a guess, longer than any name of a record."""


def strict_json(body: bytes) -> Any:
    """Return what is written. Raises RequestError: a sentence without any value."""
    if body.count(b",") >= VALUES:  # counted before they take memory
        raise RequestError(f"请求正文里的值超过 {VALUES} 个，请拆分后再提交。")
    try:
        value = json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except UnicodeDecodeError:
        raise RequestError("请求正文不是 UTF-8 编码的 JSON，请改用 UTF-8。") from None
    except json.JSONDecodeError as where:
        at = f"第 {where.lineno} 行第 {where.colno} 个字符处"
        raise RequestError(f"请求正文不是有效的 JSON（{at}），请检查后再提交。") from None
    except RecursionError:
        raise RequestError(f"请求正文嵌套太深，超过 {DEEPEST} 层，请检查后再提交。") from None
    except ValueError:
        raise RequestError("请求正文里有位数过多的整数，请检查后再提交。") from None
    try:
        check_plain(value, "请求正文")
    except RecordError as why:
        raise RequestError(why.message) from None
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise RequestError(f"请求正文里，同一个对象的“{_shown(twice)}”写了两次，请只留一个。")
    return found


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name[:SHOWN])


def _no_number(word: str) -> NoReturn:
    raise RequestError(f"请求正文里的 {word} 不是 JSON 的数，请改成普通的数或 null。")


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise RequestError("请求正文里有大得无法表示的数，请检查后再提交。")
    return number
