"""Rules of a paper's head: mark, number, red rule, title, addressee."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zsgx_docs.check.lint.measure import (
    CHARACTER,
    LINE,
    MM,
    LayoutPart,
    LevelStroke,
    PaperLayout,
    colour_name,
    is_black,
)
from zsgx_docs.check.lint.rules.anatomy import BRACKETS, Anatomy
from zsgx_docs.check.lint.rules.findings import characters, found, millimetres, place, size_said
from zsgx_docs.model.finding import LayoutFinding

HALF = 0.55
"""Points by which sizes may differ: Word counts in half points, and PDFs round; the rest is a guess."""
LEAN = CHARACTER * 0.35
"""Points by which an indent may differ, for letter spacing and the rounding of Word's character units: a
guess."""
MARK_TOP = {True: 30, False: 72}
"""Millimetres from the paper's upper edge to a mark's, by whether it is a letter's (GB/T 9704-2012, 10.1 and
7.2.4)."""
MARK_SLACK = 3.5 * MM
"""Points by which a mark may miss its height: a guess."""
RULE_GAP = 4 * MM
"""Points from the number down to the red rule, in a letter from the mark (GB/T 9704-2012, 7.2.7 and 10.1)."""
RULE_WIDTH = {True: 170, False: 156}
"""Millimetres of a red rule, by whether it is a letter's (GB/T 9704-2012, 10.1 and 7.2.7)."""
LETTER_FOOT = 20
"""Millimetres from the paper's lower edge up to a letter's second double rule (GB/T 9704-2012, 10.1)."""
WIDTH_SLACK = 3 * MM
"""Points by which a rule may be too long or short: a guess."""
_DOUBLE = 6.0
"""Points: strokes this near are one double rule; a guess."""


def head_findings(layout: PaperLayout, paper: Anatomy, letter: bool) -> Iterator[LayoutFinding]:
    """Yield what is wrong with mark, number, rule, title and addressee."""
    if paper.mark:
        yield from _mark(layout, paper.mark, letter)
        yield from _rules(layout, paper, letter)
    if paper.number:
        yield from plain_findings(paper.number, "G-number", "发文字号")
        yield from _number(paper.number)
        yield from _number_place(layout, paper, letter)
    yield from title_findings(paper.title, "G-title", "标题")
    yield from _title_place(layout, paper)
    if paper.addressee:
        yield from plain_findings(paper.addressee, "G-addressee", "主送机关")
        yield from _addressee(layout, paper.addressee, bool(paper.title))


def plain_findings(part: LayoutPart, rule: str, what: str) -> Iterator[LayoutFinding]:
    """Yield where number, addressee, signature or date is not set as the body is."""
    if part.face != "仿宋" or abs(part.size - CHARACTER) > HALF:
        measured = f"{part.face}{size_said(part.size)}"
        yield found(rule, place(part), f"{what}字体字号", measured, "仿宋3号（16磅）")
    if not is_black(part.colour):
        yield found(rule, place(part), f"{what}颜色", colour_name(part.colour), "黑色")


def title_findings(title: Sequence[LayoutPart], rule: str, what: str) -> Iterator[LayoutFinding]:
    """Yield what is wrong with the lines of a title."""
    for line in title:
        if line.face != "小标宋":
            yield found(rule, place(line), f"{what}字体", line.face, "小标宋")
        elif line.bold:
            yield found(rule, place(line), f"{what}字形", "加粗", "不加粗", "warning")
        if abs(line.size - 22) > HALF:
            yield found(rule, place(line), f"{what}字号", size_said(line.size), size_said(22))
        if not line.is_centred:
            yield found(rule, place(line), f"{what}左右空白", _sides(line), "相等（居中）")
        if not is_black(line.colour):
            yield found(rule, place(line), f"{what}颜色", colour_name(line.colour), "黑色")
    widths = [len(re.sub(r"\s", "", line.text)) for line in title]
    for over, waist, under, line in zip(widths, widths[1:], widths[2:], title[1:], strict=False):
        if waist < min(over, under) - 1:
            measured = f"{waist}字，短于上下两行"
            yield found(rule, place(line), f"{what}这一行", measured, "梯形或菱形排列", "warning")


