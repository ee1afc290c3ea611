"""A Word file as one text, of which every character knows the `w:t` that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.next_year.manuscript.accepted import accept_changes
from zsgx_docs.word.names import MC, W

if TYPE_CHECKING:
    from docx.document import Document

CELL_END = "\ue110"
"""Between the cells of a table, so that nothing is read across them."""
_BREAKS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_APART = frozenset((f"{W}txbxContent", f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom"))
_FRINGE = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text, from `start` to `end`. `cell` is the `w:tc` that it stands in.

    `aside`: in a header, footer or note, where Word allows no comment, or said once more for older programs.
    """

    start: int
    end: int
    paragraph: Any
    cell: Any = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters of one element of a run: of a `w:t`, or the one that a break stands for."""

    start: int
    end: int
    element: Any
    aside: bool


class Manuscript:
    """A Word file whose text can be marked and changed in place; tracked changes are accepted."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stretches: list[Stretch] = []
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._length = 0
        accept_changes(document.element.body)
        for paragraph in document.element.body.iter(f"{W}p"):
            self._line(paragraph, aside=_is_repeated(paragraph))
        for root in _fringes(document):
            for paragraph in root.iter(f"{W}p"):
                self._line(paragraph, aside=True)
        self.text = "".join(self._parts)

    def text_of(self, line: Line) -> str:
        """Return the text of one line."""
        return self.text[line.start : line.end]

    def line_at(self, position: int) -> Line:
        """Return the line of a character."""
        return next(line for line in self.lines if position <= line.end)

    def _line(self, paragraph: Any, aside: bool) -> None:
        cell = next((a for a in paragraph.iterancestors(f"{W}tc")), None)
        if self.lines:
            apart = cell is not self.lines[-1].cell or aside != self.lines[-1].aside
            self._say(CELL_END if apart else "\n")
        start = self._length
        for element in _shown(paragraph):
            text = (element.text or "") if element.tag == f"{W}t" else _BREAKS.get(element.tag, "\n")
            if text:
                self.stretches.append(Stretch(self._length, self._length + len(text), element, aside))
                self._say(text)
        self.lines.append(Line(start, self._length, paragraph, cell, aside))

    def _say(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _shown(element: Any) -> Iterator[Any]:
    """The `w:t` and breaks of a paragraph in their order; those of a text box are paragraphs of their own."""
    for child in element:
        if child.tag == f"{W}t" or child.tag in _BREAKS:
            yield child
        elif child.tag == f"{W}br":
            if child.get(f"{W}type") not in ("page", "column"):
                yield child
        elif child.tag not in _APART:
            yield from _shown(child)


def _is_repeated(paragraph: Any) -> bool:
    return next(paragraph.iterancestors(f"{MC}Fallback"), None) is not None


def _fringes(document: Document) -> Iterator[Any]:
    """Headers, footers and notes; what no section shows is not there."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] in _FRINGE:
            root = getattr(relation.target_part, "element", None)
            if root is not None:
                yield root
