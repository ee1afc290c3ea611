"""Makes what a person typed, or a program sent, into a value in normal form, or refuses it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zsgx_docs.desk.review.entry.leaf_kinds import LeafKind
from zsgx_docs.desk.review.errors import WrongEntry
from zsgx_docs.errors import RecordError
from zsgx_docs.records.given import check_plain
from zsgx_docs.values import Context
from zsgx_docs.values.characters import is_absent, one_line

_YES = frozenset("☑☒√✓✔■1yYvV对勾是有") | {"true", "通过", "合格"}
_NO = frozenset("□☐0 2nN×x否空无") | {"", "false", "不通过", "不合格", "未勾选"}
TICKS_ONLY = "这里只有勾选和不勾选两种，按 1 勾选，按 2 不勾选。"


def typed_value(leaf: LeafKind, label: str, text: str, context: Context, insisted: bool = False) -> Any:
    """Return what a text says at a leaf; of a composed value all parts, by name.

    Raises WrongEntry: where it says nothing of the kind, or something odd on which nobody `insisted`.
    """
    _check_text(text, label)
    if leaf.kind.json_type.get("type") == ["boolean", "null"]:
        return _yes_or_no(leaf, label, text)
    parsed = leaf.kind.parse(text, context)
    if parsed.value is None and not is_absent(one_line(text)):
        raise WrongEntry(f"“{label}”：{parsed.doubt or '看不懂这样的写法'}。{_example(leaf)}")
    if parsed.doubt and not insisted:
        raise WrongEntry(f"“{label}”：{parsed.doubt}。纸上确实这样写的，再按一次 Enter。", may_stand=True)
    if leaf.part and parsed.value is None:
        return dict.fromkeys(leaf.kind.leaves)
    return parsed.value


def normal_value(leaf: LeafKind, label: str, value: Any, context: Context, insisted: bool = False) -> Any:
    """Return a value that a program gave, in normal form; a text is also read as a person would type it.

    Raises WrongEntry.
    """
    try:
        check_plain(value, label)
    except RecordError as error:
        raise WrongEntry(error.message) from None
    if value is None:
        return dict.fromkeys(leaf.kind.leaves) if leaf.part else None
    if isinstance(value, bool) and leaf.kind.json_type.get("type") == ["boolean", "null"]:
        return value
    try:
        text = leaf.kind.format(value)
    except (ValueError, TypeError, AttributeError) as error:
        if isinstance(value, str):
            return typed_value(leaf, label, value, context, insisted=True)
        raise WrongEntry(f"“{label}”：{error}。") from None
    checks_itself = leaf.kind.self_check == "digit"
    return typed_value(leaf, label, text, context, insisted=insisted or not checks_itself)


def same_value(one: Any, other: Any) -> bool:
    """Tell whether two values in normal form are the same: true is not 1."""
    return type(one) is type(other) and bool(one == other)


def shown_value(leaf: LeafKind, value: Any) -> str:
    """Return a value as people read it: 2026年9月3日, 105,000.00, ☑; "" for none."""
    if isinstance(value, bool):
        return "☑" if value else "□"
    if value is None:
        return ""
    if leaf.part or isinstance(value, Mapping):
        return str(value)
    try:
        return leaf.kind.format(value)
    except (ValueError, TypeError, AttributeError):
        return str(value)


def _check_text(text: str, label: str) -> None:
    try:
        check_plain(text, label)
    except RecordError as error:
        raise WrongEntry(error.message) from None


def _yes_or_no(leaf: LeafKind, label: str, text: str) -> bool | None:
    word = one_line(text)
    if word in _YES or word in _NO:
        return word in _YES
    if leaf.kind.name not in ("tick", "ink") and is_absent(word):
        return None
    raise WrongEntry(f"“{label}”：{TICKS_ONLY}")


def _example(leaf: LeafKind) -> str:
    examples = {
        "date": "请按 2026-09-03 或 2026年9月3日 的样子填写",
        "dates": "请按 2026年9月3日—6日 的样子填写",
        "months": "请按 6月 或 5-7月 的样子填写",
        "datetime": "请按 2026-09-03 17:00 的样子填写",
        "money": "请按 105000.00 或 10.5万 的样子填写",
        "money_wan": "请按 10.5万元 的样子填写",
        "money_of_wan": "请按 10.5 的样子填写",
        "int": "请只填数字",
        "number": "请只填数字",
        "year": "请填四位数的年份",
        "share": "请按 50% 的样子填写",
    }
    return f"{examples.get(leaf.kind.name, '请照纸上的写法填写')}。"
