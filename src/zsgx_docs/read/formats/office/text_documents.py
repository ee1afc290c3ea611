"""Papers kept as text, whatever their names say (RTF, HTML, Word 2003 XML), by way of LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.formats.office.program import OfficeImport, by_office
from zsgx_docs.read.formats.office.web_page import self_contained
from zsgx_docs.read.source import Converted, Received, declares_a_type

_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|table|meta|div)[\s>]")
_WORD_XML = (b"schemas.microsoft.com/office/word/2003/wordml", b'progid="word.document"')
_ANY_WORD_XML = (*_WORD_XML, b"schemas.microsoft.com/office/2006/xmlpackage")


@dataclass(frozen=True, slots=True)
class OfficeTextFormat:
    """Becomes a .docx where LibreOffice is installed; what it hands to the office points nowhere outside."""

    name: str
    called: str
    way: OfficeImport
    begins: Callable[[bytes], bool]
    """Whether a file with such a beginning (`Received.beginning`) is one."""
    prepared: Callable[[Received], bytes]
    """What is handed to the office. Raises UnreadableFile."""

    def recognises(self, file: Received) -> bool:
        return self.begins(file.beginning)

    def open(self, file: Received) -> Converted:
        said = f"是{' ' if self.called[0].isascii() else ''}{self.called}"
        return by_office(self.prepared(file), file, self.way, said)


def _is_page(beginning: bytes) -> bool:
    is_markup = beginning.startswith(b"<") and _PAGE.search(beginning) is not None
    return is_markup and not any(word in beginning for word in _ANY_WORD_XML)


def _is_word_2003(beginning: bytes) -> bool:
    is_word = beginning.startswith(b"<") and any(word in beginning for word in _WORD_XML)
    return is_word and _ANY_WORD_XML[-1] not in beginning


def _well_formed(file: Received) -> bytes:
    from lxml import etree

    if declares_a_type(file.data):
        cause = f"「{file.filename}」里含有实体声明，可能是恶意文件"
        raise UnreadableFile(f"{cause}，未予打开，请重新另存后再提交。")
    try:
        etree.fromstring(file.data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as why:
        raise _cut_off(file, WORD_2003.called) from why
    return file.data


def _whole(file: Received) -> bytes:
    """An office reads half a text as if it were all."""
    if not file.data.rstrip(b"\0\x1a \t\r\n").endswith(b"}"):
        raise _cut_off(file, RICH_TEXT.called)
    return file.data


def _cut_off(file: Received, called: str) -> UnreadableFile:
    cause = f"「{file.filename}」是 {called}，但已损坏或没有传完整"
    return UnreadableFile(f"{cause}，请用 Word 或 WPS 重新另存后再提交。")


RICH_TEXT = OfficeTextFormat(
    "rtf",
    "RTF 文件",
    OfficeImport("rtf", "Rich Text Format"),
    lambda beginning: beginning.startswith(b"{\\rtf"),
    _whole,
)
WORD_2003 = OfficeTextFormat(
    "wordml",
    "Word 2003 XML 文件",
    OfficeImport("xml", "MS Word 2003 XML"),
    _is_word_2003,
    _well_formed,
)
WEB_PAGE = OfficeTextFormat(
    "html",
    "网页文件（HTML）",
    OfficeImport("html", "HTML (StarWriter)"),
    _is_page,
    lambda file: self_contained(file.data),
)
