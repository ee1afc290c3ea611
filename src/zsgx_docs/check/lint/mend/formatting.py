"""Sets formatting straight in a Word file: fonts, indents, spacing. The text is never touched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zsgx_docs.check.lint.measure import CHARACTER, LINE, Typeface, own

FONTS = {
    "仿宋": "仿宋_GB2312",
    "黑体": "黑体",
    "楷体": "楷体_GB2312",
    "小标宋": "方正小标宋简体",
    "宋体": "宋体",
}


def set_font(runs: Iterable[Any], face: Typeface | None, size: float | None) -> None:
    """Set the face and size (points) of runs, None leaving either as it is."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for run in runs:
        properties = run.get_or_add_rPr()
        if size is not None:
            properties.sz_val = Pt(size)
        if face is not None:
            fonts = properties.get_or_add_rFonts()
            slots = ("eastAsia", "ascii", "hAnsi") if face == "宋体" else ("eastAsia",)
            for slot in slots:
                fonts.attrib.pop(qn(f"w:{slot}Theme"), None)
                fonts.set(qn(f"w:{slot}"), FONTS[face])


def set_black(paragraph: Any) -> None:
    """Set a paragraph in black."""
    from docx.oxml.ns import qn

    for run in own(paragraph, "r"):
        colour = run.get_or_add_rPr().get_or_add_color()
        colour.attrib.clear()
        colour.set(qn("w:val"), "000000")


def set_light(paragraph: Any) -> None:
    """Set a paragraph not bold."""
    for run in own(paragraph, "r"):
        run.get_or_add_rPr()._set_bool_val("b", False)


def centre(paragraph: Any) -> None:
    """Set a paragraph in the middle of the line."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    indent(paragraph, 0)
    paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.CENTER


def indent(paragraph: Any, first: float, left: float = 0, right: float = 0) -> None:
    """Set indents in characters of 16 points: of the first line, of further ones, at the right."""
    from docx.oxml.ns import qn

    properties = paragraph.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    ind = properties.get_or_add_ind()
    given = {"left": left, "right": right, "firstLine" if first >= left else "hanging": abs(first - left)}
    for name, count in given.items():
        ind.set(qn(f"w:{name}Chars"), str(round(count * 100)))
        ind.set(qn(f"w:{name}"), str(round(count * CHARACTER * 20)))


def flush_right(paragraph: Any, right: float) -> None:
    """Set a paragraph at the right, with room of so many characters."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    indent(paragraph, 0, right=right)
    paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT


def flush_left(paragraph: Any, first: float, left: float = 0) -> None:
    """Set a paragraph at the left, its first line and further ones so many characters in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    indent(paragraph, first, left)
    paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.JUSTIFY


def lead(paragraph: Any, points: float) -> None:
    """Set the line height of a paragraph, in points."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    properties = paragraph.get_or_add_pPr()
    properties.spacing_before = properties.spacing_after = Pt(0)
    properties.spacing_line, properties.spacing_lineRule = Pt(points), WD_LINE_SPACING.EXACTLY


def lines_before(paragraph: Any, count: int) -> None:
    """Set the room above a paragraph to so many lines."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    properties = paragraph.get_or_add_pPr()
    properties.spacing_before = Pt(LINE * count)
    spacing = properties.find(qn("w:spacing"))
    for name in ("beforeLines", "beforeAutospacing"):
        spacing.attrib.pop(qn(f"w:{name}"), None)


def on_new_page(paragraph: Any) -> None:
    """Set a page break before a paragraph."""
    paragraph.get_or_add_pPr().get_or_add_pageBreakBefore()
