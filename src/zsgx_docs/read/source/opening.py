"""Opening a file: what it really is, whether it is whole, and whether it is within the limits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from zsgx_docs.errors import EncryptedFile, InputError, TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.read.source.legacy_word import AS_DOCX, OLE, modern_word
from zsgx_docs.read.source.limits import DEFAULT_LIMITS, Limits
from zsgx_docs.read.source.office_package import office_kind

Kind = Literal["docx", "pdf", "image", "xlsx"]

IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"BM")
HEAD = 4096
PDF_TAIL = 16_384
"""Bytes from the end within which a whole PDF has its end mark, rubbish behind it allowed for."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read. `pages` is 1 for Word files and workbooks, which have none of their own.

    `sha256`, `bytes_count` are those of the file as it came in, `data` is what to read: of an older Word file
    the .docx made from it.
    """

    filename: str
    sha256: str
    bytes_count: int
    kind: Kind
    data: bytes
    pages: int


def open_source(data: bytes, filename: str, limits: Limits = DEFAULT_LIMITS) -> Opened:
    """Sniffs by content, never by suffix.

    Raises UnreadableFile, EncryptedFile, UnsupportedFile or TooLarge.
    """
    if len(data) > limits.file_bytes:
        size, most = len(data) / 1024**2, limits.file_bytes / 1024**2
        raise TooLarge(f"「{filename}」有 {size:.0f} MB，超过上限 {most:.0f} MB，请压缩图片或拆分后再提交。")
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFile(f"「{filename}」是空文件，没有任何内容，请重新导出或扫描后再提交。")
    readable = modern_word(data, filename, limits) if data.startswith(OLE) else data
    kind = _kind(readable, filename, limits)
    pages = _PAGES[kind](readable, filename, limits)
    if pages > limits.pages:
        raise TooLarge(f"「{filename}」有 {pages} 页，超过上限 {limits.pages} 页，请拆分后再提交。")
    return Opened(filename, hashlib.sha256(data).hexdigest(), len(data), kind, readable, pages)


def _kind(data: bytes, filename: str, limits: Limits) -> Kind:
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "image"
    if head.startswith(b"PK"):
        return office_kind(data, filename, limits)
    raise _foreign_error(head, filename)


def _foreign_error(head: bytes, filename: str) -> InputError:
    """Files that are often sent in by mistake, each with its own remedy."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    known = [
        (start.startswith(b"{\\rtf"), "是 RTF 文件", AS_DOCX),
        (start.startswith(b"<?xml") and b"word" in start, "是 Word 2003 XML 文件", AS_DOCX),
        (start.startswith((b"<!doctype html", b"<html", b"mime-version")), "其实是网页文件", AS_DOCX),
        (b"<html" in start, "其实是网页文件", AS_DOCX),
        (start.startswith((b"rar!", b"7z\xbc\xaf")), "是压缩包", "请解压后逐个提交其中的文件"),
        (
            head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"),
            "是 HEIC 照片",
            "请改存为 JPEG 再提交",
        ),
        (start.startswith(b"gif8"), "是 GIF 图片", "请改存为 PNG 或 JPEG 再提交"),
        (start.startswith(b"%!ps"), "是 PostScript 文件", "请转成 PDF 再提交"),
    ]
    for found, what, advice in known:
        if found:
            return UnsupportedFile(f"「{filename}」{what}，{advice}。")
    return UnsupportedFile(
        f"「{filename}」不是能读的文件，请提交 Word（.docx）、PDF、图片或 Excel（.xlsx）文件。"
    )


def _pdf_pages(data: bytes, filename: str, limits: Limits) -> int:
    import pypdfium2 as pdfium
    import pypdfium2.raw as pdfium_c

    if b"%%EOF" not in data[-PDF_TAIL:]:
        raise UnreadableFile(f"「{filename}」这个 PDF 不完整（末尾缺失），请重新下载或导出后再提交。")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
        if b"/Encrypt" in data and pdfium_c.FPDF_GetLastError() in locked:  # which may be of an earlier file
            raise EncryptedFile(f"「{filename}」设有打开密码，请取消密码后再提交。") from error
        raise UnreadableFile(f"「{filename}」这个 PDF 已损坏，打不开，请重新导出后再提交。") from error
    try:
        count = len(document)
        if count == 0:
            raise UnreadableFile(f"「{filename}」这个 PDF 里没有一页，请重新导出后再提交。")
        for number in range(1, min(count, limits.pages) + 1):
            _check_page(document.get_page_size(number - 1), number, filename, limits)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"「{filename}」这个 PDF 已损坏，读不出页面，请重新导出后再提交。") from error
    finally:
        document.close()
    return count


def _check_page(size: tuple[float, float], number: int, filename: str, limits: Limits) -> None:
    width, height = size
    if width <= 0 or height <= 0:
        raise UnreadableFile(f"「{filename}」第 {number} 页没有大小，文件已损坏，请重新导出后再提交。")
    if max(width, height) > limits.page_points or width * height > limits.page_pixels:
        advice = "请改为 A4 或 A3 纸后再提交"
        raise TooLarge(f"「{filename}」第 {number} 页的纸张过大（{width:.0f}×{height:.0f} 磅），{advice}。")


def _image_pages(data: bytes, filename: str, limits: Limits) -> int:
    from zsgx_docs.read.source.raster import image_sizes

    sizes = image_sizes(data, filename, limits.pages)
    for number, (width, height) in enumerate(sizes, start=1):
        if width * height > limits.page_pixels:
            most = limits.page_pixels // 1_000_000
            size = f"{width}×{height} 像素"
            raise TooLarge(f"「{filename}」第 {number} 页有 {size}，超过上限 {most} 兆像素，请缩小后再提交。")
    return len(sizes)


def _single(data: bytes, filename: str, limits: Limits) -> int:
    return 1


_PAGES: dict[Kind, Callable[[bytes, str, Limits], int]] = {
    "docx": _single,
    "xlsx": _single,
    "pdf": _pdf_pages,
    "image": _image_pages,
}
