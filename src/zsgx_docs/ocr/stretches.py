"""Read the doubtful stretches of a long line again by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from zsgx_docs.ocr.engine import Character, Recognition

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image

CONTEXT = 5
"""Undoubted characters to both sides that are read again too, to show that the cut was clean; a guess."""
WORTH_CUTTING = 0.6
"""Share of the line in doubt from which on it is read again as a whole; for speed, a guess."""
BETWEEN = 0.2
"""Heights of the line by which it may be cut off the border between two characters; a guess."""

Read = Callable[["Image"], Recognition]


def stretches_reread(image: Image, reading: Recognition, doubtful: Sequence[int], read: Read) -> Recognition:
    """Return the reading with what `read` says where its characters number `doubtful` stand."""
    characters = reading.characters
    stretches = _stretches(doubtful, len(characters))
    if not stretches or sum(b - a for a, b in stretches) > WORTH_CUTTING * len(characters):
        return read(image)
    mended: list[Character] = []
    done = 0
    for first, last in stretches:
        found = _again(image, characters, first, last, read)
        if found is None:
            return read(image)
        mended += [*characters[done:first], *found]
        done = last
    return Recognition((*mended, *characters[done:]))


def _stretches(doubtful: Sequence[int], count: int) -> list[tuple[int, int]]:
    """From, to before: with their context, joined where they meet."""
    found: list[tuple[int, int]] = []
    for index in doubtful:
        first, last = max(0, index - CONTEXT), min(count, index + CONTEXT + 1)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _again(
    image: Image, characters: Sequence[Character], first: int, last: int, read: Read
) -> list[Character] | None:
    """Characters `first` to before `last` read again; None where the context does not come back."""
    width = image.shape[1]
    left = _cut(image, characters[first].start) if first else 0
    right = _cut(image, characters[last - 1].end) if last < len(characters) else width
    again = read(np.ascontiguousarray(image[:, left:right])).characters
    if not again or (first and again[0].text != characters[first].text):
        return None
    if last < len(characters) and again[-1].text != characters[last - 1].text:
        return None
    share, start = (right - left) / width, left / width
    return [replace(c, start=start + share * c.start, end=start + share * c.end) for c in again]


def _cut(image: Image, border: float) -> int:
    """The whitest column near the border (0..1) between two characters."""
    height, width = image.shape[:2]
    middle, reach = round(border * width), max(1, round(BETWEEN * height))
    left: int = max(0, middle - reach)
    right: int = min(width, middle + reach + 1)
    ink = (255.0 - image[:, left:right]).reshape(height, right - left, -1).sum(axis=(0, 2))
    away = np.abs(np.arange(left, right) - middle)
    return left + int(np.argmin(ink + away))
