"""Tell what a template's record looks like, from its slots and its `template.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from zsgx_docs.errors import TemplateError
from zsgx_docs.model import paths
from zsgx_docs.template.layout import Layout
from zsgx_docs.template.pattern import Literal, Pattern, Slot
from zsgx_docs.template.roles import Role
from zsgx_docs.values import kinds


@dataclass(frozen=True, slots=True)
class Field:
    """One slot of the record: `path` (with `[]` inside repeats), value kind, Chinese label.

    `rank` is its place in `[roles]`: of slots with one role that say the same, the first named is meant.
    """

    path: str
    kind: str
    label: str
    required: bool = False
    role: Role | None = None
    rank: int = 0

    @property
    def leaf_paths(self) -> tuple[str, ...]:
        """Return the record's leaves it fills: itself, or the parts of a composed kind (text, start, end)."""
        parts = kinds[self.kind].leaves
        return tuple(f"{self.path}.{part}" for part in parts) if parts else (self.path,)


_Item = TypeVar("_Item", Field, Slot)


@dataclass(frozen=True, slots=True)
class Derived:
    """A field without a slot of its own: another's value, or a text made up of others' (a title).

    `pattern` names the slots it is made of, as they are printed.
    """

    field: Field
    pattern: Pattern

    def value(self, record: Mapping[str, Any]) -> Any:
        """Return the value as made of others; None where a part is missing."""
        values = {slot: paths.get(record, slot.path) for slot in self.pattern.slots}
        if any(value is None for value in values.values()):
            return None
        if len(self.pattern.pieces) == 1:
            return values[self.pattern.slots[0]]
        return "".join(
            piece.text if isinstance(piece, Literal) else kinds[piece.kind].format(values[piece])
            for piece in self.pattern.pieces
        )

    def under(self, prefix: str) -> Derived:
        """Return the same in a record that stands under a path of another."""
        pieces = (p if isinstance(p, Literal) else _under(prefix, p) for p in self.pattern.pieces)
        return Derived(_under(prefix, self.field), Pattern(tuple(pieces)))


@dataclass(frozen=True, slots=True)
class Schema:
    """What a record looks like.

    `fields` have slots, `derived` are made of them; a record may give both, and they must agree.
    """

    document_type: str
    fields: tuple[Field, ...]
    derived: tuple[Derived, ...] = ()

    def with_annex(self, path: str, annex: Schema) -> Schema:
        """Return the schema with the annex's record under `path`."""
        return replace(
            self,
            fields=self.fields + tuple(_under(path, field) for field in annex.fields),
            derived=self.derived + tuple(derived.under(path) for derived in annex.derived),
        )

    def in_role(self, *roles: Role) -> tuple[Field, ...]:
        """Return the fields that have one of these roles, derived ones too, in the order of `[roles]`."""
        found = (*self.fields, *(derived.field for derived in self.derived))
        return tuple(sorted((f for f in found if f.role in roles), key=lambda f: f.rank))

    def field(self, path: str) -> Field | None:
        """Find the field that fills the leaf or slot at `path`; indices are ignored."""
        sought = general(path)
        return next((f for f in self.fields if sought == f.path or sought in f.leaf_paths), None)

    def empty(self) -> dict[str, Any]:
        """Make a record with every leaf None (ticks and signatures False) and every repeat empty."""
        record: dict[str, Any] = {}
        for field in self.fields:
            head, repeat, _ = field.path.partition("[]")
            if repeat:
                paths.put(record, head, paths.get(record, head) or [])
                continue
            for leaf in field.leaf_paths:
                paths.put(record, leaf, kinds[field.kind].unfound)
        return record

    def json_schema(self) -> dict[str, Any]:
        """Return the JSON Schema (2020-12) of the record; every leaf may be null unless it is required."""
        root: dict[str, Any] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.document_type,
            "type": "object",
            "properties": {},
            "additionalProperties": False,
        }
        for field in (*self.fields, *(derived.field for derived in self.derived)):
            _place(root, field.path, field)
        return root

    def known_paths(self) -> frozenset[str]:
        """Return the paths of all leaves a record may have, with `[]` for any index."""
        made = {derived.field.path for derived in self.derived}
        return frozenset(leaf for field in self.fields for leaf in field.leaf_paths) | made


