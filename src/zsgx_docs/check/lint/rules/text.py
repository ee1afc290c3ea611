"""Rules of running text: body, levels, fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.lint.measure import (
    CHARACTER,
    LayoutPart,
    PaperLayout,
    Typeface,
    colour_name,
    is_black,
    typeface,
)
from zsgx_docs.check.lint.rules.anatomy import LEVELS, Anatomy
from zsgx_docs.check.lint.rules.findings import characters, found, place, size_said
from zsgx_docs.check.lint.rules.head import HALF, LEAN
from zsgx_docs.model.finding import LayoutFinding

HEADING = 20
"""Characters: a first sentence longer than this after （一） is running text, not a heading; a guess."""
LEVEL_FACES: tuple[Typeface, ...] = ("黑体", "楷体", "仿宋", "仿宋")
_ORDINALS = "一二三四"
_MARKS = (
    r"\s*[一二三四五六七八九十]+、",
    r"\s*（[一二三四五六七八九十]+）(?!、)",
    r"\s*\d+[.．]",
    r"\s*（\d+）(?!、)",
)


def body_findings(layout: PaperLayout, paper: Anatomy) -> Iterator[LayoutFinding]:
    """Yield what is wrong with the body's paragraphs and their levels."""
    for part in paper.body:
        level = level_of(part)
        yield from _level(part, level) if level is not None else ()
        yield from _look(part, level)
        yield from _indents(part)
    yield from _first_page(layout, paper)


def level_of(part: LayoutPart) -> int | None:
    """Return the level of a part that begins as a heading does (0 for 一、), None for others."""
    return next((number for number, pattern in enumerate(LEVELS) if pattern.match(part.text)), None)


def is_heading(part: LayoutPart) -> bool:
    """Tell whether the whole paragraph is a heading: no running text follows its first words."""
    return not re.search(r"[。：:].", part.text.strip()) and len(part.text.strip()) <= 2 * HEADING


def heading_of(part: LayoutPart) -> str:
    return re.split(r"[。：:]", part.text.strip())[0]


def wanted_face(part: LayoutPart, level: int) -> Typeface | None:
    """Return the face that a level's first words want.

    None where （一） opens running text without a heading.
    """
    if level == 1 and len(heading_of(part)) > HEADING and part.head in ("楷体", "仿宋"):
        return None
    return LEVEL_FACES[level]


def font_findings(layout: PaperLayout) -> Iterator[LayoutFinding]:
    """Yield each font outside the standard's once, where it is met first."""
    seen: set[str] = set()
    for part in layout.printed:
        for font in sorted(part.faces - seen):
            if typeface(font) == "其他":
                seen.add(font)
                yield found("G-font", place(part), "字体", font, "仿宋、楷体、黑体、小标宋或宋体")


def _look(part: LayoutPart, level: int | None) -> Iterator[LayoutFinding]:
    """Of the running text; a heading is its level's matter. Foreign fonts are told by G-font."""
    if level is None or not is_heading(part):
        if part.face not in ("仿宋", "其他") and (level is None or part.face != LEVEL_FACES[level]):
            yield found("G-body", place(part), "正文字体", part.face, "仿宋")
        if abs(part.size - CHARACTER) > HALF:
            yield found("G-body", place(part), "正文字号", size_said(part.size), size_said(CHARACTER))
    if not is_black(part.colour):
        yield found("G-body", place(part), "正文颜色", colour_name(part.colour), "黑色")


def _level(part: LayoutPart, level: int) -> Iterator[LayoutFinding]:
    what = f"第{_ORDINALS[level]}层标题"
    face = wanted_face(part, level)
    own = is_heading(part) or level < 2 or part.face != part.head
    if own and face is not None and part.head not in (face, "其他"):
        yield found("G-levels", place(part), f"{what}字体", part.head, face)
    if is_heading(part) and abs(part.head_size - CHARACTER) > HALF:
        yield found("G-levels", place(part), f"{what}字号", size_said(part.head_size), size_said(CHARACTER))
    if not re.match(_MARKS[level], part.text):
        shown = re.match(r"\s*\S{1,4}?[.．、）)]、?", part.text)
        wanted = ("“一、”", "“（一）”", "“1.”", "“（1）”")[level]
        measured = f"“{(shown[0] if shown else part.text[:3]).strip()}”"
        yield found("G-levels", place(part), f"{what}序号写法", measured, wanted, "warning")


def _indents(part: LayoutPart) -> Iterator[LayoutFinding]:
    if not part.is_placed:
        return
    if abs(part.left - 2 * CHARACTER) > LEAN:
        yield found("G-body", place(part), "段首缩进", characters(part.left), "2字")
    elif part.rest is not None and abs(part.rest) > LEAN:
        yield found("G-body", place(part), "回行缩进", characters(part.rest), "0字（回行顶格）")


def _first_page(layout: PaperLayout, paper: Anatomy) -> Iterator[LayoutFinding]:
    """The first page must show body text."""
    head = [part for part in (*paper.title, paper.addressee) if part is not None]
    if not paper.body or not head or layout.index(head[0]) > layout.index(paper.body[0]):
        return
    turned = paper.body[0].page not in (None, 1) or paper.body[0].new_page
    if turned and layout.index(paper.body[0]) > 0:
        yield found("G-body", "首页", "正文", "缺", "首页显示正文")
