"""Cut a row of text into its glyphs, where recognition has said how many there are and roughly where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess import Mask, Picture, opened, swollen
from zsgx_docs.read.scan.glyphs.descriptors import Darkness, tight
from zsgx_docs.read.scan.text import Glyph, TextRow, stretches

STRAY = 0.22
"""Ems that a border between glyphs may lie off the middle between them; a guess."""
END = 0.2
"""Ems that the glyph at either end may reach out; a guess."""
CENTRED = 0.02
"""Pixels of ink that a pixel's distance from the middle counts for; a guess."""
RUNS_ON = 1.3
"""Ems from which a level run of ink is longer than any character is wide; a guess."""
LEAST = 5
"""Pixels across, either way, from which ink is worth comparing; a guess."""


def cut_glyphs(row: TextRow, picture: Picture, ink: Mask, wanted: Collection[int]) -> dict[int, Darkness]:
    """Cut out the glyphs with these numbers, tight to their ink; those too small to compare are left out.

    `picture` is the page in grey, `ink` what of it is text.
    """
    top, bottom = max(0, int(row.extent.top) - 1), int(row.extent.bottom) + 2
    em = row.em
    letters = without_lines(ink[top:bottom], em)
    dark = np.where(letters > 0, 1.0 - picture[top:bottom].astype(np.float32) / 255, 0.0)
    borders = _borders(row, em, (letters > 0).sum(axis=0))
    cuts = {i: tight(dark[:, borders[i] : borders[i + 1]].astype(np.float32)) for i in wanted}
    return {i: cut for i, cut in cuts.items() if cut is not None and max(cut.shape) >= LEAST}


def without_lines(ink: Mask, em: float) -> Mask:
    """Erase what runs on for longer than any character is wide: a line ruled under the text."""
    line = opened(ink, max(3, round(RUNS_ON * em)), 1)
    return np.where(swollen(line, 3, 3) > 0, 0, ink).astype(np.uint8)


def _borders(row: TextRow, em: float, inked: NDArray[np.int_]) -> list[int]:
    """Pixel columns where glyphs begin, and where the last one ends: where least ink stands."""
    first, last = row.glyphs[0].box, row.glyphs[-1].box
    inner = [_border(a, b, inked, em) for a, b in pairwise(row.glyphs)]
    for start, stop in _narrow(row):
        inner[start : stop - 1] = _between(inked, row.glyphs[start:stop]) or inner[start : stop - 1]
    left, right = max(0, int(first.x0 - END * em)), int(last.x1 + END * em) + 1
    return list(accumulate([left, *inner, right], max))


def _border(before: Glyph, after: Glyph, inked: NDArray[np.int_], em: float) -> int:
    middle = (before.box.x1 + after.box.x0) / 2
    reach = STRAY * min(em, (before.box.width + after.box.width) / 2)
    start, stop = max(0, int(middle - reach)), min(len(inked), int(middle + reach) + 1)
    if stop <= start:
        return int(middle)
    cost = inked[start:stop] + CENTRED * np.abs(np.arange(start, stop) - middle)
    return start + int(cost.argmin())


def _narrow(row: TextRow) -> list[tuple[int, int]]:
    """Stretches of digits and Latin letters: from number, to before number."""
    found: list[tuple[int, int]] = []
    for i, glyph in enumerate(row.glyphs):
        if not (glyph.text.isascii() and glyph.text.isalnum()):
            continue
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _between(inked: NDArray[np.int_], glyphs: Sequence[Glyph]) -> list[int]:
    """Where white parts the glyphs, if it parts them into just so many; else nothing."""
    start, stop = int(glyphs[0].box.x0), int(glyphs[-1].box.x1) + 1
    runs = stretches(np.asarray(inked[start:stop] > 0, np.bool_))
    if len(runs) != len(glyphs):
        return []
    return [start + (a[1] + b[0]) // 2 for a, b in pairwise(runs)]
