"""Open pictures of papers: scans and photos in the formats of scanners, phones and chats."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.formats.page_reader import PageReader
from zsgx_docs.read.source import OwnText, PageImage, Readable, Received

STARTS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"BM",
    b"GIF87a",
    b"GIF89a",
    b"\0\0\0\x0cjP  ",
    b"\xff\x4f\xff\x51",
)
MOST_RATIO = 60
"""Times that a page is longer than wide; a guess: a screen's picture of a long chat has 30."""
MOST_BRANDS = 256
"""Bytes from the start within which a HEIF file's brands stand; a guess: each has four."""
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")


class PictureFormat:
    """The format of image files, each of their pages recognised character by character."""

    name = "image"
    called = "图片"

    def recognises(self, file: Received) -> bool:
        """Tell whether it begins as one of them does."""
        data = file.data
        return data.startswith(STARTS) or _is_heif(data) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")

    def open(self, file: Received) -> Readable:
        """Return the picture as something to be read.

        Raises UnreadableFile or TooLarge.
        """
        pages = _page_count(file)
        draw = partial(_drawn, file)
        return Readable(pages, lambda: PageReader("image", "image", iter([OwnText()] * pages), draw), draw)


def _is_heif(data: bytes) -> bool:
    """Whether it is a picture in the container of HEIC and AVIF, by its brands (ISO/IEC 14496-12, 4.3)."""
    said = data[8 : min(int.from_bytes(data[:4], "big"), MOST_BRANDS)]
    brands = (said[at : at + 4] for at in range(0, len(said), 4))
    return data[4:8] == b"ftyp" and any(brand in _HEIF_BRANDS for brand in brands)


def _drawn(file: Received, pages: Collection[int] | None) -> Iterator[PageImage]:
    from zsgx_docs.read.formats.picture_pages import picture_pages

    return picture_pages(file.data, file.filename, file.limits, pages)


def _page_count(file: Received) -> int:
    """Raises UnreadableFile; TooLarge where a page, or all of them together, have too many pixels."""
    from zsgx_docs.read.formats.picture_pages import image_sizes

    limits = file.limits
    sizes = image_sizes(file.data, file.filename, limits)
    for number, (width, height) in enumerate(sizes, start=1):
        if max(width, height) > MOST_RATIO * min(width, height):
            size = f"「{file.filename}」第 {number} 页有 {width}×{height} 像素"
            raise UnreadableFile(f"{size}，不是一页纸的形状，请重新扫描或拍照后再提交。")
        if width * height > limits.page_pixels:
            most = limits.page_pixels // 1_000_000
            size = f"「{file.filename}」第 {number} 页有 {width}×{height} 像素"
            raise TooLarge(f"{size}，超过上限 {most} 兆像素，请缩小后再提交。")
    if sum(width * height for width, height in sizes) > limits.file_pixels:
        most = limits.file_pixels // 1_000_000
        raise TooLarge(f"「{file.filename}」各页的像素合计超过上限 {most} 兆像素，请拆分后再提交。")
    return len(sizes)
