"""Tell which of an image file's frames are pages: not previews, masks, or steps of a film."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FILMS = ("GIF", "WEBP", "PNG")
"""Formats whose frames follow each other on a screen."""
MOST_FRAMES = 60
"""Frames of a film that are looked at, each of which must be decoded; for speed, a guess."""
MOST_GLANCED = 500_000_000
"""Pixels of these together; for speed, a guess."""
GLANCE = 400
"""Pixels of the long side on which frames are compared; for speed, a guess."""
INKED = 90
"""Levels (of 255) by which ink differs from paper, and one frame's spot from another's; a guess."""
LEAST_INK = 0.002
"""Share of a page that has ink unless it is empty; a guess: a line of text has as much."""
ANOTHER = 0.5
"""Share of two frames' ink that is not the other's where they are two pages; a guess: what blinks is less,
what two forms have in common is little."""
_KIND_OF_FRAME = 254
"""The TIFF tag NewSubfileType: bit 0 a smaller copy of another frame, bit 2 a mask."""
_NO_PAGE = 0b101


def page_frames(image: Image.Image, most: int) -> Sequence[int]:
    """Return the numbers (from 0) of the frames that are pages, at least one, of some more than `most`.

    Raises what Pillow does where a frame is broken.
    """
    if image.format == "TIFF":
        count = _counted(image, 2 * most + 2)
        return [number for number in range(count) if _is_page_of_tiff(image, number, count)] or [0]
    if image.format not in FILMS:
        return [0]
    count = _counted(image, max(1, min(MOST_FRAMES, MOST_GLANCED // max(1, image.width * image.height))))
    return list(_scenes(image, count)) if count > 1 else [0]


def _counted(image: Image.Image, most: int) -> int:
    """How many frames there are, without going beyond so many."""
    for number in range(1, most):
        try:
            image.seek(number)
        except EOFError:
            image.seek(0)
            return number
    image.seek(0)
    return most


def _is_page_of_tiff(image: Image.Image, number: int, count: int) -> bool:
    if count == 1:
        return True
    image.seek(number)
    tags = getattr(image, "tag_v2", {})
    return not int(tags.get(_KIND_OF_FRAME) or 0) & _NO_PAGE


def _scenes(image: Image.Image, count: int) -> Iterator[int]:
    """The first of all frames that show the same page; empty ones only where there is nothing else."""
    seen: list[NDArray[np.bool_]] = []
    for number in range(count):
        image.seek(number)
        ink = _ink(image)
        if ink.mean() >= LEAST_INK and all(_differ(ink, other) for other in seen):
            seen.append(ink)
            yield number
    if not seen:
        yield 0


def _ink(image: Image.Image) -> NDArray[np.bool_]:
    small = image.convert("RGBA")
    small.thumbnail((GLANCE, GLANCE))
    paper = Image.new("RGBA", small.size, "white")
    grey = np.asarray(Image.alpha_composite(paper, small).convert("L"), np.int16)
    return np.asarray(np.abs(grey - np.median(grey)) > INKED, np.bool_)


def _differ(ink: NDArray[np.bool_], other: NDArray[np.bool_]) -> bool:
    either = int((ink | other).sum())
    return int((ink ^ other).sum()) > ANOTHER * either
