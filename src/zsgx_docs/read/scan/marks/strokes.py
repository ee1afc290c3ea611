"""Find what a pen drew along a row of print: one stroke that runs on through characters and their gaps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Resolution, cut

STEP = 0.3
"""Millimetres along which a stroke rises or sinks by as much as a third of that; a guess."""
Lengths = NDArray[np.int32]


def longest_stroke(ink: Mask, band: Box, at: Resolution) -> Box | None:
    """The longest nearly level stroke within a band of the page (pixels), however wavy; None where no ink is.

    A stroke is a path through ink from left to right that rises or sinks by at most a pixel a step.
    """
    part, step = cut(ink, band), at.whole(STEP)
    inked = _stepped(part > 0, step)
    if not inked.any():
        return None
    lengths = _lengths(inked)
    row, last = (int(v) for v in np.unravel_index(int(lengths.argmax()), lengths.shape))
    rows = _walked_back(lengths, row, last)
    x0, top = max(0, int(band.x0)), max(0, int(band.top))
    first = last - len(rows) + 1
    right = min(part.shape[1], (last + 1) * step)
    return Box(
        float(x0 + first * step), float(top + min(rows)), float(x0 + right), float(top + max(rows) + 1)
    )


def _stepped(inked: NDArray[np.bool_], step: int) -> NDArray[np.bool_]:
    """Steps of columns, inked where all their columns are."""
    height, width = inked.shape
    missing = -width % step
    padded = np.pad(inked, ((0, 0), (0, missing)), constant_values=True) if width else inked
    return np.asarray(padded.reshape(height, -1, step).all(axis=2), np.bool_)


def _lengths(inked: NDArray[np.bool_]) -> Lengths:
    """Steps of the longest path from the left that ends in each."""
    found = np.zeros(inked.shape, np.int32)
    before = np.zeros(len(inked) + 2, np.int32)
    for column in range(inked.shape[1]):
        best = np.maximum(np.maximum(before[:-2], before[2:]), before[1:-1])
        found[:, column] = np.where(inked[:, column], best + 1, 0)
        before[1:-1] = found[:, column]
    return found


def _walked_back(lengths: Lengths, row: int, column: int) -> list[int]:
    """The rows of the path that ends there, from its end."""
    rows = [row]
    while lengths[row, column] > 1:
        column -= 1
        near = range(max(0, row - 1), min(len(lengths), row + 2))
        row = next(
            r
            for r in sorted(near, key=lambda r: abs(r - row))
            if lengths[r, column] == lengths[row, column + 1] - 1
        )
        rows.append(row)
    return rows