def general(path: str) -> str:
    """Return a path without its numbers: `students[3].name` → `students[].name`."""
    return re.sub(r"\[\d+\]", "[]", path) if "[" in path else path


def _under(prefix: str, item: _Item) -> _Item:
    return replace(item, path=f"{prefix}.{item.path}")


def _place(node: dict[str, Any], path: str, field: Field) -> None:
    head, _, rest = path.partition(".")
    name = head.removesuffix("[]")
    properties = node["properties"]
    if field.required:
        required = node.setdefault("required", [])
        if name not in required:
            required.append(name)
    if not rest:
        leaf = {"title": field.label, **kinds[field.kind].json_type}
        properties[name] = {"type": "array", "items": leaf} if head.endswith("[]") else leaf
        return
    child = properties.setdefault(name, {"type": "object", "properties": {}, "additionalProperties": False})
    if head.endswith("[]"):
        if child["type"] == "object":
            child = properties[name] = {
                "type": "array",
                "items": {"type": "object", "properties": {}, "additionalProperties": False},
            }
        child = child["items"]
    _place(child, rest, field)


def schema_of(
    layout: Layout,
    document_type: str,
    labels: Mapping[str, str],
    required: frozenset[str],
    derived: Mapping[str, Pattern],
    roles: Mapping[str, Role],
) -> Schema:
    """Return the fields in the template's order, each path once; `labels` overrides what the print says."""
    found: dict[str, Field] = {}
    ranks = {path: rank for rank, path in enumerate(roles)}

    def take(slot: Slot, printed: str | None) -> None:
        path, label = slot.path, labels.get(slot.path) or printed or slot.path
        field = Field(path, slot.kind, label, path in required, roles.get(path), ranks.get(path, 0))
        found.setdefault(path, field)

    for blank in layout.blanks:
        for slot in blank.pattern.slots:
            take(slot, _own_label(blank.pattern, slot) or blank.label)
    for repeat in layout.repeats:
        for column in repeat.columns:
            for slot in column.pattern.slots:
                take(slot, column.head)
    for loop in layout.loops:
        for pattern in layout.lines[loop.first : loop.end]:
            for slot in pattern.slots:
                take(slot, _own_label(pattern, slot) or loop.heading)
    _no_value_within_another(found.values())
    made = (
        _derived(p, pattern, labels.get(p, p), roles.get(p), ranks.get(p, 0))
        for p, pattern in derived.items()
    )
    return Schema(document_type, tuple(found.values()), tuple(made))


def _no_value_within_another(fields: Iterable[Field]) -> None:
    """Raise TemplateError for a name that is both a value and a group of values."""
    leaves = {leaf for field in fields for leaf in field.leaf_paths}
    for leaf in sorted(leaves):
        steps = leaf.replace("[]", ".[]").split(".")
        groups = (".".join(steps[:count]).replace(".[]", "[]") for count in range(1, len(steps)))
        for group in groups:
            if group in leaves:
                raise TemplateError(
                    f"填空“{leaf}”写在填空“{group}”之下，一个名称不能既是值又是一组值，请换一个名称。"
                )


def _derived(path: str, pattern: Pattern, label: str, role: Role | None, rank: int) -> Derived:
    kind = pattern.slots[0].kind if len(pattern.pieces) == 1 else "text"
    return Derived(Field(path, kind, label, role=role, rank=rank), pattern)


def _own_label(pattern: Pattern, slot: Slot) -> str:
    """The print beside a slot that shares its cell with others: after a tick, before a blank."""
    beside = pattern.after(slot) if slot.kind == "tick" else pattern.before(slot)
    words = re.split(r"[：:（(）)，。\s]+", beside.strip())
    named = [w for w in words if w]
    if not named or (len(pattern.slots) == 1 and not beside.rstrip().endswith(("：", ":"))):
        return ""
    return named[0] if slot.kind == "tick" else named[-1]
