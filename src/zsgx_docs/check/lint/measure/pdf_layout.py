"""Measures a PDF with text as a layout: what can be measured on its pages."""

from __future__ import annotations

import io
import logging
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any

from zsgx_docs.check.lint.measure.layout import (
    CHARACTER,
    LINE,
    MM,
    LayoutPart,
    LevelStroke,
    PaperLayout,
    Side,
    is_han,
    typeface,
    width_of,
)  # fmt: skip
from zsgx_docs.check.lint.measure.pdf_marks import (
    PrintedLine,
    font_name,
    hexadecimal,
    is_scanned,
    lines_of,
    number_line,
    page_number,
    rules_of,
    turned_number,
)  # fmt: skip
from zsgx_docs.errors import EncryptedFile, UnreadableFile, UnsupportedFile
from zsgx_docs.model.geometry import Box

PORTRAIT = (28 * MM, 26 * MM)
"""Points: left and right margins where the text does not show others (GB/T 9704-2012, 5.2.1)."""
LANDSCAPE = (37 * MM, 35 * MM)
"""Points: left and right margins of a page that lies, a portrait one turned (GB/T 9704-2012, 5.2.1 and 8)."""
FULL = 1.6
"""Characters short of the right edge at which a line still counts as full: a guess, punctuation included."""
SLACK = 2.4 * MM
"""Points by which places measured in a PDF may be off: a guess."""
_OPENING = "（《〈“‘〔【"
_HANGING = "，。、；：！？）》〉”’〕】,.;:)"
_ENDING = "。：；！？:;!?"
_LISTED = re.compile(r"\s*(?:附\s*件\s*[：:]|\d{1,2}[.．、])")
_NAMED = re.compile(r"\s*[\u4e00-\u9fff]{2,8}：")
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_IMPRINT = re.compile(r"\s*(?:抄\s*送|分\s*送|主\s*送)\s*[：:]|.{4,40}\d+日\s*印\s*发\s*$")


