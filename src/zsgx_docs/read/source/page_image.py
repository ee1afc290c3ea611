"""Define a page as a picture of known size, and the sizes of paper and print that make it so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

POINTS = 72.0
"""Points an inch, by definition."""
UNSTATED_DPI = 200.0
"""Pixels an inch of a picture that does not say; a guess: what office scanners are set to."""
MOST_DPI = 300.0
"""Pixels an inch: the highest resolution in which a page is read, whatever its scan has; a guess."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture.

    `rgb` has the shape (height, width, 3); `width_pt`, `height_pt` are the points of its paper, `dpi` its
    pixels an inch of paper. `in_file`: the points that the file gives the page for each of them. `whole`: how
    large the paper is is known, and none of it is cut off.
    """

    page: int
    rgb: NDArray[np.uint8]
    width_pt: float
    height_pt: float
    dpi: float
    in_file: float = 1.0
    whole: bool = True


DrawPages = Callable[[Collection[int] | None], Iterator[PageImage]]
"""The pages asked for (from 1; None: all), one after another. Raises UnreadableFile or TooLarge when it comes
to such a page."""
