"""Keeps together what belongs together on a page: heads, section bars, the last rows, notes below a table.

It says so in Word's own words (keep with next), which Word, LibreOffice and our PDF obey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from docx.text.paragraph import Paragraph

from zsgx_docs.render.folding import FIRST, LAST
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, child, toggled, value, whole_number

if TYPE_CHECKING:
    from docx.document import Document

MOST_NOTES = 3
"""Paragraphs below a paper's last table that are its notes and signatures: a guess."""
AFTER_SNAP = (
    "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
    "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle",
    "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What stands after `w:snapToGrid` among the properties of a paragraph (ECMA-376-1, 17.3.1)."""
LONGEST_BAR = 20
"""Characters of the longest title across a table: a guess, half a line."""
LONGEST_NOTE = 120
"""Characters of the longest such paragraph: a guess, some three lines."""


def free_of_grid(body: Element) -> None:
    """Take the text of a template's tables off the page's line grid, in place.

    Word and our PDF do so by themselves, LibreOffice if it is told.
    """
    for paragraph in body.iterfind(f".//{W}tc/{W}p"):
        properties = paragraph.get_or_add_pPr()
        if child(properties, "snapToGrid") is None:
            mark = properties.makeelement(f"{W}snapToGrid", {f"{W}val": "0"})
            properties.insert_element_before(mark, *AFTER_SNAP)


def keep_together(document: Document) -> None:
    """Mark rows and paragraphs that a page's end must not part, in place."""
    blocks = [block for block in document.element.body if block.tag in (f"{W}p", f"{W}tbl")]
    for place, table in enumerate(blocks):
        if table.tag == f"{W}tbl" and (rows := table.findall(f"{W}tr")):
            notes = _notes(blocks[place + 1 :])
            for row in _kept_rows(rows, len(list(table.iterfind(f"{W}tblGrid/{W}gridCol"))), bool(notes)):
                for paragraph in row.iterfind(f"{W}tc/{W}p"):
                    _keep(paragraph)
            for paragraph in [*_caption(blocks[:place]), *notes[:-1]]:
                _keep(paragraph)


def _kept_rows(rows: Sequence[Element], columns: int, has_notes: bool) -> Iterator[Element]:
    """Rows that stay with the next: they are whole themselves."""
    heads = len(list(takewhile(lambda row: toggled(child(row, "trPr/tblHeader")), rows)))
    first = heads + FIRST - 1 if heads else 0
    last, whole = len(rows) - 1, [toggled(child(row, "trPr/cantSplit")) for row in rows]
    for number, row in enumerate(rows):
        at_end = number == last if has_notes else False
        near_end = whole[last] and last - LAST < number < last
        at_start = number < min(first, last)
        if whole[number] and (at_start or near_end or at_end or (number < last and _is_bar(row, columns))):
            yield row


def _is_bar(row: Element, columns: int) -> bool:
    """Does one cell with one line of text go all the way across?"""
    cells = row.findall(f"{W}tc")
    spans = whole_number(value(child(cells[0], "tcPr/gridSpan")), 1) if len(cells) == 1 else 0
    is_across = columns > 1 and spans >= columns
    return is_across and len(cells[0].findall(f"{W}p")) == 1 and 0 < len(_text(row)) <= LONGEST_BAR


def _notes(below: Sequence[Element]) -> list[Element]:
    """The few short paragraphs that end a paper below its last table."""
    if not 0 < len(below) <= MOST_NOTES or any(block.tag != f"{W}p" for block in below):
        return []
    return list(below) if all(0 < len(_text(block)) <= LONGEST_NOTE for block in below) else []


def _caption(above: Sequence[Element]) -> list[Element]:
    """The paragraph right above a table, which leads to it."""
    return [above[-1]] if above and above[-1].tag == f"{W}p" and _text(above[-1]) else []


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _keep(paragraph: Element) -> None:
    Paragraph(paragraph, None).paragraph_format.keep_with_next = True  # type: ignore[arg-type]
