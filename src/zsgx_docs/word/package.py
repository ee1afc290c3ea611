"""Opens a Word file."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element
from zsgx_docs.word.repair import USUAL_MAIN, repaired

if TYPE_CHECKING:
    from docx.document import Document

REMEDY = "请用 Word 或 WPS 打开后另存为 .docx 再提交"
_PARTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def open_word(data: bytes, filename: str) -> Document:
    """Return the document by python-docx (no external entity is resolved, nothing is fetched).

    What Word opens though it strays from the standard is put right first. Raises UnreadableFile where the
    parts of a Word document are missing or broken.
    """
    from lxml.etree import LxmlError

    broken = (zipfile.BadZipFile, zlib.error, LxmlError, KeyError, ValueError, AttributeError, OSError)
    try:
        document = _opened(data)
        if next(document.element.body.iter(f"{W}altChunk"), None) is None:
            return document
    except broken:
        pass
    try:
        return _opened(repaired(data))
    except broken as why:
        raise UnreadableFile(f"{filename}：{cause_of_failure(data)}，{REMEDY}。") from why


def cause_of_failure(data: bytes) -> str:
    """What is wrong with a package that cannot be opened, in Chinese."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            damaged = archive.testzip()
            if damaged is not None:
                return f"文件里的 {damaged} 已损坏，不是完整的 Word 文档（.docx）"
            if USUAL_MAIN in archive.namelist():
                etree.fromstring(archive.read(USUAL_MAIN), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return f"正文（{USUAL_MAIN}）残缺，不是完整的 Word 文档（.docx）"
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        return "压缩结构已损坏，不是完整的 Word 文档（.docx）"
    return "不是完整的 Word 文档（.docx），缺少正文或必要的部分"


def _opened(data: bytes) -> Document:
    """Raises ValueError and others where python-docx cannot open it."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document: Document = docx.Document(io.BytesIO(data))
    except PackageNotFoundError as why:
        raise ValueError("no package") from why
    document.element.body  # noqa: B018 - a document without a body fails here, not later
    return document


def root_of(
    document: Document, kind: str, broken: Callable[[str], None] = lambda part: None
) -> Element | None:
    """Return the root of a document's part of a kind ("styles", "numbering"); None where there is none.

    `broken` is told the name of a part that is no XML.
    """
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.reltype == _PARTS + kind and not relation.is_external:
            part = relation.target_part
            element = getattr(part, "element", None)
            if element is not None:
                return element
            try:
                parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
                return etree.fromstring(part.blob, parser)
            except etree.XMLSyntaxError:
                broken(str(part.partname))
    return None
