"""A Word file as a layout: what its styles and formatting come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from lxml import etree

from zsgx_docs.check.lint.layout import LINE, Layout, PageNumber, Part, Side, is_han, typeface, width_of
from zsgx_docs.word.effective import paragraph_format, run_format
from zsgx_docs.word.formats import ParagraphFormat, RunFormat
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import child, opened, value
from zsgx_docs.word.styles import StyleSheet
from zsgx_docs.word.text import paragraph_text, text_boxes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


def word_layout(document: Document) -> Layout:
    """Sections as sides, paragraphs of the body and of the first page's header as parts."""
    reader = _Reader(document)
    sections = list(document.sections)
    return Layout(
        sides=tuple(_side(section, number) for number, section in enumerate(sections, 1)),
        parts=tuple(reader.parts()),
        numbers=tuple(reader.page_numbers(sections[0])) if sections else (),
        numbered_first=bool(sections) and not sections[0].different_first_page_header_footer,
    )


def style_sheet(document: Document) -> StyleSheet:
    theme = next((r.target_part for r in document.part.rels.values() if r.reltype == _THEME), None)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(theme.blob, parser) if theme is not None else None
    except etree.XMLSyntaxError:
        root = None
    return StyleSheet(document.styles.element, root)


def _side(section: Section, number: int) -> Side:
    grid = section._sectPr.find(f"{W}docGrid")
    pitched = grid is not None and value(grid, "type") in ("lines", "linesAndChars", "snapToChars")
    pitch = value(grid, "linePitch") if pitched else None

    def points(length: Any) -> float | None:
        return float(length.pt) if length is not None else None

    left, gutter = points(section.left_margin), points(section.gutter) or 0
    return Side(
        where=f"第{number}节",
        width=points(section.page_width) or 612,
        height=points(section.page_height) or 792,
        top=points(section.top_margin),
        right=points(section.right_margin),
        bottom=points(section.bottom_margin),
        left=left + gutter if left is not None else None,
        pitch=int(pitch) / 20 if pitch and pitch.isdigit() else None,
        first=number == 1,
    )


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = style_sheet(document)
        self._widths = [self._text_width(section) for section in document.sections] or [442.0]

    @staticmethod
    def _text_width(section: Section) -> float:
        sides = (section.page_width, section.left_margin, section.right_margin)
        width, left, right = (float(side.pt) if side is not None else 0 for side in sides)
        return max(72.0, (width or 612) - left - right)

    def parts(self) -> Iterator[Part]:
        yield from self._in_head()
        section, paragraphs, starts_page = 0, 0, True
        for element in opened(self._document.element.body):
            width = self._widths[min(section, len(self._widths) - 1)]
            if element.tag == f"{W}tbl":
                yield self._table(element, width)
            elif element.tag == f"{W}p":
                paragraphs += 1
                starts_page = starts_page or _breaks_before(element)
                yield from self._lines(element, f"第{paragraphs}段", width, starts_page)
                starts_page = _breaks_after(element)
                if child(element, "pPr/sectPr") is not None:
                    section, starts_page = section + 1, True

    def _in_head(self) -> Iterator[Part]:
        """The mark of the issuer often stands in the first page's header."""
        for section in self._document.sections[:1]:
            own = section.different_first_page_header_footer
            head = section.first_page_header if own else section.header
            if head.is_linked_to_previous:
                continue
            for paragraph in head._element.iter(f"{W}p"):
                if paragraph_text(paragraph).strip():
                    yield from self._lines(paragraph, "首页页眉", self._widths[0], False)

    def _table(self, element: Any, width: float) -> Part:
        first = next((p for p in element.iter(f"{W}p") if paragraph_text(p).strip()), None)
        if first is None:
            return Part("", "表格", is_table=True)
        return replace(next(self._lines(first, "表格", width, False)), is_table=True)

    def _lines(self, element: Any, where: str, width: float, new_page: bool) -> Iterator[Part]:
        shape, runs = self.formats(element)
        texts = paragraph_text(element).split("\n")
        chosen = _look(runs)
        size, lead = chosen[2], shape.line.amount if shape.line.kind != "auto" else None
        for number, text in enumerate(texts):
            first = shape.first if number == 0 else 0.0
            left, right = _gaps(shape, width_of(text.strip(), size), width, first)
            yield Part(
                text, where, chosen[0], chosen[1], chosen[5], size, chosen[3], chosen[4], left, right,
                shape.left if len(texts) == 1 else None, lead, None, new_page and number == 0,
                aligned_centre=shape.align == "center", source=element,
            )  # fmt: skip
            new_page = False
        yield from (Part("", where) for _ in range(round(shape.after / LINE)))
        for box in text_boxes(element):
            for inner in box.iter(f"{W}p"):
                yield from self._lines(inner, where, width, False)

    def formats(self, element: Any) -> tuple[ParagraphFormat, list[tuple[str, RunFormat]]]:
        """Of a `w:p` and its runs that print something."""
        style = value(child(element, "pPr/pStyle"))
        own, characters = self._styles.bases(style, None)
        runs = []
        for run in element.iter(f"{W}r"):
            text = "".join(t.text or "" for t in run.findall(f"{W}t"))
            layered = characters
            for link in self._styles.chain(value(child(run, "rPr/rStyle"))):
                layered = layered.under(child(link, "rPr"))
            if text:
                runs.append((text, run_format(layered.under(child(run, "rPr")), self._styles)))
        usual = run_format(characters, self._styles)
        size = runs[0][1].size if runs else usual.size
        shape = paragraph_format(own.under(child(element, "pPr")), size, LINE)
        return shape, runs or [("", usual)]

    def page_numbers(self, section: Section) -> Iterator[PageNumber]:
        both = self._document.settings.odd_and_even_pages_header_footer
        footers = [(section.footer, False), *([(section.even_page_footer, True)] if both else [])]
        for footer, even in footers:
            for paragraph in footer._element.iter(f"{W}p"):
                codes = "".join(node.text or "" for node in paragraph.iter(f"{W}instrText"))
                fields = [value(node, "instr") or "" for node in paragraph.iter(f"{W}fldSimple")]
                if "PAGE" in codes + "".join(fields):
                    yield self._page_number(paragraph, even)

    def _page_number(self, paragraph: Any, even: bool) -> PageNumber:
        shape, runs = self.formats(paragraph)
        text = paragraph_text(paragraph).strip()
        sides: dict[str, Literal["left", "right", "centre"]] = {"right": "right", "center": "centre"}
        side = sides.get(shape.align, "left")
        gap = shape.right if side == "right" else shape.left + shape.first
        where = "偶数页页脚" if even else "奇数页页脚"
        run = runs[0][1]
        return PageNumber(where, text, typeface(run.east), run.size, side, gap, even)


