"""What people do to a printed paper before it is scanned: strike, tick, circle, mark, stick notes on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from forge.paper import PRINT_DPI, Paper, Pixels
from forge.target import Target

Way = Literal["strike", "double", "wavy", "tick", "cross", "circle", "highlight", "blacken", "note"]
TO_PIXELS = PRINT_DPI / 72
INKS = {
    "black": (25, 25, 30),
    "blue": (32, 52, 150),
    "red": (200, 24, 30),
    "green": (20, 110, 60),
    "yellow": (255, 240, 80),
    "pink": (255, 150, 190),
}


@dataclass(frozen=True, slots=True)
class PenMark:
    """One mark over a target, `width` points thick; `off` moves it by so many points, `beyond` is by how many
    it runs past the target's ends, `rise` by how many its right end stands higher than its left one."""

    way: Way
    target: Target
    ink: str = "black"
    width: float = 1.0
    off: tuple[float, float] = (0.0, 0.0)
    beyond: float = 2.0
    rise: float = 0.0


def marked(paper: Paper, marks: Sequence[PenMark], seed: int = 0) -> Paper:
    """The paper with all marks drawn on it; the same seed gives the same hand."""
    rng = np.random.default_rng(seed)
    pages = [page.copy() for page in paper.pages]
    for mark in marks:
        _draw(pages[mark.target.page - 1], mark, rng)
    return replace(paper, pages=tuple(pages))


def _draw(page: Pixels, mark: PenMark, rng: np.random.Generator) -> None:
    x0, top, x1, bottom = (v * TO_PIXELS for v in mark.target.box)
    right, down = (v * TO_PIXELS for v in mark.off)
    x0, x1, top, bottom = x0 + right, x1 + right, top + down, bottom + down
    if mark.way in ("highlight", "blacken", "note"):
        _cover(page, mark, (x0, top, x1, bottom))
        return
    layer = np.zeros(page.shape[:2], np.uint8)
    for line in _lines(mark, (x0, top, x1, bottom), rng):
        points = np.rint(line * 8).astype(np.int32)
        width = max(1, round(mark.width * TO_PIXELS))
        cv2.polylines(layer, [points], False, 255, width, cv2.LINE_AA, 3)
    _press(page, layer, INKS[mark.ink])


def _cover(page: Pixels, mark: PenMark, box: tuple[float, float, float, float]) -> None:
    x0, top, x1, bottom = (round(v) for v in box)
    reach = round(mark.beyond * TO_PIXELS)
    spot = page[max(0, top - reach // 2) : bottom + reach // 2, max(0, x0 - reach) : x1 + reach]
    colour = np.array(INKS[mark.ink], np.float32)
    if mark.way == "highlight":
        spot[:] = np.rint(spot * (colour / 255))
    else:
        spot[:] = colour


def _lines(
    mark: PenMark, box: tuple[float, float, float, float], rng: np.random.Generator
) -> list[NDArray[Any]]:
    x0, top, x1, bottom = box
    height, middle, beyond = bottom - top, (top + bottom) / 2, mark.beyond * TO_PIXELS
    if mark.way in ("strike", "double", "wavy"):
        along = np.linspace(x0 - beyond, x1 + beyond, 60)
        level = middle + mark.rise * TO_PIXELS * (0.5 - np.linspace(0, 1, 60)) + _tremor(rng)
        if mark.way == "wavy":
            level = level + 0.12 * height * np.sin((along - x0) / height * 2.2)
        offs = (-0.1 * height, 0.1 * height) if mark.way == "double" else (0.0,)
        return [np.stack([along, level + off], axis=1) for off in offs]
    if mark.way == "tick":
        return [
            np.array([(x1 - 0.5 * height, middle), (x1, bottom), (x1 + 1.1 * height, top - 0.4 * height)])
        ]
    if mark.way == "cross":
        return [
            np.array([(x0, top - 0.4 * height), (x1, bottom + 0.4 * height)]),
            np.array([(x0, bottom + 0.4 * height), (x1, top - 0.4 * height)]),
        ]
    turn = np.linspace(0, 2.1 * np.pi, 60)
    wide, high = (x1 - x0) / 2 + beyond, 0.8 * height
    return [np.stack([(x0 + x1) / 2 + wide * np.cos(turn), middle + high * np.sin(turn)], axis=1)]


def _tremor(rng: np.random.Generator) -> NDArray[Any]:
    steps = rng.normal(0, 0.7, 60).cumsum()
    return steps - np.linspace(steps[0], steps[-1], 60)


def _press(page: Pixels, layer: Pixels, colour: tuple[int, int, int]) -> None:
    """Ink multiplied into the page, so that print under it stays black."""
    soft = cv2.GaussianBlur(layer, (0, 0), 1.0).astype(np.float32)[..., None] / 255
    page[:] = np.rint(page * (1 - soft * (1 - np.array(colour, np.float32) / 255)))
