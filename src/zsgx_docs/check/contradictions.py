"""Says what contradicts itself in a record that is to be printed, whichever door it came by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.records.parts import out_of_sequence, repeated
from zsgx_docs.records.record import Doubt
from zsgx_docs.records.registry import RECORDS, doubts
from zsgx_docs.template.schema import Field, Schema
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.values.identifiers import doubt_of_id_number, may_end_so
from zsgx_docs.values.kind import Context

MOST_NAMED = 4
"""Values that one sentence names; a guess: more would not be read."""
_ROW = re.compile(r"\[(\d+)\]")


def contradictions(template: Template, record: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each thing that cannot be right, naming labels and paths.

    `record` is a full one: every leaf of its template is there, each of the right type.
    """
    schema = template.schema
    found = [
        *_of_values(template, record),
        *_made_of_nothing(template, record),
        *(
            doubts(schema.document_type, record)
            if schema.document_type in RECORDS
            else _of_lists(schema, record)
        ),
    ]
    return list(dict.fromkeys(_sentence(template, doubt) for doubt in found))


def _of_values(template: Template, record: Mapping[str, Any]) -> Iterator[Doubt]:
    """What a value says against itself: a check digit, a day that does not exist, too few digits."""
    year = next((paths.get(record, field.path) for field in template.schema.in_role("year")), None)
    context = Context(year if isinstance(year, int) else None)
    for field in template.schema.fields:
        kind = kinds[field.kind]
        if not (kind.is_figures or kind.self_check == "digit"):
            continue
        given = [(path, value) for path, value in _given(record, field) if value is not None]
        numbers = [value for _, value in given] if kind.self_check == "digit" else []
        for path, value in given:
            reason = kind.parse(kind.format(value), context).doubt
            if reason and not (numbers and _may_be_right(value, reason, numbers)):
                yield Doubt((path,), reason)


def _made_of_nothing(template: Template, record: Mapping[str, Any]) -> Iterator[Doubt]:
    """What is printed from other values, and is given while they are not."""
    for derived in template.schema.derived:
        path = derived.field.path
        if paths.get(record, path) is not None and derived.value(record) is None:
            missing = [s.path for s in derived.pattern.slots if paths.get(record, s.path) is None]
            yield Doubt((path,), f"由{'、'.join(missing)}组成，没有填写这些就印不出来")


def _of_lists(schema: Schema, record: Mapping[str, Any]) -> Iterator[Doubt]:
    """What the roles of a paper without a class tell of its lists: numbers in order, each person once."""
    for field in schema.in_role("number"):
        head, repeat, rest = field.path.partition("[].")
        if repeat:
            for doubt in out_of_sequence(head, (value for _, value in _given(record, field))):
                yield Doubt(tuple(path.removesuffix("no") + rest for path in doubt.paths), doubt.reason)
    for field in schema.in_role("id"):
        yield from repeated(_given(record, field), field.label)


def _may_be_right(number: str, reason: str, among: list[str]) -> bool:
    """Tell whether nothing but its last digits speaks against an ID number, and it may end so."""
    return reason == doubt_of_id_number(number) and may_end_so(number, among)


def _given(record: Mapping[str, Any], field: Field) -> Iterator[tuple[str, Any]]:
    """The values of a field with their paths; None for a value of parts none of which is given."""
    head, repeat, rest = field.path.partition("[]")
    found: Iterator[tuple[str, Any]] | list[tuple[str, Any]]
    if not repeat:
        found = [(field.path, paths.get(record, field.path))]
    else:
        rows = enumerate(paths.get(record, head) or [])
        found = ((f"{head}[{i}]{rest}", paths.get(row, rest.lstrip(".")) if rest else row) for i, row in rows)
    for path, value in found:
        empty = isinstance(value, Mapping) and all(part is None for part in value.values())
        yield path, None if empty else value


def _sentence(template: Template, doubt: Doubt) -> str:
    named = [_named(template, path) for path in doubt.paths[:MOST_NAMED]]
    labels = "".join(dict.fromkeys(label for label, _ in named))
    more = f"等{len(doubt.paths)}处" if len(doubt.paths) > MOST_NAMED else ""
    return f"{labels}（{'、'.join(path for _, path in named)}{more}）：{doubt.reason}"


def _named(template: Template, path: str) -> tuple[str, str]:
    made = (derived.field for derived in template.schema.derived if derived.field.path == path)
    field = template.schema.field(path) or next(made, None)
    row = _ROW.search(path)
    return f"{f'第{int(row[1]) + 1}行' if row else ''}“{field.label if field else path}”", path