_Look = tuple[Any, Any, float, bool, bool, frozenset[str]]


def _look(runs: list[tuple[str, RunFormat]]) -> _Look:
    """Most of it, its head, size, red, bold, all faces; by its Chinese characters if it has any."""
    weighed = [(sum(map(is_han, text)), run) for text, run in runs]
    han = [(n, run) for n, run in weighed if n] or [(max(1, len(text)), run) for text, run in runs]
    faces: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    for count, run in han:
        faces[typeface(run.east)] += count
        sizes[run.size] += count
    red = all(_is_red(run.colour) for _, run in han)
    bold = all(run.bold for _, run in han)
    names = frozenset(run.east for n, run in weighed if n)
    return faces.most_common(1)[0][0], typeface(han[0][1].east), sizes.most_common(1)[0][0], red, bold, names


def _is_red(colour: str | None) -> bool:
    return colour is not None and colour[:2] >= "c0" and colour[2:4] <= "50" and colour[4:] <= "50"


def _gaps(shape: ParagraphFormat, text: float, width: float, first: float) -> tuple[float, float]:
    spare = max(0.0, width - shape.left - shape.right - first - text)
    left = shape.left + first
    if shape.align == "center":
        return left + spare / 2, shape.right + spare / 2
    if shape.align == "right":
        return left + spare, shape.right
    return left, shape.right + spare


def _breaks_before(paragraph: Any) -> bool:
    if child(paragraph, "pPr/pageBreakBefore") is not None:
        return True
    for node in paragraph.iter(f"{W}t", f"{W}br"):
        return bool(node.tag == f"{W}br" and value(node, "type") == "page")
    return False


def _breaks_after(paragraph: Any) -> bool:
    nodes = list(paragraph.iter(f"{W}t", f"{W}br"))
    return bool(nodes) and nodes[-1].tag == f"{W}br" and value(nodes[-1], "type") == "page"
