"""Lead from the straightened page back to the paper as it lies once turned upright."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Block, Paragraph, Sheet
from zsgx_docs.read.preprocess.dewarp import Points, Warp

NEARING = 6
"""Steps after which the way back is found to a hundredth of a point; a guess borne out by that."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Lead between the straightened page and the paper, which is turned but not straightened.

    `width`, `height` in points are those of both. `warp` straightened the page before it was turned by `turn`
    degrees clockwise; without one the paper is as straight as the page.
    """

    width: float
    height: float
    turn: int = 0
    warp: Warp | None = None

    @property
    def is_cut_out(self) -> bool:
        """Tell whether the paper was cut out of a photo."""
        return self.warp is None

    def on_paper(self, box: Box) -> Box:
        """Return where the paper has what the straightened page has in `box`."""
        return self._moved(box, _out)

    def straightened(self, box: Box) -> Box:
        """Return where the straightened page has what the paper has in `box`."""
        return self._moved(box, _back)

    def _moved(self, box: Box, way: Callable[[Points, Warp], Points]) -> Box:
        """The box moved as its middle is; its own size and uprightness stay."""
        if self.warp is None:
            return box
        upright = np.array([box.middle])
        lying = self._lying(upright)
        scale = self.warp.width / (self.height if self.turn in (90, 270) else self.width)
        dx, dy = (self._turned(way(lying * scale, self.warp) / scale) - upright)[0].tolist()
        return Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)

    def _lying(self, upright: Points) -> Points:
        x, y = upright.T
        ways = {90: (y, self.width - x), 180: (self.width - x, self.height - y), 270: (self.height - y, x)}
        return np.stack(ways.get(self.turn, (x, y)), axis=1)

    def _turned(self, lying: Points) -> Points:
        x, y = lying.T
        ways = {90: (self.width - y, x), 180: (self.width - x, self.height - y), 270: (y, self.height - x)}
        return np.stack(ways.get(self.turn, (x, y)), axis=1)


def _out(points: Points, warp: Warp) -> Points:
    return warp.in_picture(points)


def _back(points: Points, warp: Warp) -> Points:
    found = points
    for _ in range(NEARING):
        found = found + points - warp.in_picture(found)
    return found


def passage_on_paper(text: Passage, placing: Placing) -> Passage:
    """Move the boxes of a passage to where the paper has them."""
    marks = (replace(m, box=placing.on_paper(m.box)) if m.box else m for m in text.marks)
    return Passage(text.text, tuple(marks))


def sheet_on_paper(sheet: Sheet, placing: Placing) -> Sheet:
    """Move all boxes of the sheet to where the paper has them."""
    if placing.warp is None:
        return sheet
    blocks = tuple(_block_on_paper(block, placing) for block in sheet.blocks)
    seals = tuple(replace(seal, box=placing.on_paper(seal.box)) for seal in sheet.seals)
    unread = (
        replace(thing, box=placing.on_paper(thing.box)) if thing.box else thing for thing in sheet.unread
    )
    return replace(sheet, blocks=blocks, seals=seals, unread=tuple(unread))


def _block_on_paper(block: Block, placing: Placing) -> Block:
    def moved(box: Box | None) -> Box | None:
        return placing.on_paper(box) if box else None

    if isinstance(block, Paragraph):
        return replace(block, text=passage_on_paper(block.text, placing), box=moved(block.box))
    cells = (replace(c, text=passage_on_paper(c.text, placing), box=moved(c.box)) for c in block.cells)
    return replace(block, cells=tuple(cells), box=moved(block.box))
