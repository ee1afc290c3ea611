"""Checks that a record fits its template: every key, type and required value, before printing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zsgx_docs.errors import RecordError
from zsgx_docs.model import paths
from zsgx_docs.records.given import check_plain
from zsgx_docs.template.schema import Field, general
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import in_words

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def printable(text: str) -> str:
    """Return the text without the control characters that no paper can carry."""
    return _UNPRINTABLE.sub("", text)


def full_copy(template: Template, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a full copy of the record: every leaf there, null or of the right type.

    Raises RecordError naming template, slot and value.
    """
    check_plain(record, f"模板 {template.name}")
    schema = template.schema
    full, known = schema.empty(), schema.known_paths()
    plain = {name: value for name, value in record.items() if _are_plain_rows(name, value, known)}
    full |= {name: [dict(row) for row in rows] for name, rows in plain.items()}
    for path, value in paths.leaves({name: record[name] for name in record if name not in plain}):
        if general(path) in known:
            paths.put(full, path, value)
        elif value is not None and path.rpartition(".")[2] != "document_type":
            raise RecordError(f"模板 {template.name}：没有名为“{path}”的填空，请核对记录中的名称。")
    for field in schema.fields:
        for number, value in _instances(full, field.path):
            if value is not None:
                _check_value(template, field, number, value)
    _check_derived(template, full)
    return full


def _are_plain_rows(name: str, value: Any, known: frozenset[str]) -> bool:
    """Rows that have leaves only, each with a slot: thousands of them are copied as they are."""
    if not isinstance(value, list) or not value:
        return False
    if not all(isinstance(row, dict) and row for row in value):
        return False
    keys = {key for row in value for key in row}
    parted = any(isinstance(item, Mapping | list) for row in value for item in row.values())
    return not parted and all(f"{name}[].{key}" in known for key in keys)


def _check_derived(template: Template, record: Mapping[str, Any]) -> None:
    """What is made of other values may be given too, but not otherwise."""
    for derived in template.schema.derived:
        given, made = paths.get(record, derived.field.path), derived.value(record)
        if None not in (given, made) and given != made:
            raise RecordError(
                f"模板 {template.name}：“{derived.field.label}”（{derived.field.path}）的值“{given}”"
                f"与本文件其他各项不符，应为“{made}”，或者不填。"
            )


def _instances(record: Mapping[str, Any], path: str) -> Iterator[tuple[int, Any]]:
    """The value at a path; at `students[].name` those of all items, with their numbers."""
    head, repeat, rest = path.partition("[]")
    if not repeat:
        yield 0, _given(paths.get(record, path))
        return
    for number, row in enumerate(paths.get(record, head) or []):
        yield number, _given(paths.get(row, rest) if rest else row)


def _given(value: Any) -> Any:
    """None also for an object of which nothing is given."""
    if isinstance(value, str | int):
        return value
    if isinstance(value, Mapping) and all(v is None for v in value.values()):
        return None
    return value


def _check_value(template: Template, field: Field, number: int, value: Any) -> None:
    """Of a value that is given; `number` is that of its row."""
    try:
        kinds[field.kind].format(value)
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError) as why:
        path = field.path.replace("[]", f"[{number}]", 1)
        raise RecordError(
            f"模板 {template.name}：“{field.label}”（{path}）的值{in_words(value)}不对：{why}"
        ) from why


def unfilled(template: Template, record: Mapping[str, Any]) -> Iterator[tuple[Field, int]]:
    """Yield the fields of a full record that have no value, with the number of their empty places.

    Ticks, ink and running numbers are not missed, nor what stands in a paragraph that is left out without
    it; of fields with one label only the first is.
    """
    seen: set[str] = set()
    for field in template.schema.fields:
        if field.label in seen or kinds[field.kind].unfound is not None or field.role == "number":
            continue
        seen.add(field.label)
        if field.path in template.layout.optional:
            continue
        values = [value for _, value in _instances(record, field.path)]
        empty = sum(value is None for value in values)
        if empty or not values:
            yield field, max(empty, 1)


class LeftOpen:
    """Nothing to print, but a paragraph that is left out without its value stays."""


LEFT_OPEN = LeftOpen()
_LETTERS = ("letter", "notice")
"""Kinds of papers whose empty forms show the paragraphs that may be left out."""


def blank_record(template: Template, year: int | None) -> dict[str, Any]:
    """Return what an empty form is filled from.

    It has `year` wherever the paper has one, lists of `blank_rows` items, and what the settings say that an
    empty form says.
    """
    blank = template.schema.empty()
    if template.settings.kind in _LETTERS:
        for path in template.layout.optional:
            paths.put(blank, path, LEFT_OPEN)
    for path in [
        *(repeat.path for repeat in template.layout.repeats),
        *(loop.path for loop in template.layout.loops),
    ]:
        paths.put(blank, path, _blank_rows(template, path))
    for field in template.schema.fields:
        if field.kind == "year" and "[]" not in field.path:
            paths.put(blank, field.path, year)
    for path, value in template.settings.blank.items():
        if "[]" not in path:
            paths.put(blank, path, value)
    return blank


def with_blank_rows(template: Template, full: dict[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a full copy whose tables have empty rows to write in where the record has nothing in a list."""
    for repeat in template.layout.repeats:
        if not paths.get(record, repeat.path):
            paths.put(full, repeat.path, _blank_rows(template, repeat.path))
    return full


def _blank_rows(template: Template, path: str) -> list[Any]:
    start = f"{path}[]"
    if any(field.path == start for field in template.schema.fields):
        return [None] * template.settings.blank_rows
    said = {p.removeprefix(f"{start}."): v for p, v in template.settings.blank.items() if p.startswith(start)}
    return [dict(said) for _ in range(template.settings.blank_rows)]
