"""A label that names two blanks at once, and the text under it taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zsgx_docs.model.passage import EMPTY, Passage
from zsgx_docs.read.match.anchors import Spot, label_form, names
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

_AND = re.compile(r"以及|[及和与、/／]")
_PARTS = re.compile(
    r"[\s、，,；;/／:：()（）]+|(?<=[\u3400-\u9fff])(?=[\d+０-９])|(?<=[\d０-９])(?=[\u3400-\u9fff])"
)


def shares(label: str, spot: Spot, aliases: Mapping[str, Sequence[str]]) -> bool:
    """Whether the cell names the label together with another: 联系人及电话."""
    parts = [label_form(part) for part in _AND.split("".join(spot.cell.text.text.split()))]
    return len(parts) == 2 and any(part in names(label, aliases) for part in parts)


def part_of_kind(kind: str, text: Passage) -> Passage:
    """The only part of a text that is a value of that kind and could be no other part's; else nothing."""
    parts, end = [], 0
    for gap in _PARTS.finditer(text.text):
        parts.append(text[end : gap.start()])
        end = gap.end()
    parts = [part for part in (*parts, text[end:]) if part]
    fitting = [part for part in parts if _is_of(kind, part.text)]
    return fitting[0] if len(fitting) == 1 else EMPTY


def _is_of(kind: str, text: str) -> bool:
    parsed = kinds[kind].parse(text, Context())
    has_digits = any(c.isdigit() for c in text)
    return parsed.value is not None and parsed.doubt is None and has_digits == (kind != "name")
