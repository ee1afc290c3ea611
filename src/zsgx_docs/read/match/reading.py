"""Hold what matching finds for one slot, before it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage, Place
from zsgx_docs.read.match.observation import Observation


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was read for one slot: `text` as read; `area` is where it stands, or would if empty.

    `fit` (0..1) says how well the print around the slot was found; `observations` are what may speak against
    it. `tick` is the state of a tick box where the slot is one. `way` says, for a person and in Chinese, how
    the place was found.
    """

    path: str
    kind: str
    text: Passage
    area: tuple[tuple[int, Box], ...]
    place: Place | None
    fit: float
    observations: tuple[Observation, ...] = ()
    tick: bool | None = None
    tick_confidence: float = 1.0
    way: str = ""
