"""The scanner: what a flatbed, a feeder or a fax makes of a paper."""

from __future__ import annotations

import io
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from forge.damage import WHOLE, Damage, damaged, with_dark_edge
from forge.paper import PRINT_DPI, Paper, Pixels, Stamp, printed

Light = NDArray[Any]
Mode = Literal["colour", "grey", "bilevel", "adaptive"]
THRESHOLD = 150


@dataclass(frozen=True, slots=True)
class ScanSpec:
    """How the paper was scanned. The defaults are a good office scanner.

    `skew` in degrees clockwise; `turn` how many degrees clockwise bring the page upright again;
    `noise` is the standard deviation in grey levels; `blur` that of a Gaussian in pixels of the scan;
    `faint` 0..1 how much toner is missing; `shade` 0..1 how dark the darkest edge is. Of the two
    black-and-white modes, `bilevel` has one `threshold` for the page, `adaptive` one for each surrounding.
    """

    dpi: int = 200
    mode: Mode = "colour"
    skew: float = 0.0
    turn: Literal[0, 90, 180, 270] = 0
    noise: float = 2.0
    blur: float = 0.4
    faint: float = 0.0
    shade: float = 0.03
    jpeg: int = 85
    threshold: int = THRESHOLD
    damage: Damage = WHOLE


SCANNERS = {
    "office": ScanSpec(skew=0.3),
    "fine": ScanSpec(dpi=300, noise=1.5, jpeg=90),
    "hurried": ScanSpec(skew=-1.4, noise=7, jpeg=50, shade=0.12),
    "grey": ScanSpec(dpi=150, mode="grey", skew=0.8, noise=5, jpeg=65, faint=0.2),
    "soft 150": ScanSpec(dpi=150, mode="grey", skew=3.0, noise=3, jpeg=60, faint=0.35, blur=0.7),
    "worn 150": ScanSpec(dpi=150, mode="grey", skew=-2.2, noise=6, jpeg=45, faint=0.5, blur=0.9),
    "copier": ScanSpec(mode="bilevel", skew=-0.6, noise=9, faint=0.15),
    "fax": ScanSpec(
        dpi=200, mode="bilevel", skew=0.5, noise=14, threshold=160, damage=Damage(broken=0.2, dust=40)
    ),
    "broken": ScanSpec(mode="bilevel", skew=-0.4, noise=9, threshold=170, damage=Damage(broken=0.4)),
    "adaptive": ScanSpec(mode="adaptive", skew=0.7, noise=6, shade=0.2),
    "faint": ScanSpec(mode="grey", skew=-0.5, noise=5, faint=0.55, jpeg=70),
    "filed": ScanSpec(skew=0.9, noise=4, jpeg=75, damage=Damage(dust=120, holes=2, staple=True, edge=3.0)),
    "steep": ScanSpec(skew=3.8, noise=4, jpeg=75),
    "sideways": ScanSpec(turn=90, skew=0.7, noise=4, jpeg=75),
    "head down": ScanSpec(turn=180, skew=-1.1, noise=4, jpeg=75),
    "other side": ScanSpec(turn=270, skew=0.4, noise=4, jpeg=75),
}


@dataclass(frozen=True, slots=True)
class Scan:
    """An image-only PDF; `seals` with their boxes on the page as it stands once turned upright.

    `pictures` are the pages as image files of their own, where a phone took them.
    """

    pdf: bytes
    seals: tuple[Stamp, ...]
    pictures: tuple[bytes, ...] = ()


def scan(paper: Paper | bytes, spec: ScanSpec, seed: int = 0) -> Scan:
    """The paper, or a PDF printed on paper, as scanned. The same seed gives the same bytes."""
    paper = printed(paper) if isinstance(paper, bytes) else paper
    rng = np.random.default_rng(seed)
    images = [_scanned(page, spec, rng) for page in paper.pages]
    sizes = [(p.shape[1] * 72 / PRINT_DPI, p.shape[0] * 72 / PRINT_DPI) for p in paper.pages]
    jpeg = None if spec.mode in ("bilevel", "adaptive") else spec.jpeg
    return Scan(
        bound(images, spec.dpi, jpeg), tuple(_moved(s, spec.skew, sizes[s.page - 1]) for s in paper.stamps)
    )


