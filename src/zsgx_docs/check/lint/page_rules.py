"""The rules of the page: paper, margins, grid, page numbers, red rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zsgx_docs.check.lint.findings import characters, found, millimetres, place, points
from zsgx_docs.check.lint.layout import LINE, MM, Kind, Layout, PageNumber, Part, Side
from zsgx_docs.check.lint.text_rules import HALF
from zsgx_docs.model.finding import LayoutFinding

A4 = (210 * MM, 297 * MM)
SLACK = 1.2 * MM
"""The standard's 1 mm, and what rounding to twentieths of a point and measuring print adds."""
MARGINS = {"top": ("天头", 37), "left": ("订口（左）", 28), "right": ("右边距", 26), "bottom": ("下边距", 35)}
TURNED = {"top": ("天头", 28), "bottom": ("下边距", 26)}
"""A landscape page is a portrait one turned: its head at the binding or the cut side."""
TURNED_SIDES = (35, 37)


def page_findings(layout: Layout) -> Iterator[LayoutFinding]:
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


def grid_findings(layout: Layout, body: Sequence[Part]) -> Iterator[LayoutFinding]:
    """By the body's own line height in Word, else by the page's grid or the distance of printed lines."""
    leads = Counter(round(part.line, 1) if part.line else None for part in body)
    lead = leads.most_common(1)[0][0] if leads else None
    pitch = lead or next((side.pitch for side in layout.sides if side.pitch is not None), None)
    in_word = any(part.source is not None for part in body)
    if (pitch is None and in_word) or (pitch is not None and abs(pitch - LINE) > 1):
        measured = f"{pitch:.1f}磅" if pitch else "未固定"
        yield found("G-grid", layout.sides[0].where, "正文行距", measured, "约29磅（每面22行）", "warning")


def number_findings(layout: Layout, kind: Kind) -> Iterator[LayoutFinding]:
    if not layout.numbers and kind in ("letter", "notice") and layout.pages != 1:
        yield found("G-pageno", "全文", "页码", "缺", "“— 1 —”")
    if kind == "letter" and layout.numbered_first and layout.numbers:
        yield found("G-pageno", "首页", "信函首页页码", "有", "不显示页码")
    for number in layout.numbers:
        yield from _page_number(number)


def _page_number(number: PageNumber) -> Iterator[LayoutFinding]:
    if abs(number.size - 14) > HALF or number.face != "宋体":
        measured = f"{number.face}{points(number.size)}"
        yield found("G-pageno", number.where, "页码字体字号", measured, "宋体4号（14磅）")
    if not (number.text.startswith("—") and number.text.endswith("—")):
        yield found("G-pageno", number.where, "页码写法", f"“{number.text}”", "“— 1 —”")
    wanted = "left" if number.even else "right"
    names = {"left": "居左", "right": "居右", "centre": "居中"}
    if number.side != wanted:
        yield found("G-pageno", number.where, "页码位置", names[number.side], f"{names[wanted]}空一字")
    elif abs(number.gap - 14) > 6:
        yield found("G-pageno", number.where, "页码距版心边缘", characters(number.gap), "1字")


def mark_findings(layout: Layout, mark: Part, kind: Kind) -> Iterator[LayoutFinding]:
    """The mark's height on the page and the red rules, where they can be measured: on printed pages."""
    if mark.top is None:
        return
    height = 30 if kind == "letter" else 72
    if abs(mark.top - height * MM) > 2 * SLACK:
        yield found(
            "G-mark", place(mark), "发文机关标志上边缘距纸张上边", millimetres(mark.top), f"{height}毫米"
        )
    if kind == "letter" and len(layout.red_rules) < 4:
        yield found("G-rule", "首页", "红色双线", f"{len(layout.red_rules) // 2}条", "上下各一条")
    if kind == "notice" and not layout.red_rules:
        yield found("G-rule", "首页", "红色分隔线", "缺", "一条，与版心等宽（156毫米）")
    wanted = 170 if kind == "letter" else 156
    for rule in layout.red_rules:
        if abs(rule.width - wanted * MM) > 2 * SLACK:
            yield found("G-rule", "首页", "红色线长", millimetres(rule.width), f"{wanted}毫米")
    lowest = max((rule.y for rule in layout.red_rules), default=None)
    above = layout.sides[0].height - lowest if lowest is not None else None
    if kind == "letter" and above is not None and abs(above - 20 * MM) > 2 * SLACK:
        yield found("G-rule", "首页", "下方红色双线距纸张下边", millimetres(above), "20毫米")
