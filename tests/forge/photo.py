"""The phone: a paper on a desk, seen askew, in uneven light."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from forge.paper import PRINT_DPI, Paper, Pixels, printed
from forge.scanner import Scan, bound

Light = NDArray[Any]
Points = NDArray[np.float32]
DESKS = {"wood": (120, 86, 58), "dark": (52, 52, 58), "white": (205, 204, 200), "green": (70, 98, 84)}


@dataclass(frozen=True, slots=True)
class PhotoSpec:
    """How the paper was photographed. The defaults are a careful hand in a light room.

    `height` pixels of the upright picture, 4:3; `margin` the share of the picture beyond each side of the
    paper, negative where the paper's own rim is cut off; `tilt` 0..1 how much the far corners draw
    together; `lean` degrees clockwise; `curl` millimetres by which the paper's lines bow;
    `shadow` 0..1 how dark the soft shadow is, `uneven` 0..1 how much the light falls off;
    `cast` the light's colour, RGB; `blur` the standard deviation of the lens's Gaussian in pixels;
    `turn` how many degrees clockwise bring the picture upright; `tagged`: that turn stands in its EXIF data.
    """

    height: int = 3000
    margin: float = 0.05
    tilt: float = 0.06
    lean: float = 1.5
    curl: float = 0.0
    shadow: float = 0.25
    uneven: float = 0.2
    cast: tuple[float, float, float] = (1.0, 0.985, 0.95)
    desk: Literal["wood", "dark", "white", "green"] = "wood"
    blur: float = 0.7
    noise: float = 3.0
    jpeg: int = 75
    turn: Literal[0, 90, 180, 270] = 0
    tagged: bool = False


PHOTOS = {
    "careful": PhotoSpec(),
    "desk lamp": PhotoSpec(
        shadow=0.45, uneven=0.45, cast=(1.0, 0.93, 0.78), desk="dark", lean=-3, tilt=0.1, jpeg=60
    ),
    "in haste": PhotoSpec(
        height=2600, margin=0.08, tilt=0.14, lean=5, shadow=0.35, blur=1.1, noise=5, jpeg=50
    ),
    "curled": PhotoSpec(curl=5, desk="green", shadow=0.3, tilt=0.08, jpeg=70),
    "tight": PhotoSpec(margin=-0.012, tilt=0.02, lean=0.6, shadow=0.3),
    "white desk": PhotoSpec(desk="white", lean=-2, cast=(0.94, 0.98, 1.0)),
}


def photo(paper: Paper | bytes, spec: PhotoSpec, seed: int = 0) -> Scan:
    """The paper, or a PDF printed on paper, photographed page by page.

    `Scan.pictures` are the JPEG files, `Scan.pdf` holds the same pictures a page. The seals' boxes are on the
    paper as it stands once cut out and flattened, in its own points. The same seed gives the same bytes.
    """
    paper = printed(paper) if isinstance(paper, bytes) else paper
    rng = np.random.default_rng(seed)
    images = [_taken(page, spec, rng) for page in paper.pages]
    dpi = round(max(images[0].size) * 72 / 842)
    return Scan(bound(images, dpi, spec.jpeg), paper.stamps, tuple(_jpeg(i, spec) for i in images))


def _taken(page: Pixels, spec: PhotoSpec, rng: np.random.Generator) -> Image.Image:
    size = round(spec.height * 3 / 4), spec.height
    if page.shape[1] > page.shape[0]:
        size = size[1], size[0]
    corners = _corners(page, size, spec, rng)
    light = _on_desk(page, corners, size, spec, rng)
    light = light * _illumination(size, spec, rng)[..., None] * np.array(spec.cast, np.float32)
    light = cv2.GaussianBlur(light, (0, 0), spec.blur) if spec.blur else light
    light = light + rng.normal(0, spec.noise, light.shape).astype(np.float32)
    image = Image.fromarray(np.clip(np.rint(light), 0, 255).astype(np.uint8))
    return image.rotate(spec.turn, expand=True)


def _corners(page: Pixels, size: tuple[int, int], spec: PhotoSpec, rng: np.random.Generator) -> Points:
    """Where the paper's corners fall in the picture: upper left, upper right, lower right, lower left."""
    width, height = size
    scale = min(width / page.shape[1], height / page.shape[0]) * (1 - 2 * spec.margin)
    if spec.margin < 0:
        scale = max(width / page.shape[1], height / page.shape[0]) * (1 - 2 * spec.margin)
    half = np.array([page.shape[1], page.shape[0]]) * scale / 2
    unit = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32)
    toward = rng.uniform(0, 2 * math.pi)
    depth = unit @ np.array([math.cos(toward), math.sin(toward)]) / math.sqrt(2)
    bent = unit * half * (1 - spec.tilt * (depth + 1) / 2)[:, None]
    a = math.radians(spec.lean)
    turned = bent @ np.array([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]])
    free = np.maximum(0, np.array(size) / 2 - np.abs(turned).max(0))
    shift = rng.uniform(-0.6, 0.6, 2) * free
    return np.asarray(turned + np.array(size) / 2 + shift, np.float32)


