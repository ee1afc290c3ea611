"""Remark on text by a value that no blank was found to hold: a reason for a person to look."""

from __future__ import annotations

from dataclasses import replace

from zsgx_docs.read.match.anchors import folded
from zsgx_docs.read.match.found import Found
from zsgx_docs.read.match.observation import HOLDS_LABEL, LOOSE_END, Observation
from zsgx_docs.read.match.ways import Search

SHOWN_CHARACTERS = 20
"""Characters of such a text that a remark shows; a guess: enough to find it by."""


def with_leftovers(search: Search, number: int, found: Found) -> Found:
    """Add observations on text below a value that is nobody's, and on another label inside it."""
    seen = [*_loose_end(search, number, found), *_label_held(search, number, found)]
    return replace(found, observations=(*found.observations, *seen)) if seen else found


def _loose_end(search: Search, number: int, found: Found) -> list[Observation]:
    """Where text stands below a value in a row without any label, it may be the value's end."""
    if found.spot is None:
        return []
    cut = search.view.cut_off(found.spot)
    if cut is not None:
        return [LOOSE_END.about(text=cut.text.text.strip()[:SHOWN_CHARACTERS])]
    below = search.view.below(found.spot)
    if below is None or not search.is_free(below) or not below.cell.text.text.strip():
        return []
    beside = [s for s in search.view.spots if s.grid == below.grid and below.cell.row in s.cell.rows]
    if any(not search.is_free(s) or search.is_print(s) for s in beside):
        return []
    label = search.labels[number].spot.cell if number in search.labels else None
    beside_label = label is not None and label.row in found.spot.cell.rows
    if beside_label and any(s.cell.column == label.column and s.label for s in beside if label):
        return []
    return [LOOSE_END.about(text=below.cell.text.text.strip()[:SHOWN_CHARACTERS])]


def _label_held(search: Search, number: int, found: Found) -> list[Observation]:
    """Where a value has another label with its colon in it, it runs on into that."""
    texts = [
        folded("".join(text.text.split()))
        for slot, text in zip(search.blanks[number].pattern.slots, found.aligned.slots, strict=True)
        if slot.kind not in ("prose", "tick")
    ]
    held = [label for label in search.label_forms if any(f"{label}:" in text for text in texts)]
    return [HOLDS_LABEL.about(label=max(held, key=lambda label: (len(label), label)))] if held else []
