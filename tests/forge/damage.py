"""What befalls a paper before it is scanned: dust, holes, staple, dark edge, broken lines, folds, stripes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from forge.paper import PRINT_DPI

Light = NDArray[Any]
TO_PIXELS = PRINT_DPI / 72
HOLE_RADIUS, HOLE_INSET, HOLE_APART = 8.5, 34.0, 227.0
"""In points: DIN holes of 6 mm, 12 mm from the edge, 80 mm apart."""


@dataclass(frozen=True, slots=True)
class Damage:
    """`dust` specks and hairs a page; `holes` punched at the left edge; `staple` its shadow in the upper
    left corner; `edge` millimetres of the scanner's dark lid along the right and lower side; `broken` 0..1
    how far thin strokes have vanished in patches; `folds` so many each way, `flaked` the ink on them gone in
    pieces; `stripes` down the page in which toner is missing: middle (share of the width), width (mm), share
    of the ink that is left; `gap` the same across the page."""

    dust: int = 0
    holes: int = 0
    staple: bool = False
    edge: float = 0.0
    broken: float = 0.0
    folds: tuple[int, int] = (0, 0)
    flaked: bool = False
    stripes: tuple[tuple[float, float, float], ...] = ()
    gap: tuple[float, float, float] | None = None


WHOLE = Damage()


def damaged(light: Light, damage: Damage, rng: np.random.Generator) -> Light:
    """The page, float RGB at the resolution of print, with all of it."""
    if damage == WHOLE:
        return light
    light = _broken(light.copy(), damage.broken, rng)
    for stripe in damage.stripes:
        _faded(light, *stripe)
    if damage.gap is not None:
        _faded(light.swapaxes(0, 1), *damage.gap)
    _folded(light, damage.folds[0], damage.flaked, rng)
    _folded(light.swapaxes(0, 1), damage.folds[1], damage.flaked, rng)
    _dusty(light, damage.dust, rng)
    if damage.staple:
        _stapled(light, rng)
    _punched(light, damage.holes, rng)
    return light


def with_dark_edge(light: Light, damage: Damage, dpi: int) -> Light:
    """The scanner's lid seen beyond two sides of the paper; at the scan's resolution."""
    wide = round(damage.edge / 25.4 * dpi)
    if wide:
        soft = max(1, wide // 4)
        fade = np.linspace(1, 0.25, soft)
        for side in (light, light.swapaxes(0, 1)):
            side[-wide:] = 45
            side[-wide - soft : -wide] *= fade[:, None, None]
    return light


def _broken(light: Light, broken: float, rng: np.random.Generator) -> Light:
    """Ink thinned in spots of a millimetre or two, so that hairlines and fine strokes part."""
    if not broken:
        return light
    height, width = light.shape[:2]
    coarse = rng.uniform(0, 1, (height // 16, width // 16)).astype(np.float32)
    spots = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    lost = (np.clip((spots - 0.95 + 0.45 * broken) / 0.2, 0, 1) * min(1.0, 0.5 + broken / 2))[..., None]
    thinned: Light = light * (1 - lost) + cv2.dilate(light, np.ones((3, 3), np.uint8)) * lost
    return thinned


def _faded(light: Light, middle: float, width: float, left: float) -> None:
    """Ink paler towards the middle of a stripe, at its sides as elsewhere."""
    columns = np.arange(light.shape[1]) / TO_PIXELS / 72 * 25.4
    off = np.abs(columns - middle * columns[-1]) / (width / 2)
    kept = (left + (1 - left) * np.clip(2 * off - 1, 0, 1))[None, :, None]
    light[:] = 255 - (255 - light) * kept


def _folded(light: Light, count: int, flaked: bool, rng: np.random.Generator) -> None:
    """Down the page: a thin dark line with a soft shadow on one side, on which ink may be gone in pieces."""
    width = light.shape[1]
    for number in range(1, count + 1):
        x = round(width * number / (count + 1) + rng.uniform(-20, 20))
        if flaked:
            for y in np.flatnonzero(rng.uniform(0, 1, light.shape[0]) < 0.06):
                light[max(0, y - 3) : y + 3, x - 3 : x + 4] = 250
        shade = np.ones(width, np.float32)
        shade[x : x + 120] = np.linspace(0.9, 1, len(shade[x : x + 120]))
        shade[x - 1 : x + 3] *= rng.uniform(0.4, 0.6)
        light *= cv2.GaussianBlur(shade[None], (0, 0), 1.2)[..., None]


def _dusty(light: Light, count: int, rng: np.random.Generator) -> None:
    height, width = light.shape[:2]
    for _ in range(count):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        grey = float(rng.uniform(20, 150))
        if rng.uniform() < 0.04:
            _hair(light, (x, y), grey, rng)
        else:
            axes = tuple(int(a) for a in rng.integers(1, 4, 2))
            cv2.ellipse(light, (x, y), axes, float(rng.uniform(0, 180)), 0, 360, (grey,) * 3, -1, cv2.LINE_AA)


def _hair(light: Light, at: tuple[int, int], grey: float, rng: np.random.Generator) -> None:
    steps = rng.normal(0, 9, (14, 2)).cumsum(0)
    points = (np.array(at) + steps).astype(np.int32)
    cv2.polylines(light, [points], isClosed=False, color=(grey,) * 3, thickness=1, lineType=cv2.LINE_AA)


def _stapled(light: Light, rng: np.random.Generator) -> None:
    """The wire, bright on one side and with a shadow on the other, and a fold across the corner."""
    x, y = (rng.uniform(34, 48, 2) * TO_PIXELS).round()
    along = np.array([1.0, -0.8]) * 12 * TO_PIXELS
    start, end = np.array([x, y]), np.array([x, y]) + along
    shadow = np.full(light.shape[:2], 1.0, np.float32)
    cv2.line(shadow, _point(start + 5), _point(end + 5), 0.5, 16)
    cv2.line(shadow, _point((0, 90 * TO_PIXELS)), _point((90 * TO_PIXELS, 0)), 0.72, 5)
    light *= cv2.GaussianBlur(shadow, (0, 0), 4)[..., None]
    cv2.line(light, _point(start), _point(end), (120, 120, 118), 5, cv2.LINE_AA)
    cv2.line(light, _point(start - 1), _point(end - 1), (205, 205, 205), 2, cv2.LINE_AA)


def _punched(light: Light, holes: int, rng: np.random.Generator) -> None:
    """Black discs: what a scanner with a dark lid shows through a hole."""
    height = light.shape[0]
    for hole in range(holes):
        y = height / 2 + (hole - (holes - 1) / 2) * HOLE_APART * TO_PIXELS
        centre = _point((HOLE_INSET * TO_PIXELS + rng.uniform(-6, 6), y))
        cv2.circle(light, centre, round(HOLE_RADIUS * TO_PIXELS), (40, 40, 42), -1, cv2.LINE_AA)


def _point(at: Any) -> tuple[int, int]:
    return round(float(at[0])), round(float(at[1]))
