"""What every entry of the registry keeps to: one suite, run over each with a small real file of its own."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from PIL import Image

from broken.archives import OLE, word
from read.handmade import one_page, words
from read.letters import letter, zipped
from read.older_files import flat, web_archive, word_2003
from zsgx_docs.errors import InputError, TooLarge
from zsgx_docs.model.sheet import Sheet
from zsgx_docs.read.formats import FILE_FORMATS, open_source
from zsgx_docs.read.source import FileFormat, Limits, Readable, Received, is_said_to_be

NAMES = ("申报表.docx", "来信.eml", "扫描件.pdf", "照片.jpg", "名单.xlsx", "旧表.doc", "没有后缀", "")


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "江超秀"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def picture() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((60, 80), 50).save(out, "PNG")
    return out.getvalue()


def older_word() -> bytes:
    """As much of a .doc as says what it is; an office would find nothing in it."""
    return OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)


def older_excel() -> bytes:
    """As much of an .xls as says what it is."""
    return OLE + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600)


FILES = {
    "doc": older_word(),
    "xls": older_excel(),
    "pdf": one_page(words("x", 100, 700)),
    "image": picture(),
    "docx": word("培训通知"),
    "xlsx": workbook(),
    "flat": flat(word("培训通知")),
    "rtf": b"{\\rtf1 " + b"x" * 100 + b"}",
    "wordml": word_2003(),
    "html": b"<html><body><p>" + b"x" * 100 + b"</p></body></html>",
    "mht": web_archive(),
    "mail": letter(("申报表.docx", word("培训通知"))).as_bytes(),
    "zip": zipped({"申报表.docx": word("培训通知")}),
    "csv": "序号,姓名,电话\n1,林知远,13900012000\n2,沈若溪,13900012013\n".encode(),
}
"""A small file of each format, by the name of its entry."""
BY_NAME = {file_format.name: file_format for file_format in FILE_FORMATS}
OF_ONE_PAPER = [
    BY_NAME[name] for name in ("doc", "pdf", "image", "docx", "xlsx", "flat", "rtf", "wordml", "mht")
]
"""Of which half is no whole file: half a letter is a letter, and half a page a page."""
every_format = pytest.mark.parametrize("file_format", FILE_FORMATS, ids=lambda each: each.name)


def sheets_of(data: bytes, filename: str) -> list[Sheet]:
    return list(open_source(data, filename).readable.read().sheets())


def refusal(reading: Callable[[], object], filename: str) -> InputError:
    with pytest.raises(InputError) as caught:
        reading()
    assert caught.value.message.startswith(f"「{filename}」")
    assert caught.value.message.endswith("。")
    assert "\n" not in caught.value.message
    return caught.value


def test_every_entry_has_its_file_here_and_a_name_of_its_own() -> None:
    assert [each.name for each in FILE_FORMATS] == list(FILES)
    assert len({each.called for each in FILE_FORMATS}) == len(FILE_FORMATS)


@every_format
def test_a_file_is_recognised_by_exactly_one_entry(file_format: FileFormat) -> None:
    received = Received(FILES[file_format.name], "a")
    assert [each.name for each in FILE_FORMATS if each.recognises(received)] == [file_format.name]


@every_format
@pytest.mark.parametrize("filename", NAMES)
def test_the_name_of_a_file_never_decides(file_format: FileFormat, filename: str) -> None:
    received = Received(FILES[file_format.name], filename)
    assert [each.name for each in FILE_FORMATS if each.recognises(received)] == [file_format.name]


@pytest.mark.parametrize("file_format", OF_ONE_PAPER, ids=lambda each: each.name)
def test_a_file_that_is_cut_off_is_refused_with_its_name_and_the_cause(file_format: FileFormat) -> None:
    whole = FILES[file_format.name]
    refused = refusal(lambda: sheets_of(whole[: len(whole) // 2], "申报表.bin"), "申报表.bin")
    assert any(cause in refused.message for cause in ("损坏", "不完整", "没有传完整", "是旧版"))


@every_format
@pytest.mark.parametrize("count", [0, 3])
def test_an_empty_file_is_refused_as_empty_whatever_it_is_called(file_format: FileFormat, count: int) -> None:
    name = f"申报表.{file_format.name}"
    assert "空文件" in refusal(lambda: open_source(bytes(count), name), name).message


@every_format
def test_a_file_over_the_limit_of_bytes_is_refused_before_it_is_opened(file_format: FileFormat) -> None:
    data = FILES[file_format.name]
    refused = refusal(lambda: open_source(data, "a", Limits(file_bytes=len(data) - 1)), "a")
    assert isinstance(refused, TooLarge)


@pytest.mark.parametrize(
    "file_format", [BY_NAME[name] for name in ("pdf", "image", "docx", "xlsx")], ids=lambda each: each.name
)
def test_it_opens_into_pages_that_can_be_drawn_if_it_has_any(file_format: FileFormat) -> None:
    opening = file_format.open(Received(FILES[file_format.name], "a"))
    assert isinstance(opening, Readable)
    assert opening.pages == 1
    pages = [] if opening.draw is None else [page.page for page in opening.draw(None)]
    assert pages == ([] if opening.draw is None else [1])


@pytest.mark.parametrize("name", ["docx", "xlsx", "pdf"])
def test_it_becomes_sheets_with_the_kind_of_the_result(name: str) -> None:
    opening = BY_NAME[name].open(Received(FILES[name], "a"))
    assert isinstance(opening, Readable)
    reader = opening.read()
    (sheet,) = reader.sheets()
    assert sheet.blocks
    assert reader.kind == {"pdf": "pdf-text"}.get(name, name)
    assert (reader.look.sees(1), reader.ocr_seconds) == (False, 0.0)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("doc", "是旧版 Word 文件（.doc）"),
        ("xls", "是旧版 Excel 工作簿（.xls）"),
        ("csv", "是 CSV 表格"),
        ("pdf", "是 PDF 文件"),
        ("image", "是图片"),
        ("docx", "是 Word 文件"),
        ("xlsx", "是 Excel 文件"),
        ("flat", "是 Word XML 文件"),
        ("rtf", "是 RTF 文件"),
        ("html", "是网页文件（HTML）"),
        ("mail", "是邮件（.eml）"),
        ("zip", "是 ZIP 压缩包"),
    ],
)
def test_a_sentence_calls_it_as_a_person_does(name: str, said: str) -> None:
    assert is_said_to_be(BY_NAME[name]) == said