def _mark(layout: PaperLayout, mark: LayoutPart, letter: bool) -> Iterator[LayoutFinding]:
    if not mark.is_red:
        yield found("G-mark", place(mark), "发文机关标志颜色", colour_name(mark.colour), "红色")
    if mark.face != "小标宋":
        yield found("G-mark", place(mark), "发文机关标志字体", mark.face, "小标宋", "warning")
    if not mark.is_centred and not (mark.is_placed and abs(mark.left - mark.right) < CHARACTER):
        yield found("G-mark", place(mark), "发文机关标志左右空白", _sides(mark), "相等（居中）")
    height = MARK_TOP[letter]
    if mark.top is not None and abs(mark.top - height * MM) > max(layout.slack, MARK_SLACK):
        measured = millimetres(mark.top)
        yield found("G-mark", place(mark), "发文机关标志上边缘距纸张上边", measured, f"{height}毫米")


def _number(number: LayoutPart) -> Iterator[LayoutFinding]:
    text = re.sub(r"\s", "", number.text)
    serial = re.search(rf"({BRACKETS[0]})(\d+)(年?)({BRACKETS[1]})(第?)(0*)\d+(号?)", text)
    if serial is None:
        yield found("G-number", place(number), "发文字号", "空", "机关代字、年份和序号", "warning")
        return
    wrong = {
        "括号": serial[1] + serial[4] != "〔〕",
        "年份": len(serial[2]) != 4 or bool(serial[3]),
        "“第”字": bool(serial[5]),
        "虚位": bool(serial[6]),
        "“号”字": not serial[7],
    }
    for what in (name for name, is_wrong in wrong.items() if is_wrong):
        wanted = f"“{mended_number(text)}”"
        yield found("G-number", place(number), f"发文字号的{what}写法", f"“{text}”", wanted)


def mended_number(text: str) -> str:
    """Return a document's number with hexagonal brackets and the full year, without 第 and leading zeros."""

    def mended(match: re.Match[str]) -> str:
        year = match[1] if len(match[1]) == 4 else f"20{match[1][-2:]}"
        return f"〔{year}〕{int(match[2])}号"

    return re.sub(rf"{BRACKETS[0]}\s*(\d{{2,4}})\s*年?{BRACKETS[1]}\s*第?\s*(\d+)\s*号?", mended, text)


def _number_place(layout: PaperLayout, paper: Anatomy, letter: bool) -> Iterator[LayoutFinding]:
    number = paper.number
    if number is None or not number.is_placed or paper.mark is None:
        return
    signed = "签发人" in number.text
    if letter and number.right > LEAN:
        measured = characters(number.right)
        yield found("G-number", place(number), "信函发文字号距版心右边缘", measured, "0字（顶格居右）")
    elif not letter and not signed and not number.is_centred:
        yield found("G-number", place(number), "发文字号左右空白", _sides(number), "相等（居中）")
    blanks = _blanks_between(layout, paper.mark, number)
    if not letter and blanks is not None and blanks != 2:
        yield found(
            "G-number", place(number), "发文字号之上空行", f"{blanks}行", "2行（发文机关标志下空二行）"
        )


def _blanks_between(layout: PaperLayout, upper: LayoutPart, lower: LayoutPart) -> int | None:
    """None where one stands in a header or box, or on another page: then lines do not tell."""
    first, last = layout.index(upper), layout.index(lower)
    apart = upper.where == "首页页眉" or first > last or upper.page != lower.page
    return None if apart or not upper.is_placed else layout.blanks_above(lower)


def _rules(layout: PaperLayout, paper: Anatomy, letter: bool) -> Iterator[LayoutFinding]:
    """The red rules of the first page; of a head that is a picture nothing can be said."""
    end = layout.index(paper.title[0]) if paper.title else len(layout.parts)
    head = [r for r in layout.rules if r.page in (None, 1) and (letter or r.before <= end)]
    red = [rule for rule in head if rule.is_red]
    black = [rule for rule in head if not rule.is_red and rule.before <= end]
    wanted = RULE_WIDTH[letter]
    if not red and black:
        yield found("G-rule", "首页", "分隔线颜色", colour_name(black[0].colour), "红色")
    elif letter and len(red) < 4 and not layout.has_pictures:
        yield found("G-rule", "首页", "红色双线", f"{len(red) // 2}条", "上下各一条")
    elif not red and not layout.has_pictures:
        yield found("G-rule", "首页", "红色分隔线", "缺", "一条，与版心等宽（156毫米）")
    for rule in red:
        if abs(rule.width - wanted * MM) > WIDTH_SLACK:
            yield found("G-rule", "首页", "红色线长", millimetres(rule.width), f"{wanted}毫米")
    if letter:
        yield from _double_rules(layout, paper, red)
    elif red and paper.number and layout.index(paper.number) < end:
        yield from _below_number(layout, paper.number, red[0])


