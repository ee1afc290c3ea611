"""Two files held against each other, and where they differ written down."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

import pypdfium2
import pytest
from docx import Document

from zsgx_docs import desk
from zsgx_docs.errors import UsageError
from zsgx_docs.model import paths

FORM, ROSTER = "hubei/application-form", "tianjin/certificate-roster"
File = tuple[str, bytes]


def file(name: str, template: str = FORM, **values: Any) -> File:
    record = deepcopy(desk.sample(template))
    for path, value in values.items():
        paths.put(record, path.replace("__", "."), value)
    return name, desk.issue(template, record, "pdf" if name.endswith(".pdf") else "docx").data


PRINT = file("打印.pdf")
CHANGED = file("原稿.docx", venue="别的地方", applicant__contact="李四")


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    return "".join("".join(pages).split())


def comments(word: bytes) -> list[str]:
    return [comment.text for comment in Document(io.BytesIO(word)).comments]


def test_a_pdf_and_its_own_word_file_are_the_same() -> None:
    result = desk.reconcile(PRINT, file("原稿.docx"))
    assert {field.verdict for field in result.fields} == {"equal"}
    assert result.said == ("打印.pdf 不是扫描件，读的是文件自带的文字；是否盖章请看原件。",)


def test_files_given_the_other_way_round_are_exchanged_and_that_is_said() -> None:
    result = desk.reconcile(CHANGED, PRINT)
    assert (result.scan.filename, result.word.filename) == ("打印.pdf", "原稿.docx")
    assert result.is_exchanged and result.said[0].startswith("前一份是 原稿.docx，后一份是 打印.pdf，")
    venue = next(field for field in result.fields if field.path == "venue")
    assert (venue.verdict, venue.word) == ("different", "别的地方")


def test_the_report_shows_each_difference_cut_out_beside_both_texts() -> None:
    result = desk.reconcile(PRINT, CHANGED)
    pdf = desk.reconciliation_file(result, "pdf", PRINT, CHANGED)
    text = words(pdf)
    assert "核对报告" in text and "2项不同" in text and "别的地方" in text and "李四" in text
    assert str(desk.sample(FORM)["venue"]) in text and "未见申报单位印章" in text
    with pypdfium2.PdfDocument(pdf) as document:
        kinds = [found.type for found in document[0].get_objects(max_depth=9)]
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 2


def test_the_word_copy_comes_back_with_a_comment_at_each_difference_and_nothing_else_changed() -> None:
    for scan, word in ((PRINT, CHANGED), (CHANGED, PRINT)):
        result = desk.reconcile(scan, word)
        commented = desk.reconciliation_file(result, "docx", scan, word)
        assert comments(commented) == [finding.message for finding in result.findings]
        before, after = (Document(io.BytesIO(data)) for data in (CHANGED[1], commented))
        assert [c.text for t in after.tables for c in t._cells] == [
            c.text for t in before.tables for c in t._cells
        ]
    cell = next(c for t in after.tables for c in t._cells if "别的地方" in c.text)
    assert "commentRangeStart" in cell._element.xml


def test_a_row_that_the_word_copy_lacks_is_told_of_at_the_row_before() -> None:
    students = desk.sample(ROSTER)["students"]
    scan, word = file("名单.pdf", ROSTER), file("名单.docx", ROSTER, students=students[:2] + students[3:])
    result = desk.reconcile(scan, word)
    commented = Document(io.BytesIO(desk.reconciliation_file(result, "docx", scan, word)))
    row = next(r for t in commented.tables for r in t.rows if students[1]["id_number"] in r._tr.xml)
    assert "commentRangeStart" in row._tr.xml


def test_comments_are_refused_where_there_is_no_word_file_to_put_them_in() -> None:
    other = file("另一份.pdf", venue="别处")
    with pytest.raises(UsageError, match=r"另一份.pdf：不是 Word 件"):
        desk.reconciliation_file(desk.reconcile(PRINT, other), "docx", PRINT, other)
