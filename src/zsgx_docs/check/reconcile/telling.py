"""Tell the differences between a scan and its Word copy, a sentence a slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zsgx_docs.check.reconcile.outcome import RECONCILED, ComparedField, TextChange
from zsgx_docs.model.finding import Finding

BASIS = "盖章扫描件与Word版逐项相同"
MOST_SHOWN = 40
"""Characters of a value, or of a changed stretch, that a sentence quotes: a guess, more would not be read."""
MOST_CHANGES = 3
"""Changes of one text that a sentence names: a guess."""


def differences(fields: Iterable[ComparedField]) -> Iterator[tuple[Finding, ComparedField]]:
    """Yield a finding a slot that differs, and the leaf it is told by; of doubts, that it cannot be told."""
    slots: dict[tuple[int, str, str], list[ComparedField]] = {}
    for field in fields:
        if field.verdict != "equal":
            slots.setdefault((field.paper, _row_of(field.path), field.slot), []).append(field)
    for parts in slots.values():
        worst = next((part for part in parts if part.verdict == "different"), parts[0])
        paths = tuple(part.path for part in parts)
        said = f"“{worst.title}”{_what(worst)}"
        if worst.verdict == "different":
            message = f"{said}，以盖章的扫描件为准，请核对（{RECONCILED}“{BASIS}”）。"
            yield Finding(RECONCILED, "error", "violated", paths, message, BASIS), worst
        else:
            message = f"{said}，{worst.reason}，读数存疑，请看原件（{RECONCILED}“{BASIS}”）。"
            yield Finding(RECONCILED, "info", "cannot_tell", paths, message, BASIS), worst


def with_titles(fields: Sequence[ComparedField]) -> list[ComparedField]:
    """Give each field of a paper the title by which people can tell it from the others."""
    slots: dict[str, set[str]] = {}
    for field in fields:
        slots.setdefault(field.label, set()).add(field.slot)
    return [replace(field, title=_title(field, len(slots[field.label]) > 1)) for field in fields]


def _title(field: ComparedField, is_common: bool) -> str:
    row = field.path.partition("[")[2].partition("]")[0]
    if row:
        return field.label if field.slot == field.path else f"第{int(row) + 1}行{field.label}"
    return f"{field.label}（{field.path}）" if is_common else field.label


def _row_of(path: str) -> str:
    return path.partition("]")[0] if "[" in path else ""


def _what(field: ComparedField) -> str:
    """Say how the two sides differ; of long texts only where."""
    if field.slot == field.path and field.reason and None in (field.scan, field.word):
        return f"：{field.reason}"
    if field.changes and max(len(str(field.scan or "")), len(str(field.word or ""))) > MOST_SHOWN:
        told = "；".join(map(_change, field.changes[:MOST_CHANGES]))
        more = f"等{len(field.changes)}处" if len(field.changes) > MOST_CHANGES else ""
        return f"有不同：{told}{more}"
    return f"扫描件{_value(field.scan)}，Word 件{_value(field.word)}"


def _change(change: TextChange) -> str:
    what = "句子" if change.is_sentence else ""
    if not change.word:
        return f"Word 件少了{what}“{_short(change.scan)}”"
    if not change.scan:
        return f"Word 件多了{what}“{_short(change.word)}”"
    return f"扫描件作“{_short(change.scan)}”，Word 件作“{_short(change.word)}”"


def _value(value: object) -> str:
    if value is None:
        return "没有内容"
    if isinstance(value, bool):
        return "已选" if value else "未选"
    return f"作“{_short(str(value))}”"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_SHOWN else f"{flat[:MOST_SHOWN]}…"
