"""Look at scanned pages again: find a tick box from its label, read a spot enlarged."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import Passage
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.ocr.probe import another_than, third
from zsgx_docs.read.layout import lines_to_passage
from zsgx_docs.read.preprocess import (
    Mask,
    PackedPictures,
    Picture,
    Placing,
    Resolution,
    blobs,
    cut,
    ink,
    passage_on_paper,
)
from zsgx_docs.read.scan.page import ScannedPage
from zsgx_docs.read.scan.text import TickBox, as_line, find_ticks, read_pieces, rows_of_text
from zsgx_docs.read.source import TickReading

REACH = 2.4
"""Ems to the left of a label in which its tick box stands; a guess."""
DRAWN_TICK = 0.6
"""Confidence (0..1) in a bare tick that was drawn; a guess."""
LEAST_TICK = 1.6
"""Millimetres a drawn tick is wide and high at least; a guess."""
ENLARGED = 1.6
"""Times as large as before that a spot is read again; a guess."""
SOFTENED = (0.0, 1.5)
"""Pixels (standard deviation) of blur with which the third recogniser is asked; a guess."""
SERIAL = 1_000_000
"""Number from which lines of second readings count, to be told from the page's own; by definition of a page,
far beyond its lines."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page as kept for later, but for its picture."""

    ticks: tuple[TickBox, ...]
    hidden: tuple[Box, ...]
    at: Resolution
    placing: Placing


class ScanLook:
    """Keep the pages of one file, added as they are read; implements `SecondLook`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._pages: dict[int, _Kept] = {}
        self._pictures = PackedPictures()

    def add(self, scanned: ScannedPage) -> None:
        """Put a page away as it was read."""
        view, number = scanned.view, scanned.sheet.page
        if number is not None:
            self._pictures.add(number, view.picture)
            self._pages[number] = _Kept(view.ticks, view.hidden, view.at, view.placing)

    def sees(self, page: int) -> bool:
        """Tell whether page `page` of the file was scanned."""
        return page in self._pages

    def tick(self, page: int, label: Box) -> TickReading | None:
        """Find the box, box with tick, or bare tick left of a label; None where nothing stands there."""
        kept = self._pages.get(page)
        if kept is None:
            return None
        first = kept.placing.straightened(label).scaled(kept.at.scale)
        em = max(first.height, first.width)
        window = Box(
            first.x0 - REACH * em, first.top - 0.25 * em, first.x0 + 0.1 * em, first.bottom + 0.25 * em
        )
        known = [t for t in kept.ticks if window.holds(t.box.middle)]
        found = max(known, key=lambda t: t.box.x1, default=None) or self._looked_for(page, window)
        if found is None:
            return None
        return TickReading(found.ticked, found.confidence, kept.placing.on_paper(kept.at.points(found.box)))

    def text(self, page: int, box: Box) -> Passage | None:
        """Read the spot again, larger; None where nothing stands there or a seal may hide some of it."""
        return self._read(page, box, self._engine)

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        """Read the spot by another engine; None where none is installed or nothing stands there."""
        other = another_than(self._engine.name)
        return self._read(page, box, other) if other is not None else None

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        """Read the spot by a third recogniser, sharp and softened; empty where one of the two is."""
        engine = third()
        found = [self._read(page, box, engine, blur) for blur in SOFTENED] if engine else []
        return tuple(text for text in found if text) if all(found) else ()

    def _read(self, page: int, box: Box, engine: Engine, blur: float = 0.0) -> Passage | None:
        kept = self._pages.get(page)
        if kept is None:
            return None
        straight = kept.placing.straightened(box)
        if any(straight.holds(place.middle) for place in kept.hidden):
            return None
        spot = _enlarged(cut(self._pictures[page], straight.grown(1.0).scaled(kept.at.scale)))
        at = Resolution(kept.at.scale * ENLARGED)
        pieces = rows_of_text(ink(spot, at), at) if spot.size else []
        rows = read_pieces(_softened(spot, blur), pieces, engine)
        if not rows:
            return None
        corner = straight.grown(1.0)
        lines = [
            as_line(
                row.shifted(max(0.0, corner.x0) * at.scale, max(0.0, corner.top) * at.scale),
                page,
                SERIAL + i,
                at,
            )
            for i, row in enumerate(rows)
        ]
        text = lines_to_passage(lines, straight.x0, straight.x1)
        return passage_on_paper(text, kept.placing)

    def _looked_for(self, page: int, window: Box) -> TickBox | None:
        """An outline overlooked before, or the strokes of a bare tick."""
        at = self._pages[page].at
        spot = ink(cut(self._pictures[page], window), at)
        corner = max(0.0, float(int(window.x0))), max(0.0, float(int(window.top)))
        outlines = find_ticks(spot, at)
        if outlines:
            last = max(outlines, key=lambda t: t.box.x1)
            return TickBox(_shifted(last.box, *corner), last.ticked, min(last.confidence, 0.85))
        mark = _strokes(spot, at)
        return TickBox(_shifted(mark, *corner), True, DRAWN_TICK) if mark else None


def _strokes(spot: Mask, at: Resolution) -> Box | None:
    """What is drawn alone in the middle of the window, of a tick's size."""
    width = spot.shape[1]
    alone = [
        b.box for b in blobs(spot)[0] if b.box.x0 > 1 and b.box.x1 < width - 1 and b.area > at.mm(0.3) ** 2
    ]
    if not alone:
        return None
    mark = union(alone)
    return mark if min(mark.width, mark.height) >= at.mm(LEAST_TICK) else None


def _enlarged(spot: Picture) -> Picture:
    if not spot.size:
        return spot
    return np.asarray(
        cv2.resize(spot, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC), np.uint8
    )


def _softened(spot: Picture, blur: float) -> Picture:
    return np.asarray(cv2.GaussianBlur(spot, (0, 0), blur), np.uint8) if blur and spot.size else spot


def _shifted(box: Box, right: float, down: float) -> Box:
    return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)
