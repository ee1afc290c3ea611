"""Mark where annexes go in a Word file: each tag gives way to a bookmark, which no value can forge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zsgx_docs.template.grammar import ANNEX
from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from docx.document import Document

_NAME = "zsgx_annex_"
_FIRST_ID = 70_000
"""The number of the first such bookmark: beyond those that Word counts in a clerk's file; a guess."""


def mark_annexes(document: Document) -> None:
    """Replace every `{%annex …%}` of a healed template by a numbered bookmark, in place."""
    number = 0
    for paragraph in document.element.body.iter(f"{W}p"):
        for text in paragraph.iter(f"{W}t"):
            rest, found = ANNEX.subn("", text.text or "")
            if found:
                text.text = rest
                _bookmark(paragraph, number)
                number += 1


def marked_annexes(document: Document) -> Iterator[tuple[Any, int]]:
    """Yield the `w:p` elements that hold a mark, which is taken out, with the number of their annex."""
    for mark in list(document.element.body.iter(f"{W}bookmarkStart")):
        name = mark.get(f"{W}name", "")
        if name.startswith(_NAME):
            paragraph = mark.getparent()
            for part in list(paragraph):
                if part.get(f"{W}id") == mark.get(f"{W}id") and part.tag != f"{W}ins":
                    paragraph.remove(part)
            yield paragraph, int(name.removeprefix(_NAME))


def _bookmark(paragraph: Any, number: int) -> None:
    at = 1 if paragraph.find(f"{W}pPr") is not None else 0
    for tag in ("bookmarkEnd", "bookmarkStart"):
        part = paragraph.makeelement(f"{W}{tag}", {f"{W}id": str(_FIRST_ID + number)})
        if tag == "bookmarkStart":
            part.set(f"{W}name", f"{_NAME}{number}")
        paragraph.insert(at, part)
