"""Records in which values are left out wherever the schema allows it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from zsgx_docs.model import paths
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.schema import Schema
from zsgx_docs.values import kinds

NEVER_NULL = ("tick", "ink")
MOST = 6


def with_absences(name: str, records: SearchStrategy[dict[str, Any]]) -> SearchStrategy[dict[str, Any]]:
    """Of the template `name`, with up to six values gone."""
    schema = default_catalogue().get(name).schema

    @st.composite
    def lessened(draw: st.DrawFn) -> dict[str, Any]:
        record = copy.deepcopy(draw(records))
        places = list(_nullable(schema, record))
        for place in draw(st.lists(st.sampled_from(places), max_size=MOST, unique=True)):
            _leave_out(schema, record, place)
        for derived in schema.derived:
            paths.put(record, derived.field.path, derived.value(record))
        return record

    return lessened()


def _nullable(schema: Schema, record: dict[str, Any]) -> Iterator[str]:
    """The places of values that need not be given; of a row, all but the first, which makes it a row."""
    for field in schema.fields:
        if field.required or field.kind in NEVER_NULL:
            continue
        head, repeat, rest = field.path.partition("[]")
        if not repeat or not rest:
            yield head
        elif schema.fields[_first_of(schema, head)] is not field:
            yield from (f"{head}[{row}]{rest}" for row in range(len(paths.get(record, head) or [])))


def _first_of(schema: Schema, head: str) -> int:
    return next(i for i, field in enumerate(schema.fields) if field.path.startswith(f"{head}[]"))


def _leave_out(schema: Schema, record: dict[str, Any], place: str) -> None:
    if isinstance(paths.get(record, place), list):
        paths.put(record, place, [])
        return
    field = schema.field(place)
    assert field is not None
    for part in kinds[field.kind].leaves or ("",):
        paths.put(record, f"{place}.{part}" if part else place, None)
