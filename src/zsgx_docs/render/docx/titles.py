"""Breaks titles that take several lines as GB/T 9704 wants: alike in length, and through no word.

Only the margins of the title are moved: the text stays as it is, so it reads back as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from docx.shared import Length, Pt

from zsgx_docs.values.characters import ems
from zsgx_docs.word.ooxml import child, value
from zsgx_docs.word.styles import StyleSheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

LEAST_SIZE = Pt(20)
"""Points from which centred text is a title: a guess below the 22 (2号) that GB/T 9704-2012, 7.3.1 wants."""
WHOLE = (
    "关于", "举办", "通知", "专业技术", "专业", "技术", "人才", "人员", "知识更新", "知识", "更新", "工程",
    "高级研修班", "高级研修", "高级", "研修", "项目", "计划", "选题", "方案", "报告", "总结", "系统",
    "设计", "应用", "能力", "提升", "管理", "创新", "发展", "智能", "制造", "数字", "数据", "产业", "安全",
    "建设", "研究", "网络", "模型", "工业", "软件", "企业", "关键", "协同", "改造", "转型", "治理", "服务",
    "经济", "科技", "成果",
)  # fmt: skip
"""Words of titles that stay whole."""
GOOD_STARTS = ("高级研修", "专业技术", "知识更新", "研修班")
NO_START = frozenset("的与和及了之等、，。；：？！）》”’〕")
NO_END = frozenset("（《“‘〔")
JOINS = frozenset("与和及")
_HALF_POINTS = re.compile("[0-9]{1,4}")


def balance_titles(document: Document) -> None:
    """Give every centred title that does not fit its line margins that break it well, in place."""
    section = next(iter(document.sections), None)
    if section is None or not (section.page_width and section.left_margin and section.right_margin):
        return
    width = section.page_width - section.left_margin - section.right_margin
    styles = StyleSheet(document.styles.element, None)
    for paragraph in document.paragraphs:
        size = _title_size(paragraph, styles)
        if size is None:
            continue
        capacity = int(width / size)
        wanted = line_length(paragraph.text, capacity)
        if wanted is not None:
            margin = Length(int((width - (wanted + 0.4) * size) / 2))
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = margin


def line_length(title: str, capacity: int) -> int | None:
    """Return how many characters a line of a title should take, or None.

    None where no line has more than `capacity` characters, or no better length is found.
    """
    lines = title.split("\n")
    longest = max(lines, key=ems)
    if ems(longest) <= capacity:
        return None
    others = max((ems(line) for line in lines if line is not longest), default=0.0)
    shortest = max(ems(longest) / -(-ems(longest) // capacity), others)
    lengths = range(-int(-shortest // 1), capacity + 1)
    return min(lengths, key=lambda length: _badness(longest, length), default=None)


def _badness(title: str, length: int) -> float:
    breaks = list(_breaks(title, length))
    widths = [ems(title[start:end]) for start, end in pairwise([0, *breaks, len(title)])]
    uneven = max(widths) - min(widths)
    return uneven + sum(_cost(title, at) for at in breaks)


def _breaks(title: str, length: int) -> Iterator[int]:
    """Where lines of that length break, as Word fills them."""
    start = 0
    for position in range(1, len(title)):
        if ems(title[start : position + 1]) > length:
            start = position
            yield position


def _cost(title: str, at: int) -> float:
    if title[at] in NO_START or title[at - 1] in NO_END:
        return 50.0
    if (title[at - 1].isascii() and title[at].isascii()) or _within_a_word(title, at):
        return 30.0
    if title.startswith(GOOD_STARTS, at):
        return -6.0
    return 3.0 if title[at - 1] in JOINS else 0.0


def _within_a_word(title: str, at: int) -> bool:
    return any(
        title.startswith(word, at - before)
        for word in WHOLE
        for before in range(1, len(word))
        if at >= before
    )


def _title_size(paragraph: Paragraph, styles: StyleSheet) -> Length | None:
    """The size of a centred paragraph as large as a title; None for any other."""
    own = paragraph._p.pPr
    looks, letters = styles.bases(value(child(own, "pStyle")), None)
    half_points = letters.val("sz") or ""
    if looks.under(own).val("jc") != "center" or not _HALF_POINTS.fullmatch(half_points):
        return None
    size = Pt(int(half_points) / 2)
    return size if size >= LEAST_SIZE else None
