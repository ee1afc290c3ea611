"""Draw the pages of an image file, each at the size of its paper."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.source import LARGEST_PAPER, MOST_DPI, POINTS, UNSTATED_DPI, Limits, PageImage

A4 = (595.28, 841.89)
"""Points: width and height of an upright sheet, 210 by 297 mm (ISO 216)."""
A4_SHAPE = 0.02
"""How far a picture's proportions may be from those of A4, relatively, to be taken for a
whole A4 sheet; a guess."""
WORTH_SHRINKING = 1.1
"""Times `MOST_DPI` beyond which a picture is shrunk to it: less would blur and save little; a guess."""
LEAST_STATED = 10
"""Pixels an inch; a file that states fewer states nonsense: A4 would be 117 pixels high."""
MOST_STATED = 4800
"""Pixels an inch; a file that states more states nonsense: flatbed scanners end there."""
_UNREADABLE = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")


def image_sizes(data: bytes, filename: str, most: int) -> list[tuple[int, int]]:
    """Return width and height in pixels of an image file's pages, of at most one page more than `most`."""
    with _opened(data, filename) as image:
        sizes = []
        for number in range(min(_page_count(image), most + 1)):
            _seek(image, number, filename)
            sizes.append(image.size)
        return sizes


def picture_pages(
    data: bytes, filename: str, limits: Limits, pages: Collection[int] | None = None
) -> Iterator[PageImage]:
    """Yield the pages of an image file in red, green and blue, upright as its camera says, on white.

    Only `pages` (from 1) where given. Raises UnreadableFile or TooLarge when it comes to such a page.
    """
    with _opened(data, filename) as image:
        for number in range(1, _page_count(image) + 1):
            if pages is None or number in pages:
                _seek(image, number - 1, filename)
                if image.width * image.height > limits.page_pixels:
                    raise TooLarge(f"「{filename}」第 {number} 页的像素过多，请缩小后再提交。")
                yield _picture(image, number, filename)


def _picture(image: Image.Image, number: int, filename: str) -> PageImage:
    stated = _stated_dpi(image)
    try:
        with whole_or_not_at_all():
            upright = _on_white(ImageOps.exif_transpose(image))
    except _UNREADABLE as error:
        cause = f"「{filename}」第 {number} 页的图像已损坏或不完整"
        raise UnreadableFile(f"{cause}，请重新扫描或拍照后再提交。") from error
    width, height = _paper(upright.width, upright.height, stated)
    dpi = POINTS * upright.width / width
    if dpi > WORTH_SHRINKING * MOST_DPI:
        shrunk = (round(width * MOST_DPI / POINTS), round(height * MOST_DPI / POINTS))
        upright = upright.resize(shrunk, Image.Resampling.BOX)
        dpi = MOST_DPI
    return PageImage(number, np.asarray(upright, dtype=np.uint8), width, height, dpi)


@contextmanager
def whole_or_not_at_all() -> Iterator[None]:
    """Let Pillow refuse a truncated picture with OSError.

    Its leniency is a switch for the whole process, and WeasyPrint, once imported, leaves it on.
    """
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _paper(width: int, height: int, stated: float | None) -> tuple[float, float]:
    """The paper's size in points."""
    short, long = A4
    for paper in ((short, long), (long, short)):
        if abs(width / height * paper[1] / paper[0] - 1) < A4_SHAPE:
            return paper
    dpi = stated if stated and POINTS * max(width, height) / stated <= LARGEST_PAPER else UNSTATED_DPI
    return POINTS * width / dpi, POINTS * height / dpi


def _stated_dpi(image: Image.Image) -> float | None:
    try:
        dpi = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        return None
    return dpi if LEAST_STATED <= dpi <= MOST_STATED else None


def _on_white(image: Image.Image) -> Image.Image:
    """Eight bits of red, green and blue; what is transparent shows white paper."""
    if image.mode.startswith(("I", "F")):
        deep = np.asarray(image, dtype=np.float64)
        image = Image.fromarray((deep * (255.0 / max(1.0, float(deep.max())))).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _opened(data: bytes, filename: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise TooLarge(f"「{filename}」的像素过多，请缩小后再提交。") from error
    except _UNREADABLE as error:
        raise UnreadableFile(f"「{filename}」这个图像已损坏，打不开，请重新扫描或拍照后再提交。") from error


def _page_count(image: Image.Image) -> int:
    """Only in TIFF are the frames pages; in photos and WebP they are previews and films."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def _seek(image: Image.Image, number: int, filename: str) -> None:
    try:
        image.seek(number)
    except _UNREADABLE as error:
        cause = f"「{filename}」第 {number + 1} 页的图像已损坏"
        raise UnreadableFile(f"{cause}，请重新扫描后再提交。") from error
