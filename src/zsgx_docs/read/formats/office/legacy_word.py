"""Word files from before 2007 (.doc, and .wps of the same make), by way of LibreOffice if it is installed."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from zsgx_docs.errors import EncryptedFile
from zsgx_docs.read.formats.office.program import OfficeImport, by_office
from zsgx_docs.read.source import Converted, Received

SECTOR = 512

_TEXT = "WordDocument"
_WORD_97 = b"\xec\xa5"
"""Begins the stream that holds a document's text; its flags follow 10 bytes on."""
_FLAGS, _HAS_PASSWORD = 10, 0x0100
_IMPORT = OfficeImport("doc", "MS Word 97")


class LegacyWordFormat:
    """Becomes a .docx where LibreOffice is installed. Macros never run, nothing is fetched."""

    name = "doc"
    called = "旧版 Word 文件（.doc）"

    def recognises(self, file: Received) -> bool:
        """The same container holds other Office files too, and today's once they have a password."""
        return file.has_stream(_TEXT) and not file.has_stream("EncryptedPackage")

    def open(self, file: Received) -> Converted:
        if any(flags & _HAS_PASSWORD for flags in _document_flags(file.data)):
            raise EncryptedFile(f"「{file.filename}」设有打开密码，请取消密码后再提交。")
        return by_office(file.data, file, _IMPORT, "是旧版 Word（.doc）或 WPS 文字（.wps）文件")


def _document_flags(data: bytes) -> Iterator[int]:
    """Of whatever looks like the start of a document's text; it begins a sector."""
    for start in range(SECTOR, len(data) - SECTOR, SECTOR):
        if data.startswith(_WORD_97, start):
            yield struct.unpack_from("<H", data, start + _FLAGS)[0]
