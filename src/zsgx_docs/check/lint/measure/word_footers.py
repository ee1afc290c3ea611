"""Finds the page numbers of a Word file: fields or typed figures, in paragraphs, frames, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from zsgx_docs.check.lint.measure.layout import MM, PageNumber, typeface, width_of
from zsgx_docs.check.lint.measure.word_shapes import own
from zsgx_docs.word.formats import ParagraphFormat, RunFormat
from zsgx_docs.word.names import MC, V, W
from zsgx_docs.word.ooxml import WP, child, value
from zsgx_docs.word.visible import paragraph_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _Footer

SideName = Literal["left", "right", "centre", "outside"]
Formats = Callable[[Any], tuple[ParagraphFormat, list[tuple[str, RunFormat]]]]

_FIGURE = re.compile(r"\s*[—―–－\-]\s*\d{1,3}\s*[—―–－\-]\s*|\s*\d{1,3}\s*")
_SIDES: dict[str | None, SideName] = {
    "right": "right", "center": "centre", "left": "left", "outside": "outside", "inside": "left",
}  # fmt: skip


def page_numbers(document: Document, formats: Formats) -> Iterator[PageNumber]:
    """Yield the page numbers that the footers of a document show."""
    both = document.settings.odd_and_even_pages_header_footer
    seen: set[int] = set()
    for at, section in enumerate(document.sections, 1):
        footers: list[tuple[_Footer, bool | None]] = [
            (section.footer, False if both else None),
            *([(section.even_page_footer, True)] if both else []),
        ]
        if section.different_first_page_header_footer:
            footers.append((section.first_page_footer, False))
        for footer, even in footers:
            if footer.is_linked_to_previous or id(footer.part) in seen:
                continue
            seen.add(id(footer.part))
            name = {False: "奇数页页脚", True: "偶数页页脚", None: "页脚"}[even]
            name = "首页页脚" if len(footers) > 1 + both and footer is footers[-1][0] else name
            where = name if at == 1 else f"第{at}节{name}"
            yield from _numbers(footer, section, even, where, formats)


def numbers_first(document: Document, formats: Formats) -> bool:
    """Tell whether page 1 shows a number."""
    section = document.sections[0]
    own_first = section.different_first_page_header_footer
    footer = section.first_page_footer if own_first else section.footer
    if footer.is_linked_to_previous:
        return False
    return any(True for _ in _numbers(footer, section, False, "首页页脚", formats))


def _numbered_paragraphs(footer: _Footer) -> Iterator[Any]:
    """Those with a PAGE field, or a figure between dashes."""
    for paragraph in footer._element.iter(f"{W}p"):
        codes = "".join(node.text or "" for node in own(paragraph, "instrText"))
        fields = "".join(value(node, "instr") or "" for node in own(paragraph, "fldSimple"))
        numbered = re.search(r"\bPAGE\b", codes + fields) or _FIGURE.fullmatch(paragraph_text(paragraph))
        if numbered and not _is_fallback(paragraph):
            yield paragraph


def _numbers(
    footer: _Footer, section: Section, even: bool | None, where: str, formats: Formats
) -> Iterator[PageNumber]:
    paragraphs = [p for p in footer._element.iter(f"{W}p") if not _is_fallback(p)]
    for paragraph in _numbered_paragraphs(footer):
        text = paragraph_text(paragraph)
        shape, runs = formats(paragraph)
        side, gap = _side(paragraph, shape, text, runs[0][1].size)
        below = _below(section, shape, runs[0][1].size) if len(paragraphs) == 1 else None
        digits = next((run for t, run in runs if re.search(r"\d", t)), runs[0][1])
        yield PageNumber(
            where, text.strip(), typeface(digits.latin), digits.size, side, gap, even, below, source=paragraph
        )


def _side(paragraph: Any, shape: ParagraphFormat, text: str, size: float) -> tuple[SideName, float | None]:
    """Blanks typed before or behind the number move it as indents do."""
    lead = width_of(text[: len(text) - len(text.lstrip())], size)
    tail = width_of(text[len(text.rstrip()) :], size)
    framed = child(paragraph, "pPr/framePr")
    side = _SIDES.get(value(framed, "xAlign"), "left") if framed is not None else _boxed(paragraph)
    if side is None and "\t" in text:
        return "right", None
    if side is None:
        side = "right" if shape.align == "right" else _SIDES.get(shape.align, "left")
    gap = shape.right + tail if side == "right" else shape.left + shape.first + lead
    return side, None if side == "outside" and framed is not None else gap


def _boxed(paragraph: Any) -> SideName | None:
    """How the text box round a number is aligned."""
    for node in paragraph.iterancestors(f"{WP}anchor", f"{V}shape"):
        align = node.find(f"{WP}positionH/{WP}align")
        style = re.search(r"mso-position-horizontal:(\w+)", node.get("style", "") or "")
        given = align.text if align is not None else style[1] if style else None
        return _SIDES.get(given, "outside")
    return None


def _below(section: Section, shape: ParagraphFormat, size: float) -> float | None:
    """From where the text area should end to the middle of the footer's only line."""
    footer = section.footer_distance
    if footer is None:
        return None
    turned = (section.page_width or 0) > (section.page_height or 0)
    height = shape.line.amount if shape.line.kind == "exact" else size * 1.3
    return (26 if turned else 35) * MM - float(footer.pt) - shape.after - height / 2


def _is_fallback(node: Any) -> bool:
    return any(ancestor.tag == f"{MC}Fallback" for ancestor in node.iterancestors())
