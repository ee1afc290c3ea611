"""Draw the pages of an image file, each at the size of its paper."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import numpy as np
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.formats.picture_frames import page_frames
from zsgx_docs.read.source import (
    A4,
    MOST_DPI,
    POINTS,
    UNSTATED_DPI,
    Limits,
    PageImage,
    PaperSize,
    paper_of,
)

WORTH_SHRINKING = 1.1
"""Times `MOST_DPI` beyond which a picture is shrunk to it: less would blur and save little; a guess."""
LEAST_STATED = 10
"""Pixels an inch; a file that states fewer states nonsense: A4 would be 117 pixels high."""
MOST_STATED = 4800
"""Pixels an inch; a file that states more states nonsense: flatbed scanners end there."""
_UNREADABLE = (
    *(UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error),
    *(ArithmeticError, LookupError, TypeError, AttributeError, RuntimeError),
)
"""What Pillow raises of broken files."""
EMPTY_DEFAULTS = (72, 96)
"""Pixels an inch that phones and screens write whatever they took; a picture of paper so coarse would hardly
be read."""
A4_FIT = 0.03
"""Share by which sides may differ from those of A4 to be taken for them exactly; a guess."""
UNEQUAL = 1.02, 4.0
"""Times that the resolution across may be finer or coarser than down, as of a fax; a guess: less is rounding,
more is nonsense."""
HEIF = b"ftyp"
"""Stands in the fifth to eighth byte of pictures in the container of HEIC and AVIF (ISO/IEC 14496-12)."""
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000", "AVIF")


def image_sizes(data: bytes, filename: str, limits: Limits) -> list[tuple[int, int]]:
    """Return width and height in pixels of an image file's pages, of at most one page more than may be.

    Raises UnreadableFile, TooLarge.
    """
    with _opened(data, filename) as image:
        sizes = [image.size]
        if image.width * image.height > limits.page_pixels:
            return sizes
        sizes.clear()
        for frame in _frames(image, filename, limits.pages)[: limits.pages + 1]:
            _seek(image, frame, filename)
            sizes.append(image.size)
        return sizes


def picture_pages(
    data: bytes, filename: str, limits: Limits, pages: Collection[int] | None = None
) -> Iterator[PageImage]:
    """Yield the pages of an image file in red, green and blue, upright as its camera says, on white.

    Only `pages` (from 1) where given. Raises UnreadableFile or TooLarge when it comes to such a page.
    """
    with _opened(data, filename) as image:
        for number, frame in enumerate(_frames(image, filename, limits.pages), start=1):
            if pages is None or number in pages:
                _seek(image, frame, filename)
                if image.width * image.height > limits.page_pixels:
                    raise TooLarge(f"「{filename}」第 {number} 页的像素过多，请缩小后再提交。")
                yield _picture(image, number, filename)


def _picture(image: Image.Image, number: int, filename: str) -> PageImage:
    stated = _stated_dpi(image)
    try:
        with whole_or_not_at_all():
            upright = _on_white(ImageOps.exif_transpose(_with_square_pixels(image, stated)))
    except Image.DecompressionBombError as error:
        raise TooLarge(f"「{filename}」第 {number} 页的像素过多，请缩小后再提交。") from error
    except _UNREADABLE as error:
        cause = f"「{filename}」第 {number} 页的图像已损坏或不完整"
        raise UnreadableFile(f"{cause}，请重新扫描或拍照后再提交。") from error
    width, height, paper = _paper(upright.width, upright.height, max(stated) if stated else None)
    dpi = POINTS * upright.width / width
    if dpi > WORTH_SHRINKING * MOST_DPI:
        shrunk = max(1, round(width * MOST_DPI / POINTS)), max(1, round(height * MOST_DPI / POINTS))
        upright = upright.resize(shrunk, Image.Resampling.BOX)
        dpi = MOST_DPI
    rgb = np.asarray(upright, dtype=np.uint8)
    return PageImage(number, rgb, width, height, dpi, 1 / paper.scale, paper.whole)


def _with_square_pixels(image: Image.Image, stated: tuple[float, float] | None) -> Image.Image:
    """A fax has twice as many pixels across as down: the coarser way is drawn as finely as the other."""
    across, down = stated or (1.0, 1.0)
    least, most = UNEQUAL
    if not least < max(across, down) / min(across, down) < most:
        return image
    finest = max(across, down)
    size = round(image.width * finest / across), round(image.height * finest / down)
    square = (image.convert("L") if image.mode == "1" else image).resize(size, Image.Resampling.BICUBIC)
    square.info = image.info
    return square


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


def _paper(width: int, height: int, stated: float | None) -> tuple[float, float, PaperSize]:
    """The paper's size in points; a sheet of A4 exactly, whatever the proportions of its picture."""
    dpi = stated if stated and round(stated) not in EMPTY_DEFAULTS else None
    across, down = POINTS * width / (dpi or UNSTATED_DPI), POINTS * height / (dpi or UNSTATED_DPI)
    paper = paper_of(across, down, stated=dpi is not None)
    across, down = across * paper.scale, down * paper.scale
    short, long = A4
    for sheet in ((short, long), (long, short)):
        fits = (abs(side / of - 1) < A4_FIT for side, of in zip((across, down), sheet, strict=True))
        if paper.whole and all(fits):
            return *sheet, PaperSize(1.0, whole=True)
    return across, down, paper


def _stated_dpi(image: Image.Image) -> tuple[float, float] | None:
    """Across and down."""
    try:
        across, down = map(float, image.info.get("dpi", (0, 0))[:2])
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        return None
    return (across, down) if all(LEAST_STATED <= dpi <= MOST_STATED for dpi in (across, down)) else None


def _on_white(image: Image.Image) -> Image.Image:
    """Eight bits of red, green and blue; what is transparent shows white paper."""
    if image.mode.startswith(("I", "F")):
        deep = np.nan_to_num(np.asarray(image, dtype=np.float32), posinf=0.0, neginf=0.0).clip(0.0)
        deep *= 255.0 / max(1.0, float(deep.max(initial=0.0)))
        image = Image.fromarray(deep.astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


@cache
def _heif() -> str:
    """The name of HEIC among Pillow's formats, to which it is added."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    return "HEIF"


def _opened(data: bytes, filename: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            formats = (*_FORMATS, _heif()) if data[4:8] == HEIF else _FORMATS
            return Image.open(io.BytesIO(data), formats=formats)
    except Image.DecompressionBombError as error:
        raise TooLarge(f"「{filename}」的像素过多，请缩小后再提交。") from error
    except _UNREADABLE as error:
        raise UnreadableFile(f"「{filename}」这个图像已损坏，打不开，请重新扫描或拍照后再提交。") from error


def _frames(image: Image.Image, filename: str, most: int) -> Sequence[int]:
    """The numbers of the frames that are pages, of one more than `most` at most."""
    try:
        return page_frames(image, most)
    except Image.DecompressionBombError as error:
        raise TooLarge(f"「{filename}」的像素过多，请缩小后再提交。") from error
    except _UNREADABLE as error:
        raise UnreadableFile(f"「{filename}」这个图像已损坏，打不开，请重新扫描或拍照后再提交。") from error


def _seek(image: Image.Image, number: int, filename: str) -> None:
    try:
        image.seek(number)
    except Image.DecompressionBombError as error:
        raise TooLarge(f"「{filename}」第 {number + 1} 页的像素过多，请缩小后再提交。") from error
    except _UNREADABLE as error:
        cause = f"「{filename}」第 {number + 1} 页的图像已损坏"
        raise UnreadableFile(f"{cause}，请重新扫描后再提交。") from error
