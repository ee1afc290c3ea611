"""Look ZIP archives, as all Office files of today are, through before anything in them is trusted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.source.limits import Limits
from zsgx_docs.word.archive import BROKEN_ARCHIVE, MEGABYTE, check_sizes

PROLOG = 64 * 1024
"""Bytes before which an honest XML part has begun its root element; a guess."""
MOST_TYPES = 8 * MEGABYTE
"""Bytes of the list of content types that are looked at: ten thousand parts, the most
allowed, need two megabytes."""

_CONTENT_TYPES = "[Content_Types].xml"
_MARKUP = (".xml", ".rels")
_ROOT = re.compile(rb"<[A-Za-z_]")


@dataclass(frozen=True, slots=True)
class Package:
    """An archive within the limits, still packed but for `content_types`, empty where it has none."""

    data: bytes
    filename: str
    parts: tuple[zipfile.ZipInfo, ...]
    content_types: bytes

    @classmethod
    def of(cls, data: bytes, filename: str, limits: Limits) -> Package:
        """Look through an archive.

        Raises InputError for archives that are broken, have a password or are too large unpacked.
        """
        with _whole(filename), zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = tuple(archive.infolist())
            types = {_part_name(part): part for part in parts}.get(_CONTENT_TYPES)
            if types is None:
                return cls(data, filename, parts, b"")
            check_sizes(parts, filename, limits.unpacked_bytes, limits.part_ratio, limits.parts)
            with archive.open(types) as stream:
                return cls(data, filename, parts, stream.read(MOST_TYPES))

    @property
    def names(self) -> frozenset[str]:
        return frozenset(map(_part_name, self.parts))

    def refuse_entities(self) -> None:
        """Refuse XML parts that declare a document type: Office never does, entity bombs always do.

        Raises UnreadableFile.
        """
        with _whole(self.filename), zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            for part in filter(_is_markup, archive.infolist()):
                with archive.open(part) as stream:
                    if declares_a_type(stream.read(PROLOG)):
                        cause = f"「{self.filename}」里含有实体声明，可能是恶意文件"
                        raise UnreadableFile(f"{cause}，未予打开，请重新另存后再提交。")


def _part_name(part: zipfile.ZipInfo) -> str:
    """Some programs begin names with a slash, or write slashes as Windows does."""
    return part.filename.replace("\\", "/").lstrip("/")


@contextmanager
def _whole(filename: str) -> Iterator[None]:
    """Whatever zipfile meets in a broken archive, as one sentence. Raises UnreadableFile."""
    try:
        yield
    except NotImplementedError as error:
        cause = f"「{filename}」用了读不了的压缩方式"
        raise UnreadableFile(f"{cause}，请解压后重新压缩为普通的 ZIP，或另存后再提交。") from error
    except BROKEN_ARCHIVE as error:
        raise UnreadableFile(f"「{filename}」已损坏或没有传完整，打不开，请重新导出后再提交。") from error


def _is_markup(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith(_MARKUP)


def declares_a_type(markup: bytes) -> bool:
    """Whether XML begins with a document type; in UTF-16 too, whose markup is ASCII but for empty bytes."""
    prolog = markup[:PROLOG].replace(b"\0", b"")
    root = _ROOT.search(prolog)
    return b"<!" in _without_comments(prolog[: root.start() if root else None])


def _without_comments(markup: bytes) -> bytes:
    """One that has no end is none."""
    kept, at = b"", 0
    while (start := markup.find(b"<!--", at)) >= 0 and (end := markup.find(b"-->", start + 4)) >= 0:
        kept, at = kept + markup[at:start], end + 3
    return kept + markup[at:]