def _on_desk(
    page: Pixels, corners: Points, size: tuple[int, int], spec: PhotoSpec, rng: np.random.Generator
) -> Light:
    """The paper with its cast shadow on the desk; what lies beyond the picture is lost."""
    height, width = page.shape[:2]
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners)
    shrink = cv2.arcLength(corners, closed=True) / (2 * (width + height))
    light: Light = cv2.GaussianBlur(page, (0, 0), 0.4 / shrink).astype(np.float32) * 0.97
    cover: Light = np.ones((height, width), np.float32)
    if spec.curl:
        light, cover = _curled(light, cover, spec.curl, float(rng.uniform(-0.2, 0.2)))
    light, cover = cv2.warpPerspective(light, matrix, size), cv2.warpPerspective(cover, matrix, size)
    drop = cv2.GaussianBlur(np.roll(cover, (6, 8), (0, 1)), (0, 0), 9)
    desk = _desk(size, spec.desk, rng) * (1 - 0.45 * drop)[..., None]
    return np.asarray(light * cover[..., None] + desk * (1 - cover)[..., None])


def _curled(light: Light, cover: Light, millimetres: float, phase: float) -> tuple[Light, Light]:
    """A paper that does not lie flat: its lines bow, those at the foot most."""
    height, width = cover.shape
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    bow = (np.sin(math.pi * (x / width + phase)) - math.sin(math.pi * phase)) * (0.4 + 0.6 * y / height)
    moved = (y + millimetres / 25.4 * PRINT_DPI * bow).astype(np.float32)
    curled = [cv2.remap(part, x, moved, cv2.INTER_LINEAR) for part in (light, cover)]
    return curled[0], curled[1]


def _desk(size: tuple[int, int], name: str, rng: np.random.Generator) -> Light:
    """A board with its grain running across."""
    grain = rng.normal(0, 1, (size[1] // 6, 6)).astype(np.float32)
    cloud = rng.normal(0, 1, (9, 7)).astype(np.float32)
    strength = 16 if name == "wood" else 4
    grey = strength * cv2.resize(grain, size) + 5 * cv2.resize(cloud, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.array(DESKS[name], np.float32) + grey[..., None])


def _illumination(size: tuple[int, int], spec: PhotoSpec, rng: np.random.Generator) -> Light:
    """The lamp's fall-off, and the soft shadow of the hand that holds the phone."""
    small = size[0] // 16, size[1] // 16
    x, y = np.meshgrid(np.linspace(-1, 1, small[0]), np.linspace(-1, 1, small[1]))
    lamp = rng.uniform(-0.6, 0.6, 2)
    light = 1 - spec.uneven * ((x - lamp[0]) ** 2 + (y - lamp[1]) ** 2) / 4
    angle, off = rng.uniform(0, 2 * math.pi), rng.uniform(-0.1, 0.5)
    away = x * math.cos(angle) + y * math.sin(angle) + 0.12 * np.sin(3 * y + 2 * x) - off
    light *= 1 - spec.shadow / (1 + np.exp(-away / 0.07))
    return np.asarray(cv2.resize(light.astype(np.float32), size, interpolation=cv2.INTER_CUBIC))


def _jpeg(image: Image.Image, spec: PhotoSpec) -> bytes:
    """A phone stores the sensor's picture and says in EXIF how to hold it."""
    out = io.BytesIO()
    exif = Image.Exif()
    if spec.tagged:
        exif[0x0112] = {0: 1, 90: 6, 180: 3, 270: 8}[spec.turn]
    image.save(out, "JPEG", quality=spec.jpeg, exif=exif)
    return out.getvalue()