def _scanned(page: Pixels, spec: ScanSpec, rng: np.random.Generator) -> Image.Image:
    light: Light = page.astype(np.float32)
    light = _fainter(light, spec.faint, rng)
    light = damaged(light, spec.damage, rng)
    light = _skewed(light, spec.skew)
    light = _sampled(light, spec.dpi)
    light = cv2.GaussianBlur(light, (0, 0), spec.blur) if spec.blur else light
    light = with_dark_edge(_shaded(light, spec.shade, rng), spec.damage, spec.dpi)
    light = light + rng.normal(0, spec.noise, light.shape[:2])[..., None]
    image = _developed(np.clip(np.rint(light), 0, 255).astype(np.uint8), spec)
    return image.rotate(spec.turn, expand=True)


def _fainter(light: Light, faint: float, rng: np.random.Generator) -> Light:
    """Toner missing all over, more so in vertical streaks and in specks."""
    if not faint:
        return light
    height, width = light.shape[:2]
    streaks = cv2.resize(rng.uniform(0.5, 1, (1, 24)).astype(np.float32), (width, height))
    specks = rng.uniform(0, 1, (height, width)).astype(np.float32) ** 3
    lost: Light = faint * streaks * (0.5 + specks)
    lighter: Light = 255 - (255 - light) * (1 - lost)[..., None]
    return lighter


def _skewed(light: Light, degrees: float) -> Light:
    height, width = light.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(light, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))


def _sampled(light: Light, dpi: int) -> Light:
    size = round(light.shape[1] * dpi / PRINT_DPI), round(light.shape[0] * dpi / PRINT_DPI)
    return cv2.resize(light, size, interpolation=cv2.INTER_AREA)


def _shaded(light: Light, shade: float, rng: np.random.Generator) -> Light:
    """Paper that is not quite white, darker towards one side."""
    height, width = light.shape[:2]
    angle = rng.uniform(0, 2 * math.pi)
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    slope = (x * math.cos(angle) + y * math.sin(angle)) / math.sqrt(2)
    return (light * (0.985 - shade * (slope + 1) / 2)[..., None]).astype(np.float32)


def _developed(pixels: Pixels, spec: ScanSpec) -> Image.Image:
    image = Image.fromarray(pixels)
    if spec.mode == "colour":
        return image
    grey = image.convert("L")
    if spec.mode == "grey":
        return grey
    if spec.mode == "adaptive":
        return Image.fromarray(_beside_surrounding(np.asarray(grey), spec.dpi)).convert("1")
    return grey.point(lambda level: 255 if level > spec.threshold else 0).convert("1")


def _beside_surrounding(grey: Pixels, dpi: int) -> Pixels:
    """Black where a pixel is darker than what lies within some 3 mm, as document apps do."""
    block = round(dpi / 8) | 1
    way, kind = cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY
    return np.asarray(cv2.adaptiveThreshold(grey, 255, way, kind, block, 14), np.uint8)


def bound(images: Sequence[Image.Image], dpi: int, jpeg: int | None) -> bytes:
    """The pictures as a PDF, one a page; without a `jpeg` quality they are stored as a fax, without loss."""
    out, when = io.BytesIO(), time.gmtime(0)
    options: dict[str, Any] = {"resolution": dpi, "creationDate": when, "modDate": when}
    if jpeg is not None:
        options["quality"] = jpeg
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], **options)
    return out.getvalue()


def _moved(stamp: Stamp, skew: float, size: tuple[float, float]) -> Stamp:
    """Where the skew carried the seal: its middle turns about the page's middle, its size stays."""
    x0, top, x1, bottom = stamp.box
    dx, dy = (x0 + x1 - size[0]) / 2, (top + bottom - size[1]) / 2
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    right, down = dx * cos - dy * sin - dx, dx * sin + dy * cos - dy
    return replace(stamp, box=(x0 + right, top + down, x1 + right, bottom + down))
