"""What a person reads on a changed paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from zsgx_docs.model.paths import leaves


@dataclass
class Truth:
    """`want` has the value of every leaf; `fair` other values that nobody could call wrong.

    `doubtful` leaves can be read in two ways and must be flagged, whatever value is given. `touched` are the
    leaves that a change was made to, with its name; no second change takes them. `change` is being made now.
    """

    want: dict[str, Any]
    fair: dict[str, set[Any]] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    touched: dict[str, str] = field(default_factory=dict)
    change: str = ""

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Truth:
        return cls(dict(leaves(record)))

    def touch(self, *paths: str) -> None:
        for path in paths:
            self.touched.setdefault(path, self.change)

    def says(self, path: str, value: Any) -> None:
        """This stands there now."""
        self.want[path] = value
        self.touch(path)

    def also(self, path: str, value: Any) -> None:
        self.fair.setdefault(path, set()).add(value)
        self.touch(path)

    def doubt(self, paths: Iterable[str]) -> None:
        """These may be read in two ways."""
        for path in paths:
            self.doubtful.add(path)
            self.touch(path)

    def without_item(self, head: str, index: int) -> None:
        """An item of the list `head` is gone, and those behind it move up."""

        def moved(path: str) -> str | None:
            found = re.match(re.escape(head) + r"\[(\d+)\]", path)
            if not found or (at := int(found[1])) < index:
                return path
            return None if at == index else f"{head}[{at - 1}]{path[found.end() :]}"

        self.want = {m: v for p, v in self.want.items() if (m := moved(p))}
        self.fair = {m: v for p, v in self.fair.items() if (m := moved(p))}
        self.doubtful = {m for p in self.doubtful if (m := moved(p))}
        self.touched = {m: name for p, name in self.touched.items() if (m := moved(p))}
