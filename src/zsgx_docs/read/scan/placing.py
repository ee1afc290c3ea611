"""From the straightened page back to the paper as it lies once turned upright."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Block, Paragraph, Sheet


@dataclass(frozen=True, slots=True)
class Placing:
    """From the straightened page to the paper, which is turned but not straightened; all in points."""

    width: float
    height: float
    skew: float

    def on_paper(self, box: Box) -> Box:
        """Where the paper has what the straightened page has in `box`."""
        return self._moved(box, -self.skew)

    def straightened(self, box: Box) -> Box:
        return self._moved(box, self.skew)

    def _moved(self, box: Box, degrees: float) -> Box:
        """The box turned clockwise about the page's middle; its own size and uprightness stay."""
        x, y = box.middle[0] - self.width / 2, box.middle[1] - self.height / 2
        cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        dx, dy = x * cosine - y * sine - x, x * sine + y * cosine - y
        return Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)


def passage_on_paper(text: Passage, placing: Placing) -> Passage:
    marks = (replace(m, box=placing.on_paper(m.box)) if m.box else m for m in text.marks)
    return Passage(text.text, tuple(marks))


def sheet_on_paper(sheet: Sheet, placing: Placing) -> Sheet:
    """All boxes of the sheet moved to where the paper has them."""
    if not placing.skew:
        return sheet
    blocks = tuple(_block_on_paper(block, placing) for block in sheet.blocks)
    seals = tuple(replace(seal, box=placing.on_paper(seal.box)) for seal in sheet.seals)
    return replace(sheet, blocks=blocks, seals=seals)


def _block_on_paper(block: Block, placing: Placing) -> Block:
    def moved(box: Box | None) -> Box | None:
        return placing.on_paper(box) if box else None

    if isinstance(block, Paragraph):
        return replace(block, text=passage_on_paper(block.text, placing), box=moved(block.box))
    cells = (replace(c, text=passage_on_paper(c.text, placing), box=moved(c.box)) for c in block.cells)
    return replace(block, cells=tuple(cells), box=moved(block.box))
