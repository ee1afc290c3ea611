"""Tells what kind of value stands at a path, and of which office's concern it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths
from zsgx_docs.values import kinds

if TYPE_CHECKING:
    from zsgx_docs.template.schema import Schema
    from zsgx_docs.values.kind import Kind

CONCERNS: Mapping[str, str] = {
    "money": "amount",
    "money_wan": "amount",
    "money_of_wan": "amount",
    "id_number": "id_number",
    "date": "date",
    "dates": "date",
    "datetime": "date",
    "month_day": "date",
}
"""Kinds of values that an office may want two people to look at, each with what the setting calls it."""
MOST_TEMPLATES = 64
"""Templates whose kinds are remembered; a guess: an office has some twenty."""


@dataclass(frozen=True, slots=True)
class LeafKind:
    """What stands at a path: its kind, and which part of the kind's value (`""` for a plain one)."""

    kind: Kind
    part: str = ""

    @property
    def concern(self) -> str | None:
        """Return what the setting for two people calls it: amount, id_number, date; None for others."""
        return CONCERNS.get(self.kind.name)


def leaf_kind(template: str | None, path: str, record: Mapping[str, Any]) -> LeafKind:
    """Return what kind of value a template has at a path; where it has none, what the record looks like."""
    from zsgx_docs.template.schema import general

    known = _kinds_of(template).get(general(path)) if template else None
    return known or _part_seeming(path, record) or LeafKind(kinds[_seeming(paths.get(record, path))])


def schema_called(template: str | None) -> Schema | None:
    """Return what a template's record looks like; None where there is no such template any more."""
    from zsgx_docs.template.catalogue import default_catalogue

    try:
        return default_catalogue().get(template).schema if template else None
    except NotFound:
        return None


@lru_cache(MOST_TEMPLATES)
def _kinds_of(template: str) -> Mapping[str, LeafKind]:
    schema = schema_called(template)
    if schema is None:
        return {}
    found = {field.path: LeafKind(kinds[field.kind]) for field in (d.field for d in schema.derived)}
    for field in schema.fields:
        kind = kinds[field.kind]
        found |= {f"{field.path}.{part}": LeafKind(kind, part) for part in kind.leaves} or {
            field.path: LeafKind(kind)
        }
    return found


def _part_seeming(path: str, record: Mapping[str, Any]) -> LeafKind | None:
    """The kind of a value that has just these parts: days, months."""
    stem, _, last = path.rpartition(".")
    whole = paths.get(record, stem) if stem else None
    parts = set(whole) if isinstance(whole, Mapping) else set()
    found = (kind for kind in kinds.values() if kind.leaves and parts == set(kind.leaves))
    return next((LeafKind(kind, last) for kind in found), None)


def _seeming(value: Any) -> str:
    if isinstance(value, bool):
        return "tick"
    if isinstance(value, int | float):
        return "number"
    return "prose" if isinstance(value, str) and "\n" in value else "text"
