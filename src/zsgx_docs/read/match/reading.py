"""What matching finds for one slot, before it is typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage, Place


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` as read; `area` is where it stands, or where it would stand if it were not empty.

    `fit` (0..1) says how well the print around the slot was found; `remarks` are reasons for a person
    to look, in Chinese. `tick` is the state of a tick box where the slot is one.
    """

    path: str
    kind: str
    text: Passage
    area: tuple[tuple[int, Box], ...]
    place: Place | None
    fit: float
    remarks: tuple[str, ...] = ()
    tick: bool | None = None
    tick_confidence: float = 1.0
    label: str = field(default="")