def pdf_layout(data: bytes, filename: str) -> PaperLayout:
    """Return the layout of a PDF with text.

    Raises UnreadableFile, EncryptedFile, and UnsupportedFile where no page has text (a scan).
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            return _layout(file.pages, filename)
    except PDFPasswordIncorrect:
        raise EncryptedFile(f"{filename}：文件有密码，请去掉密码后再试。") from None
    except (UnsupportedFile, MemoryError):
        raise
    except Exception as why:  # pdfminer fails in many ways on broken files
        if "PasswordIncorrect" in repr(why):
            raise EncryptedFile(f"{filename}：文件有密码，请去掉密码后再试。") from None
        raise UnreadableFile(f"{filename}：不是完整的 PDF 文件，无法检查版式。") from why


def _layout(pages: Sequence[Any], filename: str) -> PaperLayout:
    lines = [list(lines_of(page, number)) for number, page in enumerate(pages, 1)]
    if not any(lines) or is_scanned(pages):
        what = "是扫描件（整页是图）" if any(lines) else "没有文字（可能是扫描件）"
        raise UnsupportedFile(f"{filename}：{what}，不能检查版式，请改用 Word 或带文字的 PDF。")
    shown = [number_line(page, found) for page, found in zip(pages, lines, strict=True)]
    texts = [[line for line in found if line is not low] for found, low in zip(lines, shown, strict=True)]
    sides = tuple(_side(page, number, texts[number - 1]) for number, page in enumerate(pages, 1))
    edges = [_edges(side, sides) for side in sides]
    numbers = [
        page_number(low, side.width, side.height, edge) if low else turned_number(page, at)
        for at, (page, low, side, edge) in enumerate(zip(pages, shown, sides, edges, strict=True), 1)
    ]
    tables = [[Box(*table.bbox) for table in page.find_tables()] for page in pages]
    parts = tuple(_parts(pages, texts, edges, tables))
    rules = [rule for at, page in enumerate(pages, 1) for rule in rules_of(page, at, tables[at - 1])]
    return PaperLayout(
        sides=sides,
        parts=parts,
        numbers=tuple(number for number in numbers if number),
        rules=tuple(_placed(rule, parts) for rule in rules),
        pages=len(pages),
        numbered=frozenset(at for at, number in enumerate(numbers, 1) if number),
        numbered_first=numbers[0] is not None,
        has_pictures=any(page.images for page in pages[:1]),
        slack=SLACK,
    )


def _placed(rule: LevelStroke, parts: Sequence[LayoutPart]) -> LevelStroke:
    at = (rule.page or 0, rule.y or 0.0)
    before = next(
        (n for n, part in enumerate(parts) if part.page and (part.page, part.top or 0.0) > at), len(parts)
    )
    return replace(rule, before=before)


def _edges(side: Side, sides: Sequence[Side]) -> tuple[float, float]:
    """Where the text area of a page begins and ends, from its left and right; shown by pages of text."""
    if side.is_landscape:
        return LANDSCAPE
    left = [one.left for one in sides if one.left is not None]
    right = [one.right for one in sides if one.right is not None]
    return (median(left) if left else PORTRAIT[0], min(right) if right else PORTRAIT[1])


def _side(page: Any, number: int, lines: Sequence[PrintedLine]) -> Side:
    """Margins of pages of running text only: a table or a short page does not show them."""
    width, height = float(page.width), float(page.height)
    side = Side(f"第{number}页", width, height, first=number == 1)
    body = [line for line in lines if abs(_size(line) - CHARACTER) < 1]
    full = [line for line in body if line.x1 - line.x0 > 0.8 * (width - sum(PORTRAIT))]
    if side.is_landscape or not body:
        return side
    gaps = [b.middle - a.middle for a, b in pairwise(body) if 0 < b.middle - a.middle < 1.6 * LINE]
    pitch = median(gaps) if len(gaps) >= 3 else None
    side = replace(side, top=_top(lines, body), bottom=_bottom(lines, height, pitch))
    if len(full) < 4:
        return side
    advances = [_advance(line) for line in full]
    return replace(
        side,
        left=_left(full),
        right=_right(full, width),
        pitch=pitch,
        columns=156 * MM / median(advances),
    )


def _top(lines: Sequence[PrintedLine], body: Sequence[PrintedLine]) -> float | None:
    """Shown by two lines of body text at the top of a page; a label or a title has lines of other height."""
    first = lines[:2]
    if len(first) < 2 or any(line not in body for line in first):
        return None
    lead = first[1].middle - first[0].middle
    plain = all(typeface(font_name(line.chars[0]["fontname"])) == "仿宋" for line in first)
    return first[0].middle - lead / 2 if plain and 20 < lead < 36 else None


def _bottom(lines: Sequence[PrintedLine], height: float, pitch: float | None) -> float | None:
    """Only text that stands too low shows the margin: a page may end early for many reasons."""
    margin = height - lines[-1].middle - (pitch or LINE) / 2
    return margin if margin < 33 * MM else None


def _right(full: Sequence[PrintedLine], width: float) -> float | None:
    """Lines that are not justified end up to a character before the margin: those do not show it."""
    ends = [line.x1 for line in full if line.text.strip()[-1] not in _HANGING]
    margin = width - sorted(ends)[len(ends) * 5 // 6] if ends else None
    ragged = margin is not None and MM < margin - PORTRAIT[1] < CHARACTER
    return None if ragged else margin


def _left(full: Sequence[PrintedLine]) -> float | None:
    """Where lines go on, not where paragraphs begin: those stand two characters further in."""
    starts = Counter(round(line.x0, 1) for line in full if line.text[0] not in _OPENING)
    often = sorted(x for x, count in starts.items() if count >= 3)
    if not often or abs(often[0] - PORTRAIT[0] - 2 * CHARACTER) < 3:
        return None
    return often[0]


def _size(line: PrintedLine) -> float:
    return Counter(round(float(c["size"]), 1) for c in line.chars).most_common(1)[0][0]


def _parts(
    pages: Sequence[Any],
    texts: Sequence[Sequence[PrintedLine]],
    edges: Sequence[tuple[float, float]],
    tables: Sequence[Sequence[Box]],
) -> Iterator[LayoutPart]:
    """Lines joined to paragraphs, also over pages; blank parts where lines are left out."""
    before: PrintedLine | None = None
    opened: LayoutPart | None = None
    for page, lines, edge, boxes in zip(pages, texts, edges, tables, strict=True):
        for line in lines:
            part = _part(line, float(page.width), edge, before)
            if _is_within(line, boxes) and not _IMPRINT.match(line.text):
                part = replace(part, text="", is_table=True)
                if opened and opened.is_table:
                    opened, before = replace(opened, faces=opened.faces | part.faces), line
                    continue
            elif opened and before and not opened.is_table and _goes_on(part, line, opened, before):
                part = _joined(opened, part)
                opened = None
            if opened:
                yield opened
                yield from (LayoutPart("", part.where) for _ in range(_blank_lines(before, line)))
            before, opened = line, part
    if opened:
        yield opened


def _joined(opened: LayoutPart, part: LayoutPart) -> LayoutPart:
    lead = opened.line
    if part.page == opened.page and lead is None and part.top is not None and opened.top is not None:
        lead = part.top - opened.top
    faces = opened.faces | part.faces
    text = opened.text + part.text
    return replace(opened, text=text, right=part.right, rest=part.left, line=lead, faces=faces)


def _is_within(line: PrintedLine, tables: Sequence[Box]) -> bool:
    return any(
        x0 - 2 <= line.x0 and line.x1 <= x1 + 2 and top - 2 <= line.middle <= bottom + 2
        for x0, top, x1, bottom in tables
    )


def _goes_on(part: LayoutPart, line: PrintedLine, opened: LayoutPart, before: PrintedLine) -> bool:
    same = line.page != before.page or line.middle - before.middle < LINE * 1.5
    flush = part.left < CHARACTER * 0.6 or _hangs(part, opened)
    full = opened.right < FULL * max(CHARACTER, _advance(before))
    return bool(same and flush and full) and abs(part.size - opened.size) < 1


def _advance(line: PrintedLine) -> float:
    """The width that a character takes in a line."""
    return (line.x1 - line.x0) / max(1.0, width_of("".join(c["text"] for c in line.chars), 1))


def _hangs(part: LayoutPart, opened: LayoutPart) -> bool:
    """Under the name of a list's item; or under the first character, as no paragraph of the standard is."""
    if _LISTED.match(opened.text):
        return not _LISTED.match(part.text) and part.left > opened.left
    broken_off = (
        opened.text.rstrip()[-1:] not in _ENDING
        and not _NUMBERED.match(part.text)
        and not _NAMED.match(part.text)
    )
    plain = abs(opened.size - CHARACTER) < 1 and not _NUMBERED.match(opened.text)
    return plain and broken_off and part.left > CHARACTER and abs(part.left - opened.left) < 3


