"""Read the text of a record file, JSON or YAML, as values."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

from zsgx_docs.errors import RecordError

DEEPEST = 100
"""Levels of lists and mappings, at most: no record comes near, and libyaml's composer would
overflow its stack; a guess."""


def values_in(text: str, name: str) -> Any:
    """Return the values of a record file.

    Raises RecordError naming the file and the line where it is neither JSON nor YAML.
    """
    import yaml

    try:
        return (
            json.loads(text, object_pairs_hook=_object)
            if text.lstrip().startswith(("{", "["))
            else _yaml(text, name)
        )
    except _Twice as twice:
        raise RecordError(f"{name}：{twice}，请删去一处。") from None
    except (json.JSONDecodeError, yaml.YAMLError, RecursionError) as why:
        where = getattr(why, "problem_mark", None)
        line = where.line + 1 if where else getattr(why, "lineno", None)
        place = f"第{line}行" if line else "内容"
        raise RecordError(f"{name}：{place}不合 JSON/YAML 格式，请修改后再试。") from why


class _Twice(Exception):
    """A name that stands twice in one object: which of its values counts is not ours to guess."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        again = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise _Twice(f"“{again}”写了两次")
    return found


def _mapping(loader: Any, node: Any, deep: bool = False) -> dict[str, Any]:
    seen = set()
    for key, _ in node.value:
        if (key.tag, str(key.value)) in seen:
            raise _Twice(f"第{key.start_mark.line + 1}行的“{key.value}”写了两次")
        seen.add((key.tag, str(key.value)))
    found: dict[str, Any] = super(type(loader), loader).construct_mapping(node, deep)
    return found


def _yaml(text: str, name: str) -> Any:
    import yaml

    loader = _loader()
    level = 0
    for event in yaml.parse(text, loader):
        if isinstance(event, yaml.CollectionStartEvent):
            level += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            level -= 1
        if level > DEEPEST:
            raise RecordError(f"{name}：层次太深（超过 {DEEPEST} 层），请核对内容。")
    return yaml.load(text, loader)


@cache
def _loader() -> Any:
    """YAML 1.2 as far as records go: `no` is a name, not false, and dates stay text."""
    import yaml

    safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("Loader", (safe,), {"construct_mapping": _mapping})
    own = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in own]
        for first, resolvers in safe.yaml_implicit_resolvers.items()
    }
    loader.add_implicit_resolver(own[1], re.compile("^(?:true|false)$"), ["t", "f"])
    return loader
