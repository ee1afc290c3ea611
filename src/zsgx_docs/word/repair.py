"""Rewrite a Word package that Word itself opens, but that strays from what a reader of .docx expects.

Macro-enabled files and templates become plain documents (macros are left behind), Strict Open XML becomes
Transitional, a flat package becomes a ZIP, relationships that lead nowhere are dropped, and chunks of other
documents take their place in the text. Source: ECMA-376, parts 1 (Strict), 2 (packages), 4 (Transitional).
"""

from __future__ import annotations

import base64
import binascii
import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree

from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import R

Parts = dict[str, bytes]
"""The parts of a package by name, without the leading slash."""

CONTENT_TYPES = "[Content_Types].xml"
USUAL_MAIN = "word/document.xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CHUNK = "/aFChunk"
_OTHER_CHUNK = re.compile(
    rb"\s*(?:\{\\rtf|(?:mime-version|content-type|message-id|from)[ \t]*:|.{0,512}[\0-\x08])", re.S | re.I
)
"""RTF, a web archive, or anything that is no text."""
MOST_CHUNKED = 50 * 1024 * 1024
"""Bytes, unpacked, of all chunks that a text takes in, each as often as it does; a guess."""
MOST_BLOCKS = 20_000
"""Paragraphs and tables of chunks after which no further chunk is taken in; a guess."""
LEAST_CHUNK = 1024
"""Bytes that even an empty chunk counts as; a guess."""
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not allow (XML 1.0, 2.2)."""
_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)  # fmt: skip


def is_flat(beginning: bytes) -> bool:
    """Whether a file that begins so is a package written as one XML file."""
    return b"schemas.microsoft.com/office/2006/xmlpackage" in beginning.lower()


def from_flat(data: bytes) -> bytes:
    """A flat package as a ZIP; it may declare no entities. Raises ValueError where it is none."""
    try:
        root = etree.fromstring(data, _parser(huge=True))
    except etree.XMLSyntaxError as why:
        raise ValueError("no XML") from why
    parts: Parts = {}
    types = [f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in _flat_types(root)]
    for part in root.iter(f"{_PKG}part"):
        inside = part.find(f"{_PKG}xmlData")
        raw = part.findtext(f"{_PKG}binaryData") or ""
        try:
            held = etree.tostring(inside[0]) if inside is not None and len(inside) else base64.b64decode(raw)
        except binascii.Error as why:
            raise ValueError("a part is no base64") from why
        parts[part.get(f"{_PKG}name", "").lstrip("/")] = held
    head = f'<Types xmlns="{_TYPES[1:-1]}"><Default Extension="rels" ContentType="{_RELS_TYPE}"/>'
    parts[CONTENT_TYPES] = (head + "".join(types) + "</Types>").encode()
    return _packed(parts)


_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def _flat_types(root: Any) -> list[tuple[str, str]]:
    named = [(p.get(f"{_PKG}name", ""), p.get(f"{_PKG}contentType", "")) for p in root.iter(f"{_PKG}part")]
    return [(name, kind) for name, kind in named if not name.endswith(".rels")]


def repaired(data: bytes) -> bytes:
    """The package with all that Word tolerates put right. Raises ValueError where it is no Word package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name.replace("\\", "/").lstrip("/"): archive.read(name) for name in archive.namelist()}
    if CONTENT_TYPES not in parts:
        raise ValueError("no content types")
    parts = {name: _transitional(name, part) for name, part in parts.items()}
    parts[CONTENT_TYPES] = _as_document(parts)
    chunks = _chunks(parts)
    parts |= {name: _whole(name, part, parts) for name, part in parts.items() if name.endswith(".rels")}
    for name, found in chunks.items():
        parts[name] = _with_chunks(parts[name], found)
    return _packed(parts)


def _as_document(parts: Parts) -> bytes:
    """The content types with the main part as a plain document's, whatever it is said to be."""
    types, main = _tree(parts[CONTENT_TYPES]), _main_part(parts)
    if types is None or main is None:
        return parts[CONTENT_TYPES]
    for said in list(types.iter(f"{_TYPES}Override")):
        if said.get("PartName", "").lstrip("/") == main:
            types.remove(said)
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{main}", ContentType=DOCUMENT)
    return _written(types)


