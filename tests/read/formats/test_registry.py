"""Files by what they are, whatever they are called."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from broken.archives import TYPES, archive, ole, word
from read.handmade import HandmadePdf, one_page, words
from zsgx_docs.errors import EncryptedFile, InputError, TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.read.formats.registry import open_source
from zsgx_docs.read.source.limits import Limits

PDF = one_page(words("x", 100, 700))


def image(kind: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **options)
    return out.getvalue()


def refusal(data: bytes, limits: Limits | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        open_source(data, "申报表.docx", limits or Limits())
    assert caught.value.message.startswith("「申报表.docx」")
    assert caught.value.message.endswith("。")
    assert "\n" not in caught.value.message
    return caught.value


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def it_knows_an_image_whatever_its_suffix(kind: str) -> None:
    opened = open_source(image(kind), "申报表.docx")
    assert (opened.format.name, opened.pages) == ("image", 1)


def it_counts_the_pages_of_a_tiff() -> None:
    more = [Image.new("L", (40, 30)) for _ in range(2)]
    assert open_source(image("TIFF", save_all=True, append_images=more), "a").pages == 3


def it_knows_word_and_pdf() -> None:
    opened = open_source(word(), "扫描件.pdf")
    assert (opened.format.name, opened.pages, opened.bytes_count) == ("docx", 1, len(opened.data))
    assert open_source(PDF, "申报表.docx").format.name == "pdf"


def it_names_a_file_by_its_hash() -> None:
    opened = open_source(PDF, "a.pdf")
    assert len(opened.sha256) == 64
    assert opened.sha256 == open_source(PDF, "b.pdf").sha256


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", UnreadableFile, "空文件"),
        (bytes(5000), UnreadableFile, "空文件"),
        (word()[:-400], UnreadableFile, "没有传完整"),
        (PDF[: len(PDF) // 2], UnreadableFile, "不完整"),
        (b"%PDF-1.7\nnothing\n%%EOF\n", UnreadableFile, "损坏"),
        (HandmadePdf().bytes(), UnreadableFile, "损坏"),
        (image("PNG")[:20], UnreadableFile, "损坏"),
        (ole("EncryptedPackage"), EncryptedFile, "密码"),
        (ole("Workbook"), UnsupportedFile, "另存为 .xlsx"),
        (b"{\\rtf1 hello}", UnsupportedFile, "RTF"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            UnsupportedFile,
            "2003",
        ),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", UnsupportedFile, "网页"),
        (archive({"OFD.xml": b"<OFD/>"}), UnsupportedFile, "OFD"),
        (archive({"notes.txt": b"x"}), UnsupportedFile, "压缩包"),
        ("一段文字".encode(), UnsupportedFile, "不是能读的文件"),
    ],
)
def it_says_in_a_sentence_what_is_wrong_and_what_to_do(
    data: bytes, error: type[InputError], says: str
) -> None:
    refused = refusal(data)
    assert type(refused) is error
    assert says in refused.message


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (PDF, Limits(file_bytes=100)),
        (image("PNG", (400, 300)), Limits(page_pixels=100_000)),
        (one_page("", media="0 0 14000 14000"), Limits()),
        (archive({"[Content_Types].xml": TYPES, "word/document.xml": bytes(30_000_000)}), Limits()),
        (
            archive({"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>" * 50}),
            Limits(unpacked_bytes=100),
        ),
    ],
    ids=["bytes", "pixels", "paper", "a dense part", "unpacked size"],
)
def it_refuses_what_is_over_the_limits(data: bytes, limits: Limits) -> None:
    assert isinstance(refusal(data, limits), TooLarge)


def it_refuses_too_many_pages() -> None:
    made = HandmadePdf()
    for _ in range(3):
        made.page("")
    assert "3 页" in refusal(made.bytes(), Limits(pages=2)).message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def it_refuses_entity_declarations(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!-- x --><!DOCTYPE w [<!ENTITY a "aa">]><w>&a;</w>'.encode(encoding)
    assert "实体" in refusal(archive({"[Content_Types].xml": TYPES, "word/document.xml": bomb})).message


def it_refuses_an_archive_with_a_password() -> None:
    data = bytearray(archive({"[Content_Types].xml": TYPES}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        flags = data.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        data[flags] |= 1
    assert isinstance(refusal(bytes(data)), EncryptedFile)
