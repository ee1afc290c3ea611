"""Packages that Word opens though they stray from the standard."""

import base64
import io
import zipfile

import docx
import pytest

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.word.package import open_word
from zsgx_docs.word.repair import CONTENT_TYPES, DOCUMENT, from_flat, is_flat

Parts = dict[str, bytes]


def parts_of_a_document(text: str = "单位名称") -> Parts:
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def text_of(data: bytes) -> str:
    return "\n".join(p.text for p in open_word(data, "申报表.docx").paragraphs)


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_macro_files_and_templates_open(kind: str) -> None:
    parts = parts_of_a_document()
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(DOCUMENT.encode(), kind.encode())
    assert "单位名称" in text_of(packed(parts))


@pytest.mark.parametrize("target", ["NULL", "media/gone.png", "#_top"])
def test_a_relationship_to_nothing_is_passed_over(target: str) -> None:
    parts = parts_of_a_document()
    rels = "word/_rels/document.xml.rels"
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    lost = f'<Relationship Id="rIdX" Type="{image}" Target="{target}"/></Relationships>'.encode()
    parts[rels] = parts[rels].replace(b"</Relationships>", lost)
    assert "单位名称" in text_of(packed(parts))


def test_strict_open_xml_opens() -> None:
    parts = parts_of_a_document()
    for name, part in parts.items():
        for word, strict in (
            (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
            (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
        ):  # fmt: skip
            part = part.replace(word, strict)
        parts[name] = part
    assert "单位名称" in text_of(packed(parts))


@pytest.mark.parametrize(
    ("name", "chunk"),
    [
        ("chunk.docx", packed(parts_of_a_document("附上的段落"))),
        ("chunk.html", "<html><head><title>x</title></head><body><p>附上的段落</p></body></html>".encode()),
        ("chunk.txt", "附上的段落".encode()),
    ],
)
def test_a_chunk_of_another_document_stands_in_its_place(name: str, chunk: bytes) -> None:
    parts = parts_of_a_document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    rels = "word/_rels/document.xml.rels"
    found = f'<Relationship Id="rIdC" Type="{kind}" Target="{name}"/></Relationships>'.encode()
    parts[rels] = parts[rels].replace(b"</Relationships>", found)
    relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mark = f'<w:altChunk xmlns:r="{relationships}" r:id="rIdC"/><w:sectPr'.encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", mark, 1)
    types = f'<Default Extension="docx" ContentType="{DOCUMENT}"/></Types>'.encode()
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", types)
    parts[f"word/{name}"] = chunk
    assert text_of(packed(parts)).splitlines() == ["单位名称", "附上的段落"]


def test_a_flat_package_is_the_same_document() -> None:
    parts = parts_of_a_document()
    kinds = {"word/document.xml": DOCUMENT}
    pkg = "http://schemas.microsoft.com/office/2006/xmlPackage"
    inside = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="{kinds.get(name, "application/xml")}">'
        f"<pkg:binaryData>{base64.b64encode(part).decode()}</pkg:binaryData></pkg:part>"
        for name, part in parts.items()
        if name in ("_rels/.rels", "word/document.xml")
    )
    flat = f'<?xml version="1.0"?><pkg:package xmlns:pkg="{pkg}">{inside}</pkg:package>'.encode()
    assert is_flat(flat)
    assert "单位名称" in text_of(from_flat(flat))


def test_what_is_no_word_document_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="不是完整的 Word 文档"):
        open_word(packed({"word/document.xml": b"<x/>"}), "报表.docx")
