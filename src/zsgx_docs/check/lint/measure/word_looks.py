"""Reckons what styles, numbering and direct formatting make of a Word paragraph and its runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from zsgx_docs.check.lint.measure.layout import LINE, Typeface, is_han, typeface
from zsgx_docs.check.lint.measure.word_shapes import own
from zsgx_docs.word.effective import paragraph_format, run_format
from zsgx_docs.word.formats import ParagraphFormat, RunFormat
from zsgx_docs.word.names import W
from zsgx_docs.word.numbering import Label, Numbering
from zsgx_docs.word.ooxml import child, toggled, value
from zsgx_docs.word.styles import Properties, StyleSheet

if TYPE_CHECKING:
    from docx.document import Document

_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
Runs = list[tuple[str, RunFormat]]


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a text; `face`, `size`, `colour` of most of it, `head` and `head_size` of its beginning."""

    face: Typeface
    head: Typeface
    size: float
    head_size: float
    colour: str | None
    bold: bool
    faces: frozenset[str]


class Looks:
    """The looks of a document's paragraphs, to be asked in their order: automatic numbers count on."""

    def __init__(self, document: Document) -> None:
        self.styles = StyleSheet(document.styles.element, _part_root(document, _THEME))
        self._numbering = Numbering(_part_root(document, _NUMBERING), self.styles)

    def formats(self, element: Any, label: Label | None = None) -> tuple[ParagraphFormat, Runs]:
        """Return the formats of a `w:p` and of its runs that print; `label` is its automatic number."""
        form, characters = self._bases(element)
        runs = []
        for run in own(element, "r"):
            text = "".join(t.text or "" for t in run.findall(f"{W}t"))
            layered = characters
            for link in self.styles.chain(value(child(run, "rPr/rStyle"))):
                layered = layered.under(child(link, "rPr"))
            if text and not toggled(child(run, "rPr/vanish")):
                runs.append((text, run_format(layered.under(child(run, "rPr")), self.styles)))
        marked = self._marked(element)
        size = runs[0][1].size if runs else marked.size
        if label is not None and not ("ind" in form.given and child(element, "pPr/numPr") is None):
            form = form.under(label.paragraph)
        shape = paragraph_format(form.under(child(element, "pPr")), size, LINE)
        return shape, runs or [("", marked)]

    def label(self, element: Any) -> Label | None:
        """Return the automatic number of a paragraph; asking counts it."""
        return self._numbering.label(element)

    def labelled(self, label: Label, element: Any) -> RunFormat:
        """Return the format of a number: as its level says, else as the mark at the paragraph's end."""
        marks = self._bases(element)[1].under(child(element, "pPr/rPr"))
        return run_format(marks.under(label.run), self.styles)

    def _marked(self, element: Any) -> RunFormat:
        return run_format(self._bases(element)[1].under(child(element, "pPr/rPr")), self.styles)

    def _bases(self, element: Any) -> tuple[Properties, Properties]:
        return self.styles.bases(value(child(element, "pPr/pStyle")), None)


def look_of(runs: Sequence[tuple[str, RunFormat]]) -> Look:
    """Return the look of runs, by their Chinese characters if they have any."""
    weighed = [(sum(map(is_han, text)), run) for text, run in runs]
    han = [(n, run) for n, run in weighed if n] or [(max(1, len(text)), run) for text, run in runs]
    faces, sizes, colours = Counter[Typeface](), Counter[float](), Counter[str | None]()
    for count, run in han:
        faces[typeface(run.east)] += count
        sizes[run.size] += count
        colours[run.colour] += count
    return Look(
        faces.most_common(1)[0][0],
        typeface(han[0][1].east),
        sizes.most_common(1)[0][0],
        han[0][1].size,
        colours.most_common(1)[0][0],
        all(run.bold for _, run in han),
        frozenset(run.east for n, run in weighed if n),
    )


def _part_root(document: Document, kind: str) -> Any:
    part = next((r.target_part for r in document.part.rels.values() if r.reltype == kind), None)
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(part.blob, parser) if part is not None else None
    except etree.XMLSyntaxError:
        return None
