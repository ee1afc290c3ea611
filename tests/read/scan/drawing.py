"""A small form drawn on A4 at 300 dpi, its places known to the point: what the scan reader is tested on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from forge import Paper, Scan, ScanSpec, SealSpec, scan
from forge.paper import PRINT_DPI, Stamp, _press
from forge.seal import draw

FONTS = Path(sys.prefix) / "share" / "zsgx-docs" / "fonts"
WIDTH, HEIGHT = 595.2, 841.92
SCALE = PRINT_DPI / 72
SONG = "FandolSong-Regular"
Pixels = NDArray[np.uint8]


@dataclass
class Drawing:
    """Everything in points from the top left; text is put with the top of its characters at `y`."""

    image: Image.Image = field(
        default_factory=lambda: Image.new("RGB", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), "white")
    )
    stamps: list[Stamp] = field(default_factory=list)

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, words: str, size: float = 12, font: str = SONG) -> float:
        """Returns where the text ends."""
        face = ImageFont.truetype(str(FONTS / f"{font}.otf"), round(size * SCALE))
        self.pen.text((x * SCALE, y * SCALE), words, fill="black", font=face, anchor="lt")
        return x + face.getlength(words) / SCALE

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        ends = tuple(round(v * SCALE) for v in (x0, y0, x1, y1))
        self.pen.line(ends, fill="black", width=max(1, round(width * SCALE)))

    def table(self, xs: Sequence[float], ys: Sequence[float], width: float = 0.5) -> None:
        for y in ys:
            self.line(xs[0], y, xs[-1], y, width)
        for x in xs:
            self.line(x, ys[0], x, ys[-1], width)

    def box(self, x: float, y: float, size: float = 10, mark: str = "") -> None:
        """A tick box; `mark` is "tick", "cross", "full" or nothing."""
        x0, y0, x1, y1 = (round(v * SCALE) for v in (x, y, x + size, y + size))
        inside = "black" if mark == "full" else None
        self.pen.rectangle((x0, y0, x1, y1), outline="black", width=3, fill=inside)
        if mark == "tick":
            self.check(x + 0.2 * size, y, size)
        if mark == "cross":
            self.line(x, y, x + size, y + size, 0.8)
            self.line(x + size, y, x, y + size, 0.8)

    def check(self, x: float, y: float, size: float = 10) -> None:
        strokes = [(x, y + 0.5 * size), (x + 0.25 * size, y + 0.85 * size), (x + 0.75 * size, y + 0.1 * size)]
        self.pen.line([(a * SCALE, b * SCALE) for a, b in strokes], fill="black", width=5)

    def seal(self, spec: SealSpec, seed: int = 1) -> None:
        pixels = np.array(self.image)
        box = _press(pixels, draw(spec, PRINT_DPI, np.random.default_rng(seed)), spec)
        self.image = Image.fromarray(pixels)
        self.stamps.append(Stamp(1, box, spec.text, spec.shape, spec.colour))

    def scanned(self, spec: ScanSpec | None = None, seed: int = 1) -> Scan:
        paper = Paper((np.array(self.image, np.uint8),), tuple(self.stamps))
        return scan(paper, spec or ScanSpec(), seed)

    def picture(self, spec: ScanSpec | None = None, seed: int = 1) -> Pixels:
        """The scanned page as RGB at the scanner's resolution."""
        return rasters(self.scanned(spec, seed).pdf)[0]


def rasters(pdf: bytes) -> list[Pixels]:
    """The scans within a PDF, as they are."""
    images: list[Pixels] = []
    for page in pypdfium2.PdfDocument(pdf):
        held = next(page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)))
        images.append(np.array(held.get_bitmap(render=False).to_pil().convert("RGB")))
    return images


LEFT, RIGHT = 80.0, 515.0
COLUMNS = (LEFT, 170.0, 330.0, 410.0, RIGHT)


CONTACT = ("联系人", "董勇洋", "手机", "13995199617"), ("传真", "", "地址", "黄石市453号")


def form(change: Callable[[Drawing], None] | None = None) -> Drawing:
    """A page with a title, a table of three rows, two tick boxes and an underlined blank."""
    drawing = Drawing()
    drawing.text(190, 80, "高级研修项目申报表", 22, "FandolSong-Bold")
    drawing.text(90, 130, "申报单位：武汉大学", 14)
    for y in (170.0, 200.0, 230.0, 300.0):
        drawing.line(LEFT, y, RIGHT, y)
    for x in COLUMNS:
        drawing.line(x, 170, x, 230)
    for x in (COLUMNS[0], COLUMNS[1], COLUMNS[-1]):
        drawing.line(x, 230, x, 300)
    for row, words in enumerate(CONTACT):
        for x, word in zip(COLUMNS, words, strict=False):
            drawing.text(x + 6, 179 + 30 * row, word)
    drawing.text(LEFT + 6, 255, "项目类别")
    drawing.box(178, 238, mark="tick")
    drawing.text(190, 238, "财政资助项目")
    drawing.box(178, 268)
    end = drawing.text(190, 268, "自筹经费项目（来源：")
    drawing.line(end, 281, end + 60, 281)
    drawing.text(end + 64, 268, "）")
    drawing.text(90, 330, "注：请认真填写此表并加盖申报单位印章。")
    if change:
        change(drawing)
    return drawing
