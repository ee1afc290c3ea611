"""ZIP archives of several files. Nothing is written to the disk; names serve for messages only."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from functools import partial

from zsgx_docs.errors import EncryptedFile, TooLarge, UnreadableFile
from zsgx_docs.model.submission import Submission
from zsgx_docs.read.formats.charsets import decoded
from zsgx_docs.read.formats.foreign import is_foreign
from zsgx_docs.read.source import Contained, Container, Received
from zsgx_docs.word.archive import BROKEN_ARCHIVE

MEGABYTE = 1024 * 1024
_ENCRYPTED, _UTF_8 = 0x1, 0x800
NAMELESS = "未命名的文件"
_SYSTEM_FILES = (".ds_store", "thumbs.db", "desktop.ini")


class ArchiveFormat:
    """An archive of anything but Office's parts."""

    name = "zip"
    called = "ZIP 压缩包"

    def recognises(self, file: Received) -> bool:
        package = file.package
        return package is not None and not package.content_types and not is_foreign(package.names)

    def open(self, file: Received) -> Container:
        """Raises TooLarge."""
        package = file.package
        parts = [part for part in package.parts if not _is_folder(part)] if package is not None else []
        _check(parts, file)
        kept, left_out = [], []
        for part in parts:
            name = archived_name(part)
            if _is_of_the_system(name):
                left_out.append((name, "系统自带的文件"))
            else:
                kept.append(Contained(name, partial(_unpacked, file, part, name)))
        return Container(Submission("zip", file.filename), tuple(kept), tuple(left_out))


def _is_folder(part: zipfile.ZipInfo) -> bool:
    return part.filename.endswith("/")


def archived_name(part: zipfile.ZipInfo) -> str:
    """A file's name as it was typed: programs on Chinese systems write GBK, and do not say so."""
    name = part.filename
    if not part.flag_bits & _UTF_8:
        with suppress(UnicodeEncodeError):
            name = decoded(name.encode("cp437"))
    printable = "".join(c for c in name.replace("\\", "/") if c.isprintable())
    return "/".join(step for step in printable.split("/") if step not in ("", ".", "..")) or NAMELESS


def _is_of_the_system(name: str) -> bool:
    """What Windows, macOS and Word leave beside a person's files."""
    *folders, last = name.split("/")
    return "__MACOSX" in folders or last.lower() in _SYSTEM_FILES or last.startswith(("~$", "._"))


def _check(parts: list[zipfile.ZipInfo], file: Received) -> None:
    """Raises TooLarge, before anything is unpacked."""
    if len(parts) > file.limits.files:
        cause = f"「{file.filename}」里有 {len(parts)} 个文件，超过上限 {file.limits.files} 个"
        raise TooLarge(f"{cause}，请分开提交。")
    unpacked, most = sum(part.file_size for part in parts), file.limits.unpacked_bytes
    if unpacked > most:
        cause = f"「{file.filename}」解压后有 {unpacked // MEGABYTE} MB，超过上限 {most // MEGABYTE} MB"
        raise TooLarge(f"{cause}，请分开提交。")


def _unpacked(file: Received, part: zipfile.ZipInfo, name: str) -> bytes:
    """Raises EncryptedFile, TooLarge, UnreadableFile."""
    if part.flag_bits & _ENCRYPTED:
        raise EncryptedFile(f"压缩包里的「{name}」设有密码，请解压后再提交。")
    if part.file_size > file.limits.file_bytes:
        size, most = part.file_size // MEGABYTE, file.limits.file_bytes // MEGABYTE
        raise TooLarge(f"压缩包里的「{name}」有 {size} MB，超过上限 {most} MB，请压缩图片或拆分后再提交。")
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive, archive.open(part) as stream:
            return stream.read()
    except NotImplementedError as why:
        cause = f"压缩包里的「{name}」用了读不了的压缩方式"
        raise UnreadableFile(f"{cause}，请重新压缩为普通的 ZIP 再提交。") from why
    except BROKEN_ARCHIVE as why:
        raise UnreadableFile(f"压缩包里的「{name}」已损坏，请重新压缩后再提交。") from why
