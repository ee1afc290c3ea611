"""Take apart the text beside or under a label that names two blanks at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zsgx_docs.model.passage import EMPTY, Passage
from zsgx_docs.read.match.anchors import Spot, align, label_form, names
from zsgx_docs.read.match.found import Found
from zsgx_docs.read.match.observation import SHARED
from zsgx_docs.read.match.ways.search import Search
from zsgx_docs.read.match.ways.way import Way
from zsgx_docs.template.layout import Blank
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

_AND = re.compile(r"以及|[及和与、/／]")
_PARTS = re.compile(
    r"[\s、，,；;/／:：()（）]+|(?<=[\u3400-\u9fff])(?=[\d+０-９])|(?<=[\d０-９])(?=[\u3400-\u9fff])"
)


def _under_shared_label(search: Search, number: int, blank: Blank) -> Found | None:
    """Look for `联系人及手机` over one cell and take the part of its text that is of the blank's kind."""
    if not blank.label or len(blank.pattern.slots) != 1:
        return None
    for spot in search.view.spots:
        if not search.in_own_part(blank, spot) or not is_shared_label(blank.label, spot, search.aliases):
            continue
        for value in (search.view.right_of(spot), search.view.below(spot)):
            part = part_of_kind(blank.pattern.slots[0].kind, value.cell.text) if value else None
            if value is not None and part:
                seen = SHARED.about(label=spot.cell.text.text.strip())
                return Found(part, value, 1.0, align(blank.pattern, part, in_paragraph=False), (seen,))
    return None


def is_shared_label(label: str, spot: Spot, aliases: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a cell names the label together with another: 联系人及电话."""
    parts = [label_form(part) for part in _AND.split("".join(spot.cell.text.text.split()))]
    return len(parts) == 2 and any(part in names(label, aliases) for part in parts)


def part_of_kind(kind: str, text: Passage) -> Passage:
    """Cut out the only part of a text that is a value of that kind; empty where none or several are."""
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


UNDER_SHARED_LABEL = Way("两项合用的标签旁边，按内容分开", _under_shared_label)