def _main_part(parts: Parts) -> str | None:
    """The part that holds the text, by the relationships of the package, or by its usual name."""
    root = _tree(parts.get("_rels/.rels", b""))
    for relation in root.iter(_RELATIONSHIP) if root is not None else ():
        if relation.get("Type") == _OFFICE_DOCUMENT and (main := _target("_rels/.rels", relation)) in parts:
            return main
    return USUAL_MAIN if USUAL_MAIN in parts else None


def _transitional(name: str, part: bytes) -> bytes:
    if name.endswith((".xml", ".rels")) and b"purl.oclc.org/ooxml" in part:
        for strict, usual in _STRICT:
            part = part.replace(strict, usual)
    return part


def _whole(name: str, part: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Relationships without those that lead nowhere, or to a chunk, which stands in the text by now."""
    root = _tree(part)
    if root is None:
        return part
    for relation in list(root.iter(_RELATIONSHIP)):
        external = relation.get("TargetMode") == "External"
        if relation.get("Type", "").endswith(_CHUNK) or not (external or _target(name, relation) in parts):
            relation.getparent().remove(relation)
    return _written(root)


def _target(rels: str, relation: Any) -> str:
    """The part that a relationship of the part behind `rels` leads to."""
    folder = posixpath.dirname(posixpath.dirname(rels))
    target = unquote(relation.get("Target", "").partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _chunks(parts: Parts) -> dict[str, dict[str, bytes]]:
    """By the name of a part, the other documents that it takes in, by the relationship's id."""
    found: dict[str, dict[str, bytes]] = {}
    for name, part in parts.items():
        root = _tree(part) if name.endswith(".rels") and _CHUNK.encode() in part else None
        for relation in root.iter(_RELATIONSHIP) if root is not None else ():
            target = _target(name, relation)
            if relation.get("Type", "").endswith(_CHUNK) and target in parts:
                owner = name.replace("_rels/", "").removesuffix(".rels")
                found.setdefault(owner, {})[relation.get("Id", "")] = parts[target]
    return {owner: chunks for owner, chunks in found.items() if owner in parts}


def _with_chunks(part: bytes, chunks: Mapping[str, bytes]) -> bytes:
    root = _tree(part)
    if root is None:
        return part
    room, blocks = MOST_CHUNKED, 0
    for mark in list(root.iter(f"{W}altChunk")):
        chunk = chunks.get(mark.get(f"{R}id", ""), b"")
        room -= _unpacked(chunk) + LEAST_CHUNK
        for element in _body_of(chunk) if room >= 0 and blocks < MOST_BLOCKS else [_something()]:
            mark.addprevious(element)
            blocks += 1
        mark.getparent().remove(mark)
    return _written(root)


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _body_of(chunk: bytes) -> list[Any]:
    """The paragraphs and tables of a Word document, or a page of HTML or plain text as paragraphs.

    Of anything else (RTF, a web archive), an embedded object.
    """
    if not chunk or (not chunk.startswith(b"PK") and _OTHER_CHUNK.match(chunk)):
        return [_something()]
    if chunk.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(chunk)) as archive:
            root = _tree(archive.read(USUAL_MAIN)) if USUAL_MAIN in archive.namelist() else None
        body = root.find(f"{W}body") if root is not None else None
        return [node for node in body if node.tag != f"{W}sectPr"] if body is not None else []
    try:
        text = chunk.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = chunk.decode("gb18030", "replace")
    lines = "\n".join(_texts(text)).splitlines()
    return [_paragraph("t", line.strip()) for line in lines if line.strip()]


def _texts(page: str) -> list[str]:
    """What a page of HTML, or plain text, says between its tags."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    root = etree.fromstring(_UNPRINTABLE.sub("", page).encode("utf-8", "replace"), parser)
    if root is None:
        return []
    for silent in list(root.iter("style", "script", "head")):
        silent.clear(keep_tail=True)
    return list(root.itertext())


def _unpacked(chunk: bytes) -> int:
    if not chunk.startswith(b"PK"):
        return len(chunk)
    with zipfile.ZipFile(io.BytesIO(chunk)) as archive:
        return sum(part.file_size for part in archive.infolist())


def _something() -> Any:
    """An embedded object: so it is known that something stood there."""
    return _paragraph("object")


def _paragraph(tag: str, text: str | None = None) -> Any:
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}{tag}").text = text
    return paragraph


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _tree(part: bytes) -> Any | None:
    try:
        return etree.fromstring(part, _parser())
    except etree.XMLSyntaxError:
        return None


def _parser(huge: bool = False) -> Any:
    """`huge` also takes texts of over ten million characters, as pictures in a flat package are."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=huge)
