"""Find square seals: pieces with an inked frame that is full of lettering."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, Resolution, blobs, close
from zsgx_docs.read.seals.detect.ellipse import inked

SMALLEST, LARGEST = 11.0, 48.0
"""Millimetres of a side; a guess about seals: people's have 14 to 20, units' 22 to 40."""
LONGEST = 1.6
"""Longer side over the shorter at most; a guess."""
FRAME = 1.6
"""Millimetres from the outside in which a side's line must lie; a guess."""
LINE = 0.65
"""Millimetres by which it may waver; a guess."""
INSIDE = 0.13
"""Share of a side that the frame takes at each end, with the white next to it; a guess."""
LEAST_FILLED, MOST_FILLED = 0.07, 0.7
"""Shares of the inside that are inked, at least and at most; a guess."""
UNBROKEN = 0.55
"""Share of a side that its longest unbroken line takes, in the mean, short where it is a QR code's or of bold
letters; a guess."""
RULED = 0.92
"""Share of its inside that a rule from side to side takes, since strokes of letters leave gaps; a guess."""
SPREAD = 0.55
"""Share of its inside, across and down, over which a seal's lettering spreads; a guess."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Describe a frame; `border` is the share of ink along its least inked side."""

    box: Box
    border: float


def find_frames(mask: Mask, at: Resolution) -> list[Frame]:
    """Find frames with lettering in a mask that holds little but seals."""
    pieces, labels = blobs(close(mask, at.odd(1.2), at.odd(1.2)))
    frames = []
    for piece in pieces:
        if not all(at.mm(SMALLEST) < side < at.mm(LARGEST) for side in (piece.box.width, piece.box.height)):
            continue
        rows, columns = np.nonzero(labels == piece.number)
        rectangle = cv2.minAreaRect(np.stack([columns, rows], axis=1).astype(np.float32))
        if max(rectangle[1]) < LONGEST * min(rectangle[1]) and _is_lettered(mask, rectangle):
            frames.append(Frame(piece.box, _frame_inked(mask, rectangle, at)))
    return frames


def _frame_inked(mask: Mask, frame: cv2.typing.RotatedRect, at: Resolution) -> float:
    """The least inked side's share of ink; 0 where no side is a line."""
    corners = cv2.boxPoints(frame)
    middle = corners.mean(axis=0)
    shares = np.linspace(0.06, 0.94, 90)[:, None]
    sides, runs = [], []
    for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        side = a + (b - a) * shares
        inward = (middle - (a + b) / 2) / max(1.0, float(np.linalg.norm(middle - (a + b) / 2)))
        depths = np.arange(0, at.mm(FRAME) + 1)[:, None, None]
        there, _ = inked(mask, (side + inward * depths).astype(np.float32))
        window = at.whole(LINE)
        lines = [there[depth : depth + window] for depth in range(max(1, len(there) - window + 1))]
        line = max((np.asarray(line.any(axis=0), np.bool_) for line in lines), key=np.count_nonzero)
        sides.append(float(line.mean()))
        runs.append(_longest_run(line))
    return min(sides) if np.mean(runs) >= UNBROKEN else 0.0


def _longest_run(line: NDArray[np.bool_]) -> float:
    """The share of it that is inked without a break, but for single spots."""
    whole = line.copy()
    whole[1:-1] |= line[:-2] & line[2:]
    edges = np.flatnonzero(np.diff(np.concatenate([[0], whole.astype(np.int8), [0]])))
    return float(np.max(edges[1::2] - edges[::2], initial=0) / len(line))


def _is_lettered(mask: Mask, frame: cv2.typing.RotatedRect) -> bool:
    """Whether ink spreads all over the inside without filling it, and no rules divide it as a form."""
    inside = _straightened(mask, frame) > 0
    margin = round(INSIDE * inside.shape[0])
    inside = inside[margin:-margin, margin:-margin]
    if max(float(inside.mean(axis=0).max()), float(inside.mean(axis=1).max())) > RULED:
        return False
    spread = min(float(inside.any(axis=0).mean()), float(inside.any(axis=1).mean()))
    return LEAST_FILLED < float(inside.mean()) < MOST_FILLED and spread > SPREAD


def _straightened(mask: Mask, frame: cv2.typing.RotatedRect) -> Mask:
    """(80, 80): what lies in the frame."""
    corners = cv2.boxPoints(frame)[:3].astype(np.float32)
    matrix = cv2.getAffineTransform(corners, np.array([[0, 79], [0, 0], [79, 0]], np.float32))
    return np.asarray(cv2.warpAffine(mask, matrix, (80, 80), flags=cv2.INTER_NEAREST), np.uint8)
