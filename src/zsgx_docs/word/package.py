"""Opens a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

from zsgx_docs.errors import TooLarge, UnreadableFile, ZsgxError
from zsgx_docs.word.archive import BROKEN_ARCHIVE, check_archive
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element
from zsgx_docs.word.repair import USUAL_MAIN, repaired
from zsgx_docs.word.tolerance import make_tolerable

if TYPE_CHECKING:
    from docx.document import Document

MOST_DEPTH = 190
"""Elements in elements; a guess: nested tables and text boxes in forms come to some forty, and at 240 our own
calls would be nested too deeply."""
MOST_ELEMENTS = 2_000_000
"""Elements of the text; a guess: a roster of 5,000 people has 600,000."""
MOST_PARAGRAPHS = 150_000
"""Paragraphs of the text; a guess: a roster of 5,000 people has 40,000, and 150,000 take 15 s."""
MOST_TEXT = 3_000_000
"""Characters of the text; a guess: each takes some hundred bytes to remember where it was read."""
REMEDY = "请用 Word 或 WPS 打开后另存为 .docx 再提交"
_PARTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def open_word(data: bytes, filename: str) -> Document:
    """Return the document by python-docx (no external entity is resolved, nothing is fetched).

    What Word opens though it strays from the standard is put right first. Raises UnreadableFile where the
    parts of a Word document are missing or broken, TooLarge where it is deeper or larger than any paper,
    EncryptedFile.
    """
    check_archive(data, filename)
    try:
        document = _opened(data, filename)
        if next(document.element.body.iter(f"{W}altChunk"), None) is None:
            return document
    except ZsgxError:
        raise
    except Exception:  # python-docx trusts its files: what is broken fails anywhere in it
        pass
    try:
        return _opened(repaired(data), filename)
    except ZsgxError:
        raise
    except Exception as why:
        raise UnreadableFile(f"{filename}：{cause_of_failure(data)}，{REMEDY}。") from why


def _check_tree(document: Document, filename: str) -> None:
    body = document.element
    if body.xpath(f"boolean({'/*' * (MOST_DEPTH + 1)})"):
        cause = f"「{filename}」里的内容层层嵌套超过 {MOST_DEPTH} 层，可能是恶意文件"
        raise TooLarge(f"{cause}，未予打开，请用 Word 重新另存后再提交。")
    amounts = (
        ("count(//*)", MOST_ELEMENTS),
        ("count(//w:p)", MOST_PARAGRAPHS),
        ("string-length(/)", MOST_TEXT),
    )
    if any(body.xpath(amount) > most for amount, most in amounts):
        raise TooLarge(f"「{filename}」的正文太长，超过能读的上限，请拆成几个文件后再提交。")


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
    except BROKEN_ARCHIVE:
        return "压缩结构已损坏，不是完整的 Word 文档（.docx）"
    return "不是完整的 Word 文档（.docx），缺少正文或必要的部分"


def _opened(data: bytes, filename: str) -> Document:
    """Raises TooLarge; ValueError and others where python-docx cannot open it."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document: Document = docx.Document(io.BytesIO(data))
    except PackageNotFoundError as why:
        raise ValueError("no package") from why
    document.element.body  # noqa: B018 - a document without a body fails here, not later
    _check_tree(document, filename)
    make_tolerable(document)
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
