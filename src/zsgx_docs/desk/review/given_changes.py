"""Makes the changes that a program sends into values of leaves, in normal form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zsgx_docs.desk.review.entry import LeafKind, normal_value, same_value
from zsgx_docs.desk.review.errors import WrongEntry
from zsgx_docs.desk.review.opened import OpenedExtraction
from zsgx_docs.desk.review.standing import LeafKey
from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths
from zsgx_docs.store.review import WRITTEN


def given_values(
    extraction: OpenedExtraction, changes: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[LeafKey, Any]]:
    """Yield the leaves that are given, each with its value. Raises WrongEntry, NotFound."""
    for one in changes:
        number, path = one.get("paper") or 0, one["path"]
        stem = f"{path}.{WRITTEN}"
        if (number, stem) in extraction.leaves:
            yield from _composed(extraction, (number, stem), one["value"])
        else:
            yield from _leaf(extraction, (number, path), one)


def _leaf(
    extraction: OpenedExtraction, key: LeafKey, one: Mapping[str, Any]
) -> Iterator[tuple[LeafKey, Any]]:
    field, leaf = extraction.field(key), extraction.kind(key)
    if leaf.part not in ("", WRITTEN):
        yield key, _part(extraction, key, leaf, one["value"])
        return
    insisted = bool(one.get("as_written"))
    value = normal_value(leaf, field["label"], one["value"], extraction.context(key[0]), insisted)
    yield key, value[leaf.part] if leaf.part and isinstance(value, Mapping) else value


def _part(extraction: OpenedExtraction, key: LeafKey, leaf: LeafKind, value: Any) -> Any:
    """A part (start, end) may only say what the text does not deny. Raises WrongEntry."""
    number, path = key
    stem, _, part = path.rpartition(".")
    known = [name for name in leaf.kind.leaves if (number, f"{stem}.{name}") in extraction.standings]
    whole = {
        name: paths.get(extraction.paper(number)["record"], f"{stem}.{name}") for name in leaf.kind.leaves
    }
    whole |= {name: extraction.value((number, f"{stem}.{name}")) for name in known} | {part: value}
    try:
        leaf.kind.format(whole)
    except (ValueError, TypeError) as error:
        raise WrongEntry(f"“{extraction.field(key)['label']}”：{error}。") from None
    return value


def _composed(extraction: OpenedExtraction, key: LeafKey, value: Any) -> Iterator[tuple[LeafKey, Any]]:
    """A composed value as a whole: its text, and parts that the text does not tell."""
    number, path = key
    stem = path.rpartition(".")[0]
    field, leaf = extraction.field(key), extraction.kind(key)
    if isinstance(value, Mapping) and not value.keys() <= set(leaf.kind.leaves):
        raise NotFound(f"“{field['label']}”没有“{next(iter(value.keys() - set(leaf.kind.leaves)))}”这一项。")
    read = normal_value(leaf, field["label"], value, extraction.context(number))
    yield key, read[WRITTEN]
    if isinstance(value, Mapping):
        for part in leaf.kind.leaves:
            if part in value and part != WRITTEN and not same_value(value[part], read[part]):
                yield (number, f"{stem}.{part}"), value[part]
