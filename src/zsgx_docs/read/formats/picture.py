"""Open pictures of papers: scans and photos as PNG, JPEG, TIFF, BMP or WebP, several pages in a TIFF."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from zsgx_docs.errors import TooLarge
from zsgx_docs.read.formats.page_reader import PageReader
from zsgx_docs.read.source import PageImage, Readable, Received

STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"BM")


class PictureFormat:
    """The format of image files, each of their pages recognised character by character."""

    name = "image"
    called = "图片"

    def recognises(self, file: Received) -> bool:
        """Tell whether it begins as a PNG, JPEG, TIFF, BMP or WebP does."""
        return file.data.startswith(STARTS) or (file.data[:4] == b"RIFF" and file.data[8:12] == b"WEBP")

    def is_quick(self, file: Received) -> bool:
        """Tell whether it takes but a moment: never, its text must be recognised."""
        return False

    def open(self, file: Received) -> Readable:
        """Return the picture as something to be read.

        Raises UnreadableFile or TooLarge.
        """
        pages = _page_count(file)
        draw = partial(_drawn, file)
        return Readable(pages, lambda: PageReader("image", "image", iter([None] * pages), draw), draw)


def _drawn(file: Received, pages: Collection[int] | None) -> Iterator[PageImage]:
    from zsgx_docs.read.formats.picture_pages import picture_pages

    return picture_pages(file.data, file.filename, file.limits, pages)


def _page_count(file: Received) -> int:
    """Raises UnreadableFile; TooLarge where a page has too many pixels."""
    from zsgx_docs.read.formats.picture_pages import image_sizes

    limits = file.limits
    sizes = image_sizes(file.data, file.filename, limits.pages)
    for number, (width, height) in enumerate(sizes, start=1):
        if width * height > limits.page_pixels:
            most = limits.page_pixels // 1_000_000
            size = f"「{file.filename}」第 {number} 页有 {width}×{height} 像素"
            raise TooLarge(f"{size}，超过上限 {most} 兆像素，请缩小后再提交。")
    return len(sizes)
