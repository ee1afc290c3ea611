"""Office files: a ZIP archive looked through before anything in it is trusted."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

from zsgx_docs.errors import EncryptedFile, InputError, TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.read.source.limits import Limits

MEGABYTE = 1024 * 1024
PROLOG = 64 * 1024
"""Bytes before which an honest XML part has begun its root element."""

SMALL_MARKUP, SMALL_FILE, SMALL_PARTS = MEGABYTE, 20 * MEGABYTE, 200

_ROOT = re.compile(rb"<[A-Za-z_]")
_ENCRYPTED = 0x1
_FOREIGN = {
    "OFD.xml": ("是 OFD 版式文件", "请用 OFD 阅读器转成 PDF 再提交"),
    "ppt/presentation.xml": ("是演示文稿", "请提交 Word（.docx）或 PDF 文件"),
    "content.xml": ("是 OpenDocument 文件", "请用 Word 或 WPS 另存为 .docx 再提交"),
}


def is_small_word(data: bytes) -> bool:
    """Whether it is a Word file that can only be quick to read: little markup, and few parts of any kind."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    unpacked = sum(part.file_size for part in parts)
    return markup <= SMALL_MARKUP and unpacked <= SMALL_FILE and len(parts) <= SMALL_PARTS


def office_kind(data: bytes, filename: str, limits: Limits) -> Literal["docx", "xlsx"]:
    """Raises InputError for archives that are broken, too large unpacked, or no Word file or workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, filename, limits)
            kind = _main_part(archive, filename)
            _check_parts(archive, filename)
            return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableFile(f"「{filename}」已损坏或没有传完整，打不开，请重新导出后再提交。") from error


def _check_sizes(archive: zipfile.ZipFile, filename: str, limits: Limits) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise EncryptedFile(f"「{filename}」设有打开密码，请取消密码后再提交。")
    unpacked = sum(part.file_size for part in parts)
    dense = any(
        part.file_size > MEGABYTE and part.file_size > limits.part_ratio * max(1, part.compress_size)
        for part in parts
    )
    if dense or unpacked > limits.unpacked_bytes or len(parts) > limits.parts:
        raise TooLarge(
            f"「{filename}」解压后大得反常，可能是恶意文件，未予打开，请用 Word 重新另存后再提交。"
        )


def _main_part(archive: zipfile.ZipFile, filename: str) -> Literal["docx", "xlsx"]:
    names = {name.lstrip("/") for name in archive.namelist()}
    content_types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"wordprocessingml" in content_types:
        return "docx"
    if b"spreadsheetml" in content_types and "xl/workbook.xml" in names:
        return "xlsx"
    raise _foreign_error(names, filename)


def _foreign_error(names: set[str], filename: str) -> InputError:
    for part, (what, advice) in _FOREIGN.items():
        if part in names:
            return UnsupportedFile(f"「{filename}」{what}，{advice}。")
    return UnsupportedFile(f"「{filename}」是压缩包，不是 Word 或 Excel 文件，请解压后逐个提交其中的文件。")


def _check_parts(archive: zipfile.ZipFile, filename: str) -> None:
    """No XML part may declare a document type: Office never does, entity bombs always do."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                prolog = _as_ascii(stream.read(PROLOG))
            root = _ROOT.search(prolog)
            if b"<!" in re.sub(rb"<!--.*?-->", b"", prolog[: root.start() if root else None], flags=re.S):
                raise UnreadableFile(
                    f"「{filename}」里含有实体声明，可能是恶意文件，未予打开，请重新另存后再提交。"
                )


def _as_ascii(prolog: bytes) -> bytes:
    """UTF-16 parts, whose markup is ASCII too, without their empty bytes."""
    return prolog.replace(b"\0", b"")
