"""The rules of a paper's text: title, addressee, body, levels, fonts; and of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zsgx_docs.check.lint.anatomy import BRACKETS, LEVELS, Anatomy
from zsgx_docs.check.lint.findings import characters, found, place, points
from zsgx_docs.check.lint.layout import CHARACTER, Layout, Part, typeface
from zsgx_docs.model.finding import LayoutFinding

HALF = 0.55
"""Points by which sizes may differ: PDFs round."""
LEAN = CHARACTER * 0.35
"""Points by which an indent may differ: letter spacing and rounding of Word's character units."""
HEADING = 20
"""Characters: a first sentence longer than this after （一） is running text, not a heading."""


def head_findings(layout: Layout, paper: Anatomy, letter: bool) -> Iterator[LayoutFinding]:
    if paper.mark:
        yield from _mark(paper.mark)
    if paper.number:
        yield from plain_findings(paper.number, "G-number", "发文字号")
        yield from _number(paper.number, letter)
    yield from _title(paper.title)
    if paper.addressee:
        yield from plain_findings(paper.addressee, "G-addressee", "主送机关")
        yield from _addressee(layout.parts, paper.addressee)


def plain_findings(part: Part, rule: str, what: str) -> Iterator[LayoutFinding]:
    """Number, addressee, signature and date are set as the body is."""
    if part.face != "仿宋" or abs(part.size - CHARACTER) > HALF:
        measured = f"{part.face}{points(part.size)}"
        yield found(rule, place(part), f"{what}字体字号", measured, "仿宋3号（16磅）")


def body_findings(paper: Anatomy) -> Iterator[LayoutFinding]:
    for part in paper.body:
        if LEVELS[0].match(part.text) or LEVELS[1].match(part.text):
            yield from _level(part)
        elif part.face != "仿宋":
            yield found("G-body", place(part), "正文字体", part.face, "仿宋")
        if abs(part.size - CHARACTER) > HALF:
            yield found("G-body", place(part), "正文字号", points(part.size), points(CHARACTER))
        if abs(part.left - 2 * CHARACTER) > LEAN:
            yield found("G-body", place(part), "段首缩进", characters(part.left), "2字")
        elif part.rest is not None and abs(part.rest) > LEAN:
            yield found("G-body", place(part), "回行缩进", characters(part.rest), "0字（回行顶格）")


def font_findings(layout: Layout) -> Iterator[LayoutFinding]:
    """Each font outside the standard's once, where it is met first."""
    seen: set[str] = set()
    for part in layout.printed:
        for font in sorted(part.faces - seen):
            if typeface(font) == "其他":
                seen.add(font)
                yield found("G-font", place(part), "字体", font, "仿宋、楷体、黑体、小标宋或宋体")


def _mark(mark: Part) -> Iterator[LayoutFinding]:
    if mark.face != "小标宋":
        yield found("G-mark", place(mark), "发文机关标志字体", mark.face, "小标宋", "warning")
    if not mark.is_centred:
        yield found("G-mark", place(mark), "发文机关标志左右空白", _sides(mark), "相等（居中）")


def _number(number: Part, letter: bool) -> Iterator[LayoutFinding]:
    text = re.sub(r"\s", "", number.text)
    serial = re.search(rf"({BRACKETS[0]})(\d+)年?({BRACKETS[1]})(第?)(0*)\d+号", text)
    if serial is None:
        return
    wrong = {
        "括号": serial[1] + serial[3] != "〔〕",
        "年份": len(serial[2]) != 4,
        "“第”字": bool(serial[4]),
        "虚位": bool(serial[5]),
    }
    for what in (name for name, is_wrong in wrong.items() if is_wrong):
        yield found(
            "G-number", place(number), f"发文字号的{what}写法", f"“{text}”", f"“{mended_number(text)}”"
        )
    if letter and number.right > LEAN:
        yield found(
            "G-number", place(number), "信函发文字号距版心右边缘", characters(number.right), "0字（顶格居右）"
        )


def mended_number(text: str) -> str:
    """With hexagonal brackets, the full year, without 第 and leading zeros."""

    def mended(match: re.Match[str]) -> str:
        year = match[1] if len(match[1]) == 4 else f"20{match[1][-2:]}"
        return f"〔{year}〕{int(match[2])}号"

    return re.sub(rf"{BRACKETS[0]}\s*(\d{{2,4}})\s*年?{BRACKETS[1]}\s*第?\s*(\d+)\s*号", mended, text)


def _title(title: Sequence[Part]) -> Iterator[LayoutFinding]:
    for line in title:
        if line.face != "小标宋":
            yield found("G-title", place(line), "标题字体", line.face, "小标宋")
        if abs(line.size - 22) > HALF:
            yield found("G-title", place(line), "标题字号", points(line.size), points(22))
        if not line.is_centred:
            yield found("G-title", place(line), "标题左右空白", _sides(line), "相等（居中）")


def _addressee(parts: Sequence[Part], addressee: Part) -> Iterator[LayoutFinding]:
    if not addressee.text.rstrip().endswith("："):
        ending = f"“{addressee.text.rstrip()[-1:]}”"
        yield found("G-addressee", place(addressee), "主送机关末尾", ending, "全角冒号“：”")
    if addressee.left > LEAN:
        yield found(
            "G-addressee", place(addressee), "主送机关缩进", characters(addressee.left), "0字（顶格）"
        )
    at = next(i for i, part in enumerate(parts) if part is addressee)
    if at and not parts[at - 1].is_blank:
        yield found("G-addressee", place(addressee), "主送机关之上空行", "0行", "1行")


def _level(part: Part) -> Iterator[LayoutFinding]:
    heading = re.split(r"[。：:]", part.text.strip())[0]
    if LEVELS[0].match(part.text):
        if part.head != "黑体":
            yield found("G-levels", place(part), "第一层标题字体", part.head, "黑体")
    elif len(heading) <= HEADING and part.head != "楷体":
        yield found("G-levels", place(part), "第二层标题字体", part.head, "楷体")


def _sides(part: Part) -> str:
    return f"左{characters(part.left)}、右{characters(part.right)}"
