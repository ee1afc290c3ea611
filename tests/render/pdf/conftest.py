"""Word files made on the spot, converted, and opened again with pdfplumber."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import docx
import pdfplumber
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zsgx_docs.render.pdf import word_to_pdf

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


@dataclass
class Printed:
    pages: list[Any]
    warnings: tuple[str, ...]

    @property
    def text(self) -> str:
        """Every character of the text layer, in its order."""
        return "".join(c["text"] for page in self.pages for c in page.chars)

    def chars(self, wanted: str) -> list[Any]:
        """The first place where `wanted` stands, character by character."""
        found = [c for page in self.pages for c in page.chars]
        start = self.text.index(wanted)
        return found[start : start + len(wanted)]


@pytest.fixture
def document() -> Any:
    """A4 without any spacing: 72 pt margins, Times and 仿宋 at 12 pt."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = docx.shared.Pt(595), docx.shared.Pt(842)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, docx.shared.Pt(72))
    normal = made.styles["Normal"]
    normal.element.get_or_add_pPr().append(element('<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'))
    normal.element.get_or_add_rPr().append(
        element('<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>')
    )
    normal.font.size = docx.shared.Pt(12)
    return made


def element(xml: str) -> Any:
    head, _, tail = xml.partition(" " if " " in xml.partition(">")[0] else ">")
    if head.endswith("/"):
        return parse_xml(f"{head[:-1]} {nsdecls('w')} {W14}/>{tail}")
    joint = " " if xml[len(head)] == " " else ">"
    return parse_xml(f"{head} {nsdecls('w')} {W14}{joint}{tail}")


@pytest.fixture
def add(document: Any) -> Callable[[str], None]:
    """Puts an element, written as XML, at the end of the document's body."""

    def put(xml: str) -> None:
        document.element.body.insert(len(document.element.body) - 1, element(xml))

    return put


@pytest.fixture
def printed(document: Any) -> Iterator[Callable[[], Printed]]:
    """Converts the document as it is by now."""
    with ExitStack() as opened:

        def convert() -> Printed:
            stream = io.BytesIO()
            document.save(stream)
            result = word_to_pdf(stream.getvalue())
            pdf = opened.enter_context(pdfplumber.open(io.BytesIO(result.pdf)))
            return Printed(pdf.pages, result.warnings)

        yield convert