def _blank_lines(before: PrintedLine | None, line: PrintedLine) -> int:
    """Room between two lines, less what their own leading takes."""
    if before is None or before.page != line.page:
        return 0
    gap = line.middle - before.middle - (_size(line) + _size(before)) / 2
    return max(0, math.floor((gap - LINE + CHARACTER) / LINE + 0.25))


def _part(
    line: PrintedLine, width: float, edges: tuple[float, float], before: PrintedLine | None
) -> LayoutPart:
    han = [c for c in line.chars if is_han(c["text"])] or list(line.chars)
    names = [font_name(c["fontname"]) for c in han]
    faces = Counter(map(typeface, names))
    colours = Counter(hexadecimal(c["non_stroking_color"]) for c in han)
    left = line.x0 - edges[0]
    squeezed = line.text[0] in _OPENING and -CHARACTER < left < 0
    return LayoutPart(
        line.text,
        f"第{line.page}页",
        face=faces.most_common(1)[0][0],
        head=typeface(names[0]),
        faces=frozenset(name for name, c in zip(names, han, strict=True) if is_han(c["text"])),
        size=_size(line),
        head_size=round(float(han[0]["size"]), 1),
        colour=colours.most_common(1)[0][0],
        bold=all(re.search(r"(?i)xiaobiaosong|xbs|标宋", n) and re.search(r"(?i)bold", n) for n in names),
        left=0 if squeezed else left,
        right=width - edges[1] - line.x1,
        top=line.middle - _size(line) / 2,
        page=line.page,
        new_page=before is None or before.page != line.page,
    )
