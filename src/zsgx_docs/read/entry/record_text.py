"""Read the text of a record file, JSON or YAML, as values."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from zsgx_docs.errors import RecordError
from zsgx_docs.records.given import DEEPEST, MOST_VALUES, check_plain

LONGEST_RECORD = 50_000_000
"""Characters of a record file; a guess: a roster of 50,000 people has 15 million."""
_WHOLE = re.compile("^[-+]?(?:0|[1-9][0-9]*)$")
_DECIMAL = re.compile("^[-+]?[0-9]+[.][0-9]+(?:[eE][-+]?[0-9]+)?$")
"""Numbers as records have them: what begins with noughts is a text, and 14:30 no number to base sixty."""


def values_in(text: str, name: str) -> Any:
    """Return the values of a record file.

    Raises RecordError naming the file and the line where it is neither JSON nor YAML, or the path of a value
    that no record can have.
    """
    import yaml

    if len(text) > LONGEST_RECORD:
        raise RecordError(f"{name}：超过 {LONGEST_RECORD} 个字符，不是一份记录，请核对文件。")
    try:
        found = (
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
    except ValueError as why:  # of numbers: Python takes no longer ones
        raise RecordError(f"{name}：里面有长达数千位的数，请改正后再试。") from why
    check_plain(found, name)
    return found


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

    loader, counted = _loader(), _Counted()
    events: Iterator[Any] = yaml.parse(text, loader)
    for event in events:
        counted.take(event)
        if len(counted.open) > DEEPEST:
            raise RecordError(f"{name}：层次太深（超过 {DEEPEST} 层），请核对内容。")
        if counted.is_circular:
            raise RecordError(
                f"{name}：第{event.start_mark.line + 1}行的 *{event.anchor} 引用了自己，请改正。"
            )
        if counted.values > MOST_VALUES:
            line = event.start_mark.line + 1
            raise RecordError(f"{name}：到第{line}行，引用（*）展开后超过 {MOST_VALUES} 个值，请改正。")
    return yaml.load(text, loader)


@dataclass(slots=True)
class _Counted:
    """How many values a YAML text has with every reference written out, before that is done."""

    values: int = 0
    open: list[tuple[str | None, int]] = field(default_factory=list)
    is_circular: bool = False
    _sizes: dict[str, int] = field(default_factory=dict)

    def take(self, event: Any) -> None:
        import yaml

        if isinstance(event, yaml.AliasEvent):
            self.is_circular = any(anchor == event.anchor for anchor, _ in self.open)
            self.values += self._sizes.get(event.anchor or "", 0)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open.append((event.anchor, self.values))
            self.values += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = self.open.pop()
            self._sizes[anchor or ""] = self.values - before
        elif isinstance(event, yaml.ScalarEvent):
            self._sizes[event.anchor or ""] = 1
            self.values += 1


@cache
def _loader() -> Any:
    """YAML 1.2 as far as records go: `no` is a name, not false, and dates stay text."""
    import yaml

    safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("Loader", (safe,), {"construct_mapping": _mapping})
    own = tuple(f"tag:yaml.org,2002:{name}" for name in ("timestamp", "bool", "int", "float"))
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in own]
        for first, resolvers in safe.yaml_implicit_resolvers.items()
    }
    loader.add_implicit_resolver(own[1], re.compile("^(?:true|false)$"), ["t", "f"])
    loader.add_implicit_resolver(own[2], _WHOLE, list("-+0123456789"))
    loader.add_implicit_resolver(own[3], _DECIMAL, list("-+0123456789"))
    return loader
