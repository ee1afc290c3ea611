"""Packages that are broken are refused with their cause, however they are broken."""

from __future__ import annotations

import io
import zipfile

import pytest

from broken.archives import TYPES, word
from zsgx_docs.errors import InputError, UnreadableFile
from zsgx_docs.read.formats.registry import open_source
from zsgx_docs.word.package import open_word


def with_a_hole(data: bytes) -> bytes:
    third = len(data) // 3
    return data[:third] + bytes(third) + data[2 * third :]


def damaged_within(packing: int) -> bytes:
    """Its parts are packed as a part may be, and garbled."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", b"<w/>" * 500)
    data = bytearray(out.getvalue())
    start = data.index(b"word/document.xml") + len(b"word/document.xml")
    data[start : start + 30] = b"\xff" * 30
    return bytes(data)


BROKEN = {
    "half": word("x")[: len(word("x")) // 2],
    "a hole": with_a_hole(word("x" * 50)),
    "without its first bytes": word("x")[100:],
    "stored": damaged_within(zipfile.ZIP_STORED),
    "deflated": damaged_within(zipfile.ZIP_DEFLATED),
    "bzip2": damaged_within(zipfile.ZIP_BZIP2),
    "lzma": damaged_within(zipfile.ZIP_LZMA),
}
every_way = pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)


@every_way
def test_a_word_file_is_refused_with_its_cause(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.docx：.*不是完整的 Word 文档.*另存为 \.docx 再提交。$"):
        open_word(data, "a.docx")


@every_way
def test_a_file_that_comes_in_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"「a\.docx」"):
        open_source(data, "a.docx").readable.read()
