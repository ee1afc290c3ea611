"""Draws a unit's seal as a mask of ink: 0 no ink, 1 full ink."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFont

Shape = Literal["round", "oval", "square"]
Mask = NDArray[np.float32]

FONTS = Path(sys.prefix) / "share" / "zsgx-docs" / "fonts"
MILLIMETRES = {"round": (42.0, 42.0), "oval": (45.0, 30.0), "square": (24.0, 24.0)}
OVERSAMPLING = 2
EM = 200
"""Pixels at which characters are drawn before they are stretched."""


@dataclass(frozen=True, slots=True)
class SealSpec:
    """One seal to be pressed: `middle` in points from the top left of the page, `tilt` in degrees clockwise.

    `line` is the straight text at the foot (合同专用章); `width` in millimetres, else the usual size of
    the shape; `wear` 0..1 says how unevenly the ink took, `strength` 0..1 how much ink there was. `serial`
    is the code along the ring's foot; `lines` sets a square seal's text in lines, not in columns; `tint` is
    the ink's own colour where it is not the usual one.
    """

    text: str
    page: int = 1
    middle: tuple[float, float] = (300.0, 160.0)
    shape: Shape = "round"
    colour: Literal["red", "dark"] = "red"
    line: str | None = None
    width: float | None = None
    tilt: float = 0.0
    strength: float = 0.9
    wear: float = 0.3
    font: str = "FandolSong-Bold"
    star: bool = True
    serial: str | None = None
    lines: bool = False
    tint: tuple[int, int, int] | None = None

    def millimetres(self) -> tuple[float, float]:
        width, height = MILLIMETRES[self.shape]
        return (self.width or width), height * (self.width or width) / width


def draw(spec: SealSpec, dpi: int, rng: np.random.Generator) -> Mask:
    """The seal's ink at `dpi`, tilted, in the smallest upright rectangle that holds it."""
    per_millimetre = dpi * OVERSAMPLING / 25.4
    width, height = (round(side * per_millimetre) for side in spec.millimetres())
    canvas = Image.new("L", (width, height), 0)
    _DRAWERS[spec.shape](canvas, spec)
    tilted = canvas.rotate(-spec.tilt, Image.Resampling.BICUBIC, expand=True)
    tilted = tilted.crop(tilted.getbbox())
    size = tilted.width // OVERSAMPLING, tilted.height // OVERSAMPLING
    ink = np.asarray(tilted.resize(size, Image.Resampling.LANCZOS), dtype=np.float32) / 255
    return (ink * _unevenness(ink.shape, spec.wear, rng) * spec.strength).astype(np.float32)


def _round(canvas: Image.Image, spec: SealSpec) -> None:
    size = canvas.width
    _ring(canvas, thickness=size * 0.028)
    if spec.star:
        _star(canvas, radius=size * 0.165)
    span = min(230.0 if spec.line else 285.0, max(60.0, 21.0 * (len(spec.text) - 1)))
    step = math.radians(span / max(1, len(spec.text) - 1)) * size * 0.38
    _arc_text(canvas, spec, span, glyph=(min(step * 0.86, size * 0.105), size * 0.155), inset=size * 0.118)
    if spec.line:
        _straight_text(canvas, spec, at=0.76, glyph=(size * 0.068, size * 0.085))
    if spec.serial:
        _foot_code(canvas, spec, glyph=(size * 0.03, size * 0.045))


def _oval(canvas: Image.Image, spec: SealSpec) -> None:
    size = canvas.height
    _ring(canvas, thickness=size * 0.035)
    span = min(250.0, max(60.0, 20.0 * (len(spec.text) - 1)))
    step = math.radians(span / max(1, len(spec.text) - 1)) * size * 0.5
    _arc_text(canvas, spec, span, glyph=(min(step * 0.8, size * 0.13), size * 0.17), inset=size * 0.155)
    if spec.line:
        _straight_text(canvas, spec, at=0.6, glyph=(size * 0.12, size * 0.15))


def _square(canvas: Image.Image, spec: SealSpec) -> None:
    """Columns from right to left, each read downwards, or lines from the top; the last may be shorter."""
    pen, side = ImageDraw.Draw(canvas), canvas.width
    rim = side * 0.045
    pen.rectangle((0, 0, side - 1, side - 1), outline=255, width=round(rim))
    columns = math.ceil(math.sqrt(len(spec.text)))
    rows = math.ceil(len(spec.text) / columns)
    width, height = (side - 3 * rim) / columns, (side - 3 * rim) / rows
    for place, character in enumerate(spec.text):
        column, row = divmod(place, rows)
        if spec.lines:
            row, column = divmod(place, columns)
            column = columns - 1 - column
        middle = (side - 1.5 * rim - (column + 0.5) * width, 1.5 * rim + (row + 0.5) * height)
        _press(canvas, _glyph(character, spec.font, (width * 0.9, height * 0.9)), middle)


_DRAWERS: dict[Shape, Callable[[Image.Image, SealSpec], None]] = {
    "round": _round,
    "oval": _oval,
    "square": _square,
}


