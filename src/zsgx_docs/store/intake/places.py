"""Knows the places in the queue for a moment, as many ask for theirs at once when it is long."""

from __future__ import annotations

from collections.abc import Mapping, Set
from threading import Lock
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from zsgx_docs.store.intake.queue import queue_places

EXACT = 50
"""Files waiting up to which each look is a fresh one: a guess, that takes a millisecond."""
KNOWN_SECONDS = 1.0
"""Seconds for which the places in a longer queue are known: a guess, a file takes some seconds."""
_known: WeakKeyDictionary[Any, tuple[float, Mapping[str, int]]] = WeakKeyDictionary()
_one_at_a_time = Lock()


def known_places(session: Session, wanted: Set[str]) -> Mapping[str, int]:
    """Tell the places in the queue of these files that wait, at most a second old."""
    if not wanted:
        return {}
    engine = session.get_bind()
    with _one_at_a_time:
        moment, places = _known.get(engine, (0.0, {}))
        if monotonic() - moment < KNOWN_SECONDS and wanted <= places.keys():
            return places
        places = queue_places(session)
        if len(places) > EXACT:
            _known[engine] = monotonic(), places
        return places