def _below_number(layout: PaperLayout, number: LayoutPart, rule: LevelStroke) -> Iterator[LayoutFinding]:
    if number.top is None or rule.y is None:
        return
    gap = rule.y - number.top - number.size
    if abs(gap - RULE_GAP) > min(layout.slack, 3 * MM):
        yield found("G-rule", "首页", "红色分隔线距发文字号", millimetres(gap), "4毫米")


def _double_rules(layout: PaperLayout, paper: Anatomy, red: Sequence[LevelStroke]) -> Iterator[LayoutFinding]:
    """Below the mark thick over thin, at the foot thin over thick."""
    placed = sorted((rule for rule in red if rule.y is not None), key=lambda rule: rule.y or 0)
    pairs = [(a, b) for a, b in pairwise(placed) if (b.y or 0) - (a.y or 0) < _DOUBLE]
    middle = layout.sides[0].height / 2 if layout.sides else 0
    for upper, lower in pairs:
        at_top = (upper.y or 0) < middle
        if (upper.stroke < lower.stroke) if at_top else (upper.stroke > lower.stroke):
            where, wanted = ("上方", "上粗下细") if at_top else ("下方", "上细下粗")
            measured = f"上{millimetres(upper.stroke)}、下{millimetres(lower.stroke)}"
            yield found("G-rule", "首页", f"{where}红色双线", measured, wanted)
    lowest = placed[-1].y if placed and (placed[-1].y or 0) > middle else None
    above = layout.sides[0].height - lowest if lowest is not None else None
    if above is not None and abs(above - LETTER_FOOT * MM) > 2.4 * MM:
        yield found("G-rule", "首页", "下方红色双线距纸张下边", millimetres(above), "20毫米")
    mark = paper.mark
    if mark is not None and mark.top is not None and placed and (placed[0].y or 0) < middle:
        gap = (placed[0].y or 0) - mark.top - mark.size
        if abs(gap - RULE_GAP) > max(layout.slack, 3 * MM):
            yield found("G-rule", "首页", "上方红色双线距发文机关标志", millimetres(gap), "4毫米")


def _title_place(layout: PaperLayout, paper: Anatomy) -> Iterator[LayoutFinding]:
    """Two blank lines under the number and its rule, where they stand over the title."""
    if paper.mark is None or paper.number is None or not paper.title:
        return
    title, blanks = paper.title[0], _blanks_between(layout, paper.number, paper.title[0])
    rule = next((r.y for r in layout.red_rules if r.page == 1 and (r.y or 0) < (title.top or 0)), None)
    if blanks is not None and rule is not None and title.page == 1 and len(layout.red_rules) == 1:
        blanks = math.floor(((title.top or 0) - rule) / LINE + 0.25)
    if blanks is not None and blanks != 2:
        yield found("G-title", place(title), "标题之上空行", f"{blanks}行", "2行")


def _addressee(layout: PaperLayout, addressee: LayoutPart, titled: bool) -> Iterator[LayoutFinding]:
    if not addressee.text.rstrip().endswith("："):
        ending = f"“{addressee.text.rstrip()[-1:]}”"
        yield found("G-addressee", place(addressee), "主送机关末尾", ending, "全角冒号“：”")
    if addressee.is_placed and addressee.left > LEAN:
        measured = characters(addressee.left)
        yield found("G-addressee", place(addressee), "主送机关缩进", measured, "0字（顶格）")
    elif addressee.is_placed and addressee.rest is not None and addressee.rest > LEAN:
        measured = characters(addressee.rest)
        yield found("G-addressee", place(addressee), "主送机关回行缩进", measured, "0字（顶格）")
    blanks = layout.blanks_above(addressee)
    if titled and blanks is not None and blanks != 1:
        yield found("G-addressee", place(addressee), "主送机关之上空行", f"{blanks}行", "1行")


def _sides(part: LayoutPart) -> str:
    at_the_left = part.wraps and part.aligned_centre is False
    return "各行靠左" if at_the_left else f"左{characters(part.left)}、右{characters(part.right)}"
