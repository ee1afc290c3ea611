"""Rules of the imprint: copies and printing line, the rules round them, their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zsgx_docs.check.lint.measure import MM, LayoutPart, LevelStroke, PaperLayout, colour_name, is_black
from zsgx_docs.check.lint.rules.anatomy import Anatomy
from zsgx_docs.check.lint.rules.end import plain_date
from zsgx_docs.check.lint.rules.findings import found, millimetres, place, size_said
from zsgx_docs.check.lint.rules.head import HALF, WIDTH_SLACK
from zsgx_docs.model.finding import LayoutFinding

SMALL = 14.0
"""Points: 4号, the imprint's size and the room left at either side (GB/T 9704-2012, 7.4.2 and 7.4.3)."""
OUTER = 0.35
"""Millimetres that the first and last rule are thick (GB/T 9704-2012, 7.4.1)."""
INNER = 0.25
"""Millimetres that the rules between are thick (GB/T 9704-2012, 7.4.1)."""
STROKE_SLACK = 0.06
"""Millimetres by which a rule's thickness may differ: a guess above Word's step of an eighth of a point,
0.044."""
_NEAR = 8.0
"""Points by which the room at either side may differ: a guess."""
_FOOT = 35
"""Millimetres from the text area's lower edge to the paper's: 297 less 37 and 225 (GB/T 9704-2012, 5.2.1)."""
_COPIES = re.compile(r"\s*(?:抄\s*送|分\s*送)\s*([：:])")
_PRINTED = re.compile(r"(\d{2,4}\s*年.*日)\s*印\s*发\s*$")


def imprint_findings(layout: PaperLayout, paper: Anatomy, letter: bool) -> Iterator[LayoutFinding]:
    """Yield what is wrong with the imprint."""
    if not paper.imprint:
        return
    first = paper.imprint[0]
    for line in paper.imprint:
        yield from _line(line, letter)
    yield from _place(layout, paper)
    rules = _imprint_rules(layout, paper)
    if letter and rules:
        yield found("G-imprint", place(first), "信函版记分隔线", f"{len(rules)}条", "不加分隔线")
    if not letter:
        yield from _rules(layout, paper, rules)


def _line(line: LayoutPart, letter: bool) -> Iterator[LayoutFinding]:
    if line.face != "仿宋" or abs(line.size - SMALL) > HALF:
        measured = f"{line.face}{size_said(line.size)}"
        yield found("G-imprint", place(line), "版记字体字号", measured, "仿宋4号（14磅）")
    if not is_black(line.colour):
        yield found("G-imprint", place(line), "版记颜色", colour_name(line.colour), "黑色")
    copies, printed = _COPIES.match(line.text), _PRINTED.search(line.text)
    starts = copies is not None or printed is not None
    if starts and line.is_placed and abs(line.left - SMALL) > _NEAR:
        yield found("G-imprint", place(line), "版记左空", f"{line.left / SMALL:.1f}字", "1字")
    if copies and copies[1] != "：":
        yield found("G-imprint", place(line), "“抄送”后的冒号", "半角“:”", "全角“：”")
    if printed:
        yield from _printed(line, printed[1], letter)


def _printed(line: LayoutPart, date: str, letter: bool) -> Iterator[LayoutFinding]:
    if letter:
        yield found("G-imprint", place(line), "信函版记的印发机关和印发日期", "有", "不加")
    if plain_date(date) != re.sub(r"\s", "", date):
        yield found("G-imprint", place(line), "印发日期写法", f"“{date}”", f"“{plain_date(date)}”")
    exact = line.is_placed and (line.page is not None or "\t" in line.text)
    if exact and abs(line.right - SMALL) > _NEAR:
        yield found("G-imprint", place(line), "印发日期右空", f"{line.right / SMALL:.1f}字", "1字")


def _place(layout: PaperLayout, paper: Anatomy) -> Iterator[LayoutFinding]:
    """After all annexes, on the last page."""
    at = layout.index(paper.imprint[0])
    later = [a for a in paper.annexes if a.label is not None and layout.index(a.label) > at]
    if later:
        yield found(
            "G-imprint", place(paper.imprint[0]), "版记的位置", "在附件之前", "公文最后一面，附件之后"
        )


def _imprint_rules(layout: PaperLayout, paper: Anatomy) -> list[LevelStroke]:
    first, last = layout.index(paper.imprint[0]), layout.index(paper.imprint[-1])
    page = paper.imprint[0].page
    return [
        r for r in layout.rules if first <= r.before <= last + 1 and r.page in (None, page) and not r.is_red
    ]


def _rules(layout: PaperLayout, paper: Anatomy, rules: Sequence[LevelStroke]) -> Iterator[LayoutFinding]:
    where = place(paper.imprint[0])
    kinds = [
        any(pattern(line.text) for line in paper.imprint) for pattern in (_COPIES.match, _PRINTED.search)
    ]
    wanted = 1 + sum(kinds)
    if len(rules) < wanted:
        yield found(
            "G-imprint", where, "版记分隔线", f"{len(rules)}条", f"{wanted}条（首条、末条和中间各条）"
        )
        return
    for at, rule in enumerate(rules):
        thick = OUTER if at in (0, len(rules) - 1) else INNER
        if abs(rule.stroke / MM - thick) > STROKE_SLACK:
            names = "首条" if at == 0 else "末条" if at == len(rules) - 1 else "中间"
            measured = f"{rule.stroke / MM:.2f}毫米"
            yield found("G-imprint", where, f"版记{names}分隔线高度", measured, f"{thick}毫米", "warning")
        if abs(rule.width - 156 * MM) > WIDTH_SLACK:
            yield found("G-imprint", where, "版记分隔线长", millimetres(rule.width), "156毫米（与版心等宽）")
    last, page = rules[-1], paper.imprint[0].page
    if last.y is not None and page is not None:
        above = layout.sides[page - 1].height - last.y
        if abs(above - _FOOT * MM) > 3 * MM:
            yield found(
                "G-imprint", where, "版记末条分隔线距纸张下边", millimetres(above), "35毫米（版心下边缘）"
            )
        if page != layout.pages:
            yield found("G-imprint", where, "版记所在页", f"第{page}页", f"最后一面（第{layout.pages}页）")
