"""Other faces for a Word template: its print in another typeface, its blanks filled in by hand.

The template's blanks are `{{ … }}` tags, each whole within one run; what is printed in their place later
takes over the face that the tag had.
"""

from __future__ import annotations

import copy
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

PRINT = ("FandolSong", "FandolFang R", "FandolKai", "FandolHei", "Noto Sans CJK SC", "Noto Serif CJK SC")
HANDS = ("Ma Shan Zheng", "Zhi Mang Xing", "Liu Jian Mao Cao")
"""From the neat to the cursive; GB 2312 only, so that rarer characters are printed."""
HANDS_FOLDER = Path(sys.prefix) / "share" / "zsgx-docs" / "handwriting"
"""Where scripts/setup puts them."""

_BLANK = re.compile(r"(\{\{.*?\}\})")
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def in_print(template: bytes, face: str) -> bytes:
    """The Word file with all its Chinese text in one face; Latin letters and digits keep theirs."""
    document = docx.Document(io.BytesIO(template))
    for fonts in _everywhere(document, "w:rFonts"):
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
        fonts.set(qn("w:eastAsia"), face)
    return _saved(document)


def by_hand(template: bytes, face: str) -> bytes:
    """The Word file with every blank, and nothing else, in a face of handwriting."""
    document = docx.Document(io.BytesIO(template))
    for run in list(_everywhere(document, "w:r")):
        texts = run.findall(qn("w:t"))
        if len(texts) == 1 and "{{" in (texts[0].text or ""):
            _parted(run, texts[0].text, face)
    return _saved(document)


def _parted(run: Any, text: str, face: str) -> None:
    """The run as several, its blanks apart from its print."""
    for part in filter(None, _BLANK.split(text)):
        piece = copy.deepcopy(run)
        held = piece.find(qn("w:t"))
        held.text = part
        held.set(qn("xml:space"), "preserve")
        if part.startswith("{{"):
            fonts = piece.get_or_add_rPr().get_or_add_rFonts()
            fonts.attrib.clear()
            for slot in _SLOTS:
                fonts.set(qn(f"w:{slot}"), face)
        run.addprevious(piece)
    run.getparent().remove(run)


def _everywhere(document: Any, tag: str) -> Iterator[Any]:
    yield from document.element.iter(qn(tag))
    yield from document.styles.element.iter(qn(tag))


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
