"""A workbook that was put into a Word file is read as the table that a person sees there."""

import io

import docx
import openpyxl
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from changes.wordml import element
from zsgx_docs.model.sheet import Block, Grid
from zsgx_docs.read.formats import open_source

EMBEDDED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"


def workbook(*rows: tuple[object, ...]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word_with_object(data: bytes) -> bytes:
    document = docx.Document()
    document.add_paragraph("学员名单")
    part = Part(
        PackURI("/word/embeddings/book1.xlsx"), "application/vnd.ms-excel", data, document.part.package
    )
    link = document.part.relate_to(part, EMBEDDED)
    inside = f'<w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="{link}"/></w:object>'
    document.add_paragraph()._p.append(element(f"<w:r>{inside}</w:r>"))
    document.add_paragraph("以上")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes) -> tuple[list[str], list[str]]:
    (sheet,) = open_source(word_with_object(data), "名单.docx").readable.read().sheets()
    texts = [
        "|".join(c.text.text for c in b.cells) if hasattr(b, "cells") else b.text.text for b in sheet.blocks
    ]
    return texts, [thing.what for thing in sheet.unread]


def _said(block: Block) -> str:
    if isinstance(block, Grid):
        return "|".join(cell.text.text for cell in block.cells)
    return block.text.text


def test_its_table_stands_where_the_object_does() -> None:
    texts, unread = read(workbook(("姓名", "学时"), ("方玥", 40)))
    assert (texts, unread) == (["学员名单", "", "姓名|学时|方玥|40", "以上"], [])


def test_what_cannot_be_read_stays_unread() -> None:
    assert read(b"PK nothing") == (["学员名单", "", "以上"], ["object"])
