"""Rules of the page: paper, margins, grid, page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zsgx_docs.check.lint.measure import CHARACTER, LINE, MM, Kind, LayoutPart, PageNumber, PaperLayout, Side
from zsgx_docs.check.lint.rules.findings import characters, found, millimetres, place, size_said
from zsgx_docs.check.lint.rules.head import HALF
from zsgx_docs.model.finding import LayoutFinding

A4 = (210 * MM, 297 * MM)
"""Points, width and height (GB/T 9704-2012, 5.1)."""
SLACK = 1.2 * MM
"""Points: the standard's 1 mm, and what rounding to twentieths of a point and measuring print adds, a
guess."""
MARGINS = {"top": ("天头", 37), "left": ("订口（左）", 28), "right": ("右边距", 26), "bottom": ("下边距", 35)}
"""Millimetres of white on each side, with what a clerk calls it (GB/T 9704-2012, 5.2.1)."""
TURNED = {"top": ("天头", 28), "bottom": ("下边距", 26)}
"""Millimetres above and below on a landscape page, a portrait one turned (GB/T 9704-2012, 5.2.1 and 8)."""
TURNED_SIDES = (35, 37)
"""Millimetres at a landscape page's sides, in either order (GB/T 9704-2012, 5.2.1 and 8)."""
PITCH_SLACK = 1.1
"""Points by which a line's height may differ: a guess that lets the common 28 to 30 pass."""
COLUMNS = (26, 30)
"""Characters a line, least and most: a guess round the 28 of GB/T 9704-2012, 5.2.3, which lets them vary."""
DASHES = ("—", "―")
NUMBER_SIZE = 14.0
"""Points: 4号, a page number's size and the room of one character beside it (GB/T 9704-2012, 7.5)."""
NUMBER_SLACK = 8.0
"""Points by which the room beside a page number may differ: a guess."""
BELOW_SLACK = 2.5 * MM
"""Points by which a page number may miss its height: a guess."""


def page_findings(layout: PaperLayout) -> Iterator[LayoutFinding]:
    """Yield what is wrong with the paper's size and margins."""
    for side in layout.sides:
        width, height = sorted((side.width, side.height))
        if abs(width - A4[0]) > SLACK or abs(height - A4[1]) > SLACK:
            measured = f"{millimetres(side.width)}×{millimetres(side.height)}"
            yield found("G-page", side.where, "用纸", measured, "A4（210毫米×297毫米）")
        else:
            yield from _margins(side)


def _margins(side: Side) -> Iterator[LayoutFinding]:
    for edge, (name, wanted) in (TURNED if side.is_landscape else MARGINS).items():
        measured: float | None = getattr(side, edge)
        if measured is not None and abs(measured - wanted * MM) > SLACK:
            yield found("G-page", side.where, name, millimetres(measured), f"{wanted}毫米±1毫米")
    if side.is_landscape and side.left is not None and side.right is not None:
        both = sorted((side.left, side.right))
        if any(abs(a - b * MM) > SLACK for a, b in zip(both, TURNED_SIDES, strict=True)):
            measures = "、".join(map(millimetres, both))
            yield found("G-page", side.where, "左右边距", measures, "一边35毫米、一边37毫米（±1毫米）")


def grid_findings(layout: PaperLayout, body: Sequence[LayoutPart]) -> Iterator[LayoutFinding]:
    """Yield where lines or characters a page are unusual; 28 to 30 points a line are common."""
    sides = [side for side in layout.sides if not side.is_landscape]
    if not sides:
        return
    leads = Counter(round(part.line, 1) if part.line else None for part in body)
    lead = leads.most_common(1)[0][0] if leads else None
    pitch = lead or next((side.pitch for side in sides if side.pitch is not None), None)
    in_word = any(part.source is not None for part in body)
    if (pitch is None and in_word) or (pitch is not None and abs(pitch - LINE) > PITCH_SLACK):
        measured = f"{pitch:.1f}磅" if pitch else "未固定"
        yield found("G-grid", sides[0].where, "正文行距", measured, "约29磅（每面22行）", "warning")
    elif in_word:
        yield from _odd_lines(body, pitch or LINE)
    columns = next((side.columns for side in sides if side.columns), None) or _columns(sides, body)
    if columns is not None and not COLUMNS[0] <= columns <= COLUMNS[1]:
        measured = f"{columns:.0f}字"
        yield found("G-grid", sides[0].where, "正文每行字数", measured, "28字", "warning")


