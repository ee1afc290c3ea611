"""Say where each spot of the straight page lies in the picture taken of it, and draw the page by that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zsgx_docs.read.preprocess.image import Picture

Points = NDArray[np.float64]
"""(n, 2): x, y."""
Floats = NDArray[np.float64]

POWERS = [(along, across) for along in (1, 2, 3) for across in (0, 1, 2)]
"""Powers of the place along a line and of that across it, whose products a bow is made of; a guess."""
TERMS = len(POWERS)
COARSE = 16
"""Pixels between the spots that are worked out, those between them lying evenly; for speed, a guess."""
FINER = 1.2
"""Times finer than the page from which a picture is smoothed before it is sampled; a guess."""


@dataclass(frozen=True, slots=True)
class Bow:
    """Describe how far lines that should be straight are bent, in shares of the page's height and width.

    `down` are the coefficients of `bow_terms` for lying lines, `right` those for standing ones.
    """

    down: Floats = field(default_factory=lambda: np.zeros(TERMS))
    right: Floats = field(default_factory=lambda: np.zeros(TERMS))

    def bent(self, places: Points) -> Points:
        """Return where the bent page has what the straight one has at `places`, -1..1 across and down."""
        x, y = places[:, 0], places[:, 1]
        return places + np.stack([bow_terms(y, x) @ self.right, bow_terms(x, y) @ self.down], axis=1)


def bow_terms(along: Floats, across: Floats) -> Floats:
    """Return the terms of a bow (n, TERMS), for places -1..1 along and across."""
    return np.stack([along**j * across**k for j, k in POWERS], axis=1)


@dataclass(frozen=True, slots=True)
class Warp:
    """Lead a page of `width` × `height` pixels to its picture, by `homography` (3, 3) after its bows.

    `bows` were found one after the other, each on the page that those before it had straightened.
    """

    width: int
    height: int
    homography: Floats
    bows: tuple[Bow, ...] = ()

    def in_picture(self, points: Points) -> Points:
        """Return where the picture has what the page has at `points`; all in pixels."""
        size = np.array([self.width, self.height]) / 2
        places = points / size - 1
        for bow in reversed(self.bows):
            places = bow.bent(places)
        return np.asarray(cv2.perspectiveTransform((places[None] + 1) * size, self.homography)[0], np.float64)

    def scaled(self, factor: float) -> Warp:
        """Return the warp of the same page drawn `factor` times as large."""
        width, height = round(self.width * factor), round(self.height * factor)
        larger = np.diag([width / self.width, height / self.height, 1.0])
        return replace(self, width=width, height=height, homography=self.homography @ np.linalg.inv(larger))

    def drawn(self, picture: Picture) -> Picture:
        """Draw the page as it lies in the picture; what lies beyond the picture is white."""
        columns, rows = self.width // COARSE + 3, self.height // COARSE + 3
        x, y = (COARSE * (np.arange(n) - 0.5) - 0.5 for n in (columns, rows))
        places = np.stack(np.meshgrid(x, y), axis=2).reshape(-1, 2)
        coarse = self.in_picture(places).reshape(rows, columns, 2).astype(np.float32)
        size = columns * COARSE, rows * COARSE
        spots = np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR), np.float32)
        spots = spots[COARSE : COARSE + self.height, COARSE : COARSE + self.width]
        step = coarse[rows // 2 + 1, columns // 2 + 1] - coarse[rows // 2, columns // 2]
        return _sampled(picture, spots, float(np.hypot(*step)) / (COARSE * 2**0.5))


def _sampled(picture: Picture, spots: NDArray[np.float32], finer: float) -> Picture:
    source = cv2.GaussianBlur(picture, (0, 0), 0.35 * finer) if finer > FINER else picture
    x, y = np.ascontiguousarray(spots[..., 0]), np.ascontiguousarray(spots[..., 1])
    white, beyond = (255, 255, 255), cv2.BORDER_CONSTANT
    return np.asarray(
        cv2.remap(source, x, y, cv2.INTER_LINEAR, borderMode=beyond, borderValue=white), np.uint8
    )
