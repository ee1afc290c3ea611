"""Puts rows that people added among those that were read: cells that no paper has and that wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.review.rows.row_paths import RowPlace, row_around, row_named
from zsgx_docs.model import paths
from zsgx_docs.store.review import ReviewEvent, review_papers
from zsgx_docs.values import kinds

if TYPE_CHECKING:
    from zsgx_docs.template.schema import Schema

ADDED = "人工加的一行，请照纸面填写"
Cells = dict[str, tuple[str, Any]]
"""The cells of a row by their path in it: what each is called, its value while nothing is written."""


def cells_of(paper: Mapping[str, Any], schema: Schema | None, name: str) -> Cells:
    """Return the cells that a row of a list has, in the form's order; none where there is no such list.

    Of what the template does not tell, those of the rows that were read.
    """
    known = _cells_of_schema(schema, name)
    beside = {path: (label, known.get(path, ("", None))[1]) for path, label in _cells_read(paper, name)}
    return beside or known


def _cells_read(paper: Mapping[str, Any], name: str) -> Iterable[tuple[str, str]]:
    first: RowPlace | None = None
    for field in paper["fields"]:
        place = row_around(field["path"])
        if place is None or place.list != name or place != (first or place):
            continue
        first = place
        inside = field["path"].removeprefix(f"{place.path}.")
        if "[" not in inside:
            yield inside, field["label"]


def _cells_of_schema(schema: Schema | None, name: str) -> Cells:
    inside = f"{name}[]."
    return {
        leaf.removeprefix(inside): (field.label, kinds[field.kind].unfound)
        for field in (schema.fields if schema else ())
        for leaf in field.leaf_paths
        if leaf.startswith(inside) and "[" not in leaf.removeprefix(inside)
    }


def next_row(paper: Mapping[str, Any], name: str) -> RowPlace:
    """Return the place that the next row added to a list is given for good."""
    return RowPlace(name, len(paths.get(paper["record"], name) or ()))


def with_added(read: dict[str, Any], events: Iterable[ReviewEvent]) -> dict[str, Any]:
    """Return a result with the rows that people added; the same where there are none."""
    return reduce(with_row, (event for event in events if event.act == "row_added"), read)


def with_row(result: dict[str, Any], event: ReviewEvent) -> dict[str, Any]:
    """Return a result with a row that was added: its values last, its fields where it stands on the form."""
    papers, place = review_papers(result), row_named(event.path)
    assert place is not None
    paper, row = papers[event.paper], dict[str, Any]()
    fields, cells = paper["fields"], event.value["cells"]
    for path, (_label, value) in cells.items():
        paths.put(row, path, value)
    at = _after(fields, place.list, event.value["after"])
    added = [_field(f"{place.path}.{path}", *told) for path, told in cells.items()]
    now = {
        "record": _appended(paper["record"], place.list.split("."), row),
        "fields": [*fields[:at], *added, *fields[at:]],
    }
    if event.paper == 0:
        return {**result, **now}
    papers[event.paper] = {**paper, **now}
    return {**result, "more": papers[1:]}


def _appended(node: Any, way: Sequence[str], row: Mapping[str, Any]) -> Any:
    """A record with a row more in the list at the end of a way; what is not on the way is shared."""
    if not way:
        return [*(node or ()), row]
    return {**(node or {}), way[0]: _appended((node or {}).get(way[0]), way[1:], row)}


def _after(fields: Sequence[Mapping[str, Any]], name: str, index: int | None) -> int:
    """Where among fields a row begins that stands behind another one; where there is none, at the end."""
    before = None if index is None else RowPlace(name, index)
    found = [n for n, field in enumerate(fields) if before and row_around(field["path"]) == before]
    return found[-1] + 1 if found else len(fields)


def _field(path: str, label: str, value: Any) -> dict[str, Any]:
    return {
        "path": path,
        "label": label,
        "value": value,
        "text": "",
        "confidence": 0.0,
        "needs_review": True,
        "reason": ADDED,
        "page": None,
        "box": None,
        "boxes": [],
        "doubts": [],
    }