def _odd_lines(body: Sequence[LayoutPart], pitch: float) -> Iterator[LayoutFinding]:
    """Paragraphs set closer or wider than the others."""
    for part in body:
        if part.line is not None and part.text.strip() and abs(part.line - pitch) > PITCH_SLACK:
            yield found("G-grid", place(part), "行距", f"{part.line:.1f}磅", f"{pitch:.1f}磅", "warning")


def _columns(sides: Sequence[Side], body: Sequence[LayoutPart]) -> float | None:
    """What the text area holds at the body's character pitch, where margins and size are right."""
    pitches = Counter(round(p.pitch, 2) for p in body if p.pitch and abs(p.size - CHARACTER) <= HALF)
    return 156 * MM / pitches.most_common(1)[0][0] // 1 if pitches and sides else None


def number_findings(layout: PaperLayout, kind: Kind) -> Iterator[LayoutFinding]:
    """Yield what is wrong with the page numbers."""
    official = kind in ("letter", "notice")
    if not layout.numbers and official and layout.pages != 1:
        yield found("G-pageno", "全文", "页码", "缺", "“— 1 —”")
    elif official and layout.numbers:
        yield from _unnumbered(layout, kind)
    framed = not any(True for _ in page_findings(layout))
    for number in layout.numbers:
        yield from _page_number(number, framed)
        alike = number.even is None and number.side in ("left", "right") and not number.is_turned
        if alike and layout.pages != 1:
            yield found("G-pageno", number.where, "单双页页码位置", "相同", "单页居右空一字、双页居左空一字")


def _unnumbered(layout: PaperLayout, kind: Kind) -> Iterator[LayoutFinding]:
    if kind == "letter" and layout.numbered_first:
        yield found("G-pageno", "首页", "信函首页页码", "有", "不显示页码")
    if kind == "notice" and not layout.numbered_first and layout.pages != 1:
        yield found("G-pageno", "首页", "页码", "缺", "“— 1 —”")
    shown = {part.page for part in layout.printed}
    for page in range(2, (layout.pages or 1) + 1):
        if layout.numbered is not None and page not in layout.numbered and page in shown:
            yield found("G-pageno", f"第{page}页", "页码", "缺", f"“— {page} —”")


def _page_number(number: PageNumber, framed: bool) -> Iterator[LayoutFinding]:
    """`framed`: the text area stands where it should, so that its edges tell a number's place."""
    if abs(number.size - NUMBER_SIZE) > HALF or number.face != "宋体":
        measured = f"{number.face}{size_said(number.size)}"
        yield found("G-pageno", number.where, "页码字体字号", measured, "宋体4号（14磅）")
    if not (number.text.startswith(DASHES) and number.text.endswith(DASHES)):
        yield found("G-pageno", number.where, "页码写法", f"“{number.text}”", "“— 1 —”")
    elif not number.text.isascii() and any("０" <= c <= "９" for c in number.text):
        yield found("G-pageno", number.where, "页码数字", "全角", "半角")
    if number.is_turned:
        return
    wanted = "left" if number.even else "right"
    names = {"left": "居左", "right": "居右", "centre": "居中", "outside": "居外侧"}
    if number.side == "centre" or (number.even is not None and number.side not in (wanted, "outside")):
        yield found("G-pageno", number.where, "页码位置", names[number.side], f"{names[wanted]}空一字")
    elif framed and number.gap is not None and abs(number.gap - NUMBER_SIZE) > NUMBER_SLACK:
        yield found("G-pageno", number.where, "页码距版心边缘", characters(number.gap), "1字")
    if number.below is not None and abs(number.below - 7 * MM) > BELOW_SLACK:
        yield found("G-pageno", number.where, "页码距版心下边缘", millimetres(number.below), "7毫米")
