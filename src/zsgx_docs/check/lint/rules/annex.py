"""Rules of annexes: label, title, their place, and that they are those the list names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from zsgx_docs.check.lint.measure import CHARACTER, LayoutPart, PaperLayout, colour_name, is_black
from zsgx_docs.check.lint.rules.anatomy import ANNEX_LABEL, Anatomy, AnnexPart
from zsgx_docs.check.lint.rules.end import listed_name
from zsgx_docs.check.lint.rules.findings import characters, found, place, size_said
from zsgx_docs.check.lint.rules.head import HALF, LEAN, title_findings
from zsgx_docs.model.finding import LayoutFinding


def annex_findings(layout: PaperLayout, paper: Anatomy) -> Iterator[LayoutFinding]:
    """Yield what is wrong with the annexes and their labels."""
    for at, annex in enumerate(paper.annexes):
        if annex.label is None:
            yield from _unlabelled(annex, at)
        elif ANNEX_LABEL.fullmatch(annex.label.text):
            yield from _label(layout, annex.label)
        else:
            yield found("G-annex", place(annex.label), "“附件”与附件标题", "同在一行", "“附件”单独一行")
        yield from title_findings(annex.title, "G-annex", "附件标题")
        yield from _title_place(layout, annex)
        yield from _name(paper, annex, at)


def _unlabelled(annex: AnnexPart, at: int) -> Iterator[LayoutFinding]:
    yield found(
        "G-annex", place(annex.following[0]), "左上角第一行", "缺“附件”二字", f"“附件{at + 1}”或“附件”"
    )


def _label(layout: PaperLayout, label: LayoutPart) -> Iterator[LayoutFinding]:
    if label.face != "黑体" or abs(label.size - CHARACTER) > HALF:
        measured = f"{label.face}{size_said(label.size)}"
        yield found("G-annex", place(label), "“附件”字体字号", measured, "黑体3号（16磅）")
    if not is_black(label.colour):
        yield found("G-annex", place(label), "“附件”颜色", colour_name(label.colour), "黑色")
    if label.is_placed and label.left > LEAN:
        yield found("G-annex", place(label), "“附件”缩进", characters(label.left), "0字（顶格）")
    if re.search("[：:]", label.text):
        yield found("G-annex", place(label), "“附件”之后的标点", f"“{label.text.strip()[-1]}”", "无标点")
    if figure := re.search("[一二三四五六七八九十]", label.text):
        yield found("G-annex", place(label), "附件顺序号", f"“{figure[0]}”", "阿拉伯数字")
    at = top = layout.index(label)
    while top and not layout.parts[top].new_page and layout.parts[top - 1].is_blank:
        top -= 1
    if not layout.parts[top].new_page and top:
        yield found("G-annex", place(label), "附件的位置", "接排在前文之后", "另起一面")
    elif at != top:
        yield found("G-annex", place(label), "“附件”所在行", f"第{at - top + 1}行", "第1行")


def _title_place(layout: PaperLayout, annex: AnnexPart) -> Iterator[LayoutFinding]:
    """On the third line: one blank line under the label."""
    if annex.label is None or not annex.title or not ANNEX_LABEL.fullmatch(annex.label.text):
        return
    blanks = layout.blanks_above(annex.title[0])
    if blanks is not None and blanks != 1:
        yield found("G-annex", place(annex.title[0]), "附件标题所在行", f"第{blanks + 2}行", "第3行")


def _name(paper: Anatomy, annex: AnnexPart, at: int) -> Iterator[LayoutFinding]:
    """The title as the list has it."""
    listed = paper.annex_list
    if not annex.title or len(listed) != len(paper.annexes):
        return
    number = int(annex.number) - 1 if annex.number.isdigit() else at
    title = "".join(part.text for part in annex.title)
    if 0 <= number < len(listed) and _bare(listed_name(listed[number])) != _bare(title):
        measured, wanted = f"“{_shown(title)}”", f"“{_shown(listed_name(listed[number]))}”（与附件说明一致）"
        yield found("G-annex", place(annex.title[0]), "附件标题", measured, wanted)


def _bare(name: str) -> str:
    return re.sub(r"[^0-9A-Za-z\u3400-\u9fff]", "", unicodedata.normalize("NFKC", name))


def _shown(name: str) -> str:
    text = re.sub(r"\s", "", name)
    return text if len(text) <= 40 else f"{text[:39]}…"
