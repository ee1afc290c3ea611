"""A Word file as one text, of which every character knows the `w:t` that it stands in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.next_year.manuscript.accepted import accept_changes
from zsgx_docs.word.names import MC, W
from zsgx_docs.word.numbering import Numbering
from zsgx_docs.word.package import root_of
from zsgx_docs.word.styles import StyleSheet

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
    `number` is what Word counts before it.
    """

    start: int
    end: int
    paragraph: Any
    cell: Any = None
    aside: bool = False
    number: str = ""


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
        self._numbering = Numbering(
            root_of(document, "numbering"), StyleSheet(root_of(document, "styles"), None)
        )
        self._loose: list[tuple[Any, Any]] = []
        accept_changes(document.element.body)
        for paragraph in document.element.body.iter(f"{W}p"):
            self._line(paragraph, aside=_is_repeated(paragraph))
        for root in self._fringes():
            for paragraph in root.iter(f"{W}p"):
                self._line(paragraph, aside=True)
        self.text = "".join(self._parts)

    def text_of(self, line: Line) -> str:
        """Return the text of one line."""
        return self.text[line.start : line.end]

    def saved(self) -> bytes:
        """Return the Word file as it is now."""
        from lxml import etree

        for part, root in self._loose:
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

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
        label = None if aside else self._numbering.label(paragraph)
        self.lines.append(Line(start, self._length, paragraph, cell, aside, label.text if label else ""))

    def _fringes(self) -> Iterator[Any]:
        """Headers, footers and notes."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        for relation in self.document.part.rels.values():
            if relation.is_external or relation.reltype.rsplit("/", 1)[-1] not in _FRINGE:
                continue
            root = getattr(relation.target_part, "element", None)
            if root is None:
                try:
                    root = etree.fromstring(relation.target_part.blob, parser)
                except etree.XMLSyntaxError:
                    continue
                self._loose.append((relation.target_part, root))
            yield root

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
