"""Packages that Word opens though they stray from the standard."""

import base64
import io
import zipfile

import docx
import pytest

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.model.sheet import passages
from zsgx_docs.word.flow import word_sheet
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


@pytest.mark.parametrize(
    "kind", ["application/xml", "application/vnd.ms-word.document.macroEnabled.main+xml"]
)
@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml"])
def test_a_document_opens_whatever_its_main_part_is_called_and_said_to_be(kind: str, main: str) -> None:
    parts = parts_of_a_document()
    parts[main] = parts.pop("word/document.xml")
    parts[main.replace("word/", "word/_rels/") + ".rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in (CONTENT_TYPES, "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", main.encode())
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(DOCUMENT.encode(), kind.encode())
    assert "单位名称" in text_of(packed(parts))


def test_names_may_be_written_as_windows_writes_them() -> None:
    assert "单位名称" in text_of(packed({n.replace("/", "\\"): p for n, p in parts_of_a_document().items()}))


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
        ("chunk.txt", "附上的段落".encode("gbk")),
    ],
)
def test_a_chunk_of_another_document_stands_in_its_place(name: str, chunk: bytes) -> None:
    assert text_of(with_a_chunk(name, chunk)).splitlines() == ["单位名称", "附上的段落"]


@pytest.mark.parametrize(
    ("name", "chunk"),
    [
        ("chunk.rtf", b"{\\rtf1 lost}"),
        ("chunk.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"),
        ("chunk.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
    ],
)
def test_a_chunk_that_is_not_read_is_told_as_an_object(name: str, chunk: bytes) -> None:
    sheet = word_sheet(open_word(with_a_chunk(name, chunk), "申报表.docx"))
    assert [text.text for text in passages(sheet.blocks)] == ["单位名称", ""]
    assert [thing.what for thing in sheet.unread] == ["object"]


def with_a_chunk(name: str, chunk: bytes) -> bytes:
    """A document that takes in another behind its text."""
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
    return packed(parts)


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


@pytest.mark.parametrize(
    ("name", "part", "says"),
    [
        ("word/document.xml", b"<w:document", "正文（word/document.xml）残缺"),
        ("word/document.xml", b"<x/>", "缺少正文"),
    ],
)
def test_what_is_broken_is_named(name: str, part: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says):
        open_word(packed({**parts_of_a_document(), name: part}), "报表.docx")


def test_a_damaged_part_is_named() -> None:
    damaged = packed(parts_of_a_document()).replace("单位名称".encode(), "单位名字".encode())
    with pytest.raises(UnreadableFile, match=r"word/document\.xml 已损坏"):
        open_word(damaged, "报表.docx")


def test_damage_in_what_nobody_needs_is_passed_over() -> None:
    made = packed({**parts_of_a_document(), "word/media/a.png": b"picture"})
    assert "单位名称" in text_of(made.replace(b"picture", b"pixture", 1))
