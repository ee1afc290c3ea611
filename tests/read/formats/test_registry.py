"""Files by what they are, whatever they are called."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from broken.archives import TYPES, WORD_TYPE, archive, ole, word
from read.handmade import HandmadePdf, one_page, words
from zsgx_docs.errors import EncryptedFile, InputError, TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.read.formats.office import office_program
from zsgx_docs.read.formats.registry import open_source
from zsgx_docs.read.source.limits import Limits

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHEET_INSIDE = SHEET.removesuffix(".main+xml")
WORD_INSIDE = WORD_TYPE.removesuffix(".main+xml")
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


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"word/document.xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}, "docx"),
        ({"word/document.xml": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"}, "docx"),
        ({"word/document.xml": "application/xml"}, "docx"),
        ({"xl/workbook.xml": SHEET, "xl/embeddings/a.docx": WORD_INSIDE}, "xlsx"),
        ({"word/document.xml": WORD_TYPE, "word/embeddings/a.xlsx": SHEET_INSIDE}, "docx"),
    ],
)
def it_knows_word_by_its_main_part_whatever_else_is_inside(parts: dict[str, str], name: str) -> None:
    types = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in parts.items())
    made = archive(
        {"[Content_Types].xml": f"<Types>{types}</Types>".encode(), **dict.fromkeys(parts, b"<x/>")}
    )
    assert open_source(made, "a").format.name == name


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
        (ole("Workbook"), UnreadableFile if office_program() else UnsupportedFile, "另存为 .xlsx"),
        (ole("__properties_version1.0"), UnsupportedFile, "Outlook 邮件"),
        (b'x\x9f>"' + bytes(40), UnsupportedFile, "winmail"),
        (b"Rar!\x1a\x07" + bytes(40), UnsupportedFile, "RAR"),
        (b'<?xml version="1.0"?><svg/>', UnsupportedFile, "XML"),
        (archive({"OFD.xml": b"<OFD/>"}), UnsupportedFile, "OFD"),
        (archive({"notes.txt": b"x"}), UnsupportedFile, "装着 1 个文件"),
        (archive({}), UnsupportedFile, "没有文件"),
        (archive({"[Content_Types].xml": b"<Types/>", "a.bin": b"x"}), UnsupportedFile, "别的程序"),
        (archive({"word/document.xml": b"<x/>"}), UnreadableFile, "Content_Types"),
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


def it_says_that_a_way_of_packing_is_not_known_rather_than_that_the_file_is_damaged() -> None:
    data = bytearray(archive({"[Content_Types].xml": TYPES}))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + place] = 9  # Deflate64
    assert "读不了的压缩方式" in refusal(bytes(data)).message