def _ring(canvas: Image.Image, thickness: float) -> None:
    box = (0, 0, canvas.width - 1, canvas.height - 1)
    ImageDraw.Draw(canvas).ellipse(box, outline=255, width=round(thickness))


def _star(canvas: Image.Image, radius: float) -> None:
    x, y = canvas.width / 2, canvas.height / 2
    points = []
    for corner in range(10):
        reach, angle = radius * (1 if corner % 2 == 0 else 0.382), math.radians(36 * corner)
        points.append((x + reach * math.sin(angle), y - reach * math.cos(angle)))
    ImageDraw.Draw(canvas).polygon(points, fill=255)


def _arc_text(
    canvas: Image.Image, spec: SealSpec, span: float, glyph: tuple[float, float], inset: float
) -> None:
    """The text clockwise along the ellipse that lies `inset` within the rim, its middle at the top."""
    a, b = canvas.width / 2 - inset, canvas.height / 2 - inset
    for character, theta in zip(spec.text, _even_angles(a, b, span, len(spec.text)), strict=True):
        middle = (canvas.width / 2 + a * math.sin(theta), canvas.height / 2 - b * math.cos(theta))
        outward = math.degrees(math.atan2(math.sin(theta) / a, math.cos(theta) / b))
        turned = _glyph(character, spec.font, glyph).rotate(-outward, Image.Resampling.BICUBIC, expand=True)
        _press(canvas, turned, middle)


def _foot_code(canvas: Image.Image, spec: SealSpec, glyph: tuple[float, float]) -> None:
    """The code along the ring's foot, its digits standing upright there."""
    radius, code = canvas.width * 0.43, spec.serial or ""
    for place, digit in enumerate(code):
        turn = (place - (len(code) - 1) / 2) * glyph[0] * 1.15 / radius
        middle = (canvas.width / 2 + radius * math.sin(turn), canvas.height / 2 + radius * math.cos(turn))
        em = _glyph(digit, spec.font, glyph).rotate(math.degrees(turn), Image.Resampling.BICUBIC, expand=True)
        _press(canvas, em, middle)


def _even_angles(a: float, b: float, span: float, count: int) -> Mask:
    """Parameters of the ellipse, in radians from its top, that stand equally far apart along it."""
    theta = np.radians(np.linspace(-span / 2, span / 2, 721))
    speed = np.hypot(a * np.cos(theta), b * np.sin(theta))
    along = np.concatenate([[0.0], np.cumsum((speed[1:] + speed[:-1]) / 2)])
    wanted = np.linspace(0, along[-1], count) if count > 1 else np.array([along[-1] / 2])
    return np.interp(wanted, along, theta).astype(np.float32)


def _straight_text(canvas: Image.Image, spec: SealSpec, at: float, glyph: tuple[float, float]) -> None:
    line = spec.line or ""
    for place, character in enumerate(line):
        x = canvas.width / 2 + (place - (len(line) - 1) / 2) * glyph[0] * 1.15
        _press(canvas, _glyph(character, spec.font, glyph), (x, canvas.height * at))


@cache
def _face(font: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{font}.otf", EM)


@cache
def _span(font: str) -> tuple[float, float]:
    """How far its Chinese characters reach up and down; the faces say it wrongly."""
    _, top, _, bottom = _face(font).getbbox("国团理重", anchor="ls")
    return top, bottom


def _glyph(character: str, font: str, size: tuple[float, float]) -> Image.Image:
    """One character stretched to `size`, as seal cutters do to fill the ring."""
    em, (top, bottom) = Image.new("L", (EM, EM), 0), _span(font)
    baseline = EM / 2 - (top + bottom) / 2
    ImageDraw.Draw(em).text((EM / 2, baseline), character, fill=255, font=_face(font), anchor="ms")
    return em.resize((max(1, round(size[0])), max(1, round(size[1]))), Image.Resampling.LANCZOS)


def _press(canvas: Image.Image, glyph: Image.Image, middle: tuple[float, float]) -> None:
    x, y = round(middle[0] - glyph.width / 2), round(middle[1] - glyph.height / 2)
    spot = (x, y, x + glyph.width, y + glyph.height)
    canvas.paste(ImageChops.lighter(canvas.crop(spot), glyph), spot)


def _unevenness(shape: tuple[int, ...], wear: float, rng: np.random.Generator) -> Mask:
    """Patches where less ink took, a side pressed harder, and pores of the paper."""
    height, width = shape
    coarse = Image.fromarray(rng.uniform(0, 1, (7, 7)).astype(np.float32))
    patches = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC))
    lean = np.linspace(-1, 1, width)[None, :] * rng.uniform(-1, 1) + np.linspace(-1, 1, height)[:, None] * (
        rng.uniform(-1, 1)
    )
    pores = rng.uniform(0, 1, shape) ** 6
    lost = wear * (0.55 * patches + 0.15 * (lean + 1) + 0.5 * pores)
    return np.clip(1 - lost, 0.05, 1).astype(np.float32)
