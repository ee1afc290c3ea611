"""Follow paths into a record: `organiser.education_base.national.batch`, `students[3].id_number`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@lru_cache(maxsize=1 << 17)
def steps(path: str) -> tuple[str | int, ...]:
    """Cut a path into its names and indices."""
    return tuple([name or int(index) for name, index in _STEP.findall(path)])


def get(record: Any, path: str) -> Any:
    """Return the value at `path`; None where the way there is missing."""
    for step in steps(path):
        if isinstance(step, int):
            record = record[step] if isinstance(record, list) and step < len(record) else None
        else:
            record = record.get(step) if isinstance(record, (dict, Mapping)) else None
    return record


def put(record: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at `path`; objects and lists on the way are made."""
    *way, last = steps(path)
    node: Any = record
    for step, following in zip(way, [*way, last][1:], strict=True):
        fresh: Any = [] if isinstance(following, int) else {}
        node = _child(node, step, fresh)
    if isinstance(last, int):
        _child(node, last, value)
        node[last] = value
    else:
        node[last] = value


def _child(node: Any, step: str | int, fresh: Any) -> Any:
    if isinstance(step, int):
        while len(node) <= step:
            node.append(None)
        if node[step] is None:
            node[step] = fresh
        return node[step]
    return node.setdefault(step, fresh)


def leaves(record: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every leaf with its path, in order; an empty list has none."""
    if isinstance(record, Mapping):
        for name, value in record.items():
            yield from leaves(value, f"{path}.{name}" if path else str(name))
    elif isinstance(record, list):
        for index, value in enumerate(record):
            yield from leaves(value, f"{path}[{index}]")
    else:
        yield path, record
