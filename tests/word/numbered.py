"""Word files with automatic numbers, made for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Level = tuple[str, str]
"""Number format and text of a level: ("chineseCounting", "%1、")."""
ABSTRACT, LIST = 90, 90


def add_list(document: Document, levels: Sequence[Level], gap: str = "tab", extra: str = "") -> None:
    """A list with number 90; `extra` goes into every level."""
    numbering = document.part.numbering_part.element
    described = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{shown}"/>{extra}'
        f'<w:suff w:val="{gap}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl>'
        for i, (shown, text) in enumerate(levels)
    )
    numbering.insert(
        0,
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT}">{described}</w:abstractNum>'),
    )
    add_number(document, LIST)


def add_number(document: Document, number: int, override: str = "") -> None:
    """One more list of the same kind; `override` as in `w:lvlOverride`."""
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}">'
            f'<w:abstractNumId w:val="{ABSTRACT}"/>{override}</w:num>'
        )
    )


def number(paragraph: Any, level: int = 0, number: int = LIST) -> None:
    """Have Word number a paragraph of python-docx."""
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
