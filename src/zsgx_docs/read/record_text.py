"""The text of a record file, JSON or YAML, as values."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from zsgx_docs.errors import RecordError

DEEPEST = 100
"""Levels of lists and mappings; no record comes near, and libyaml's composer would overflow its stack."""


def values_in(text: str, name: str) -> Any:
    """Raises RecordError naming the file and the line where it is neither JSON nor YAML."""
    import yaml

    try:
        return json.loads(text) if text.lstrip().startswith(("{", "[")) else _yaml(text, name)
    except (json.JSONDecodeError, yaml.YAMLError, RecursionError) as why:
        where = getattr(why, "problem_mark", None)
        line = where.line + 1 if where else getattr(why, "lineno", None)
        place = f"第{line}行" if line else "内容"
        raise RecordError(f"{name}：{place}不合 JSON/YAML 格式，请修改后再试。") from why


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
    loader: Any = type("Loader", (safe,), {})
    own = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in own]
        for first, resolvers in safe.yaml_implicit_resolvers.items()
    }
    loader.add_implicit_resolver(own[1], re.compile("^(?:true|false)$"), ["t", "f"])
    return loader
