"""A PDF with text as a layout: what can be measured on its pages."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, Literal

from zsgx_docs.check.lint.layout import (
    CHARACTER,
    LINE,
    MM,
    Layout,
    PageNumber,
    Part,
    RedRule,
    Side,
    is_han,
    typeface,
)  # fmt: skip
from zsgx_docs.errors import EncryptedFile, UnreadableFile, UnsupportedFile

PORTRAIT = (28 * MM, 26 * MM)
LANDSCAPE = (37 * MM, 35 * MM)
"""Left and right margins, where the text does not show others."""
FULL = CHARACTER * 1.6
"""Points short of the right edge at which a line still counts as full."""
_OPENING = "（《〈“‘〔【"
_HANGING = "，。、；：！？）》〉”’〕】,.;:)"
_LISTED = re.compile(r"\s*(?:附\s*件\s*[：:]|\d{1,2}[.．、])")
_PAGE_NUMBER = re.compile(r"\s*[—–-]?\s*\d{1,3}\s*[—–-]?\s*")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    chars: tuple[Any, ...]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def pdf_layout(data: bytes, filename: str) -> Layout:
    """Raises UnreadableFile, EncryptedFile, and UnsupportedFile where no page has text (a scan)."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

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


def _layout(pages: Sequence[Any], filename: str) -> Layout:
    lines = [list(_lines(page, number)) for number, page in enumerate(pages, 1)]
    if not any(lines):
        raise UnsupportedFile(
            f"{filename}：没有文字（可能是扫描件），不能检查版式，请改用 Word 或带文字的 PDF。"
        )
    numbers = [_number_line(page, found) for page, found in zip(pages, lines, strict=True)]
    texts = [
        [line for line in found if line is not number] for found, number in zip(lines, numbers, strict=True)
    ]
    sides = tuple(_side(page, number, texts[number - 1]) for number, page in enumerate(pages, 1))
    edges = [_edges(side, sides) for side in sides]
    return Layout(
        sides=sides,
        parts=tuple(_parts(pages, texts, edges)),
        numbers=tuple(
            _page_number(n, side.width, edge)
            for n, side, edge in zip(numbers, sides, edges, strict=True)
            if n
        ),
        red_rules=tuple(_red_rules(pages[0])),
        pages=len(pages),
        numbered_first=numbers[0] is not None,
    )


def _edges(side: Side, sides: Sequence[Side]) -> tuple[float, float]:
    """Where the text area of a page begins and ends, from its left and right; shown by pages of text."""
    if side.is_landscape:
        return LANDSCAPE
    left = [one.left for one in sides if one.left is not None]
    right = [one.right for one in sides if one.right is not None]
    return (median(left) if left else PORTRAIT[0], median(right) if right else PORTRAIT[1])


def _lines(page: Any, number: int) -> Iterator[_Line]:
    for line in page.extract_text_lines(return_chars=True, strip=True):
        chars = tuple(c for c in line["chars"] if c["text"].strip())
        if chars:
            text = "".join(c["text"] for c in line["chars"])
            x0, x1 = min(c["x0"] for c in chars), max(c["x1"] for c in chars)
            yield _Line(text, number, x0, x1, line["top"], line["bottom"], chars)


def _number_line(page: Any, lines: Sequence[_Line]) -> _Line | None:
    last = lines[-1] if lines else None
    low = last is not None and last.top > page.height * 0.85
    return last if last and low and _PAGE_NUMBER.fullmatch(last.text) else None


def _page_number(line: _Line, width: float, edges: tuple[float, float]) -> PageNumber:
    left, right = line.x0 - edges[0], width - edges[1] - line.x1
    side: Literal["left", "right", "centre"] = "left" if left < right else "right"
    if abs(left - right) < CHARACTER:
        side = "centre"
    face, size = typeface(line.chars[0]["fontname"]), float(line.chars[0]["size"])
    figure = int(re.sub(r"\D", "", line.text))
    return PageNumber(
        f"第{line.page}页", line.text.strip(), face, size, side, min(left, right), figure % 2 == 0
    )


def _side(page: Any, number: int, lines: Sequence[_Line]) -> Side:
    """Margins of pages of running text only: a table or a short page does not show them."""
    width, height = float(page.width), float(page.height)
    side = Side(f"第{number}页", width, height, first=number == 1)
    body = [line for line in lines if abs(_size(line) - CHARACTER) < 1]
    full = [line for line in body if line.x1 - line.x0 > 0.8 * (width - sum(PORTRAIT))]
    if len(full) < 4 or side.is_landscape:
        return side
    gaps = [b.middle - a.middle for a, b in pairwise(full) if b.middle - a.middle < 1.6 * LINE]
    return replace(
        side,
        left=_left(full),
        right=_right(full, width),
        top=body[0].middle - LINE / 2 if body[0] is lines[0] else None,
        pitch=median(gaps) if gaps else None,
    )


def _right(full: Sequence[_Line], width: float) -> float | None:
    """Lines that are not justified end up to a character before the margin: those do not show it."""
    ends = [line.x1 for line in full if line.text.strip()[-1] not in _HANGING]
    margin = width - median(ends) if ends else None
    ragged = margin is not None and MM < margin - PORTRAIT[1] < CHARACTER
    return None if ragged else margin


def _left(full: Sequence[_Line]) -> float | None:
    """Where lines go on, not where paragraphs begin: those stand two characters further in."""
    starts = Counter(round(line.x0, 1) for line in full if line.text[0] not in _OPENING)
    often = sorted(x for x, count in starts.items() if count >= 3)
    if not often or abs(often[0] - PORTRAIT[0] - 2 * CHARACTER) < 3:
        return None
    return often[0]


def _size(line: _Line) -> float:
    return Counter(round(float(c["size"]), 1) for c in line.chars).most_common(1)[0][0]


def _parts(
    pages: Sequence[Any], texts: Sequence[Sequence[_Line]], edges: Sequence[tuple[float, float]]
) -> Iterator[Part]:
    """Lines joined to paragraphs, also over pages; blank parts where lines are left out."""
    before: _Line | None = None
    opened: Part | None = None
    for page, lines, edge in zip(pages, texts, edges, strict=True):
        tables = [table.bbox for table in page.find_tables()]
        for line in lines:
            part = _part(line, float(page.width), edge, before)
            if _is_within(line, tables):
                part = Part("", part.where, is_table=True)
            elif opened and before and not opened.is_table and _goes_on(part, line, opened, before):
                part = replace(opened, text=opened.text + part.text, right=part.right, rest=part.left)
                opened = None
            if opened and not (opened.is_table and part.is_table):
                yield opened
                yield from (Part("", part.where) for _ in range(_blank_lines(before, line)))
            before, opened = line, part
    if opened:
        yield opened


def _is_within(line: _Line, tables: Sequence[tuple[float, float, float, float]]) -> bool:
    return any(
        x0 - 2 <= line.x0 and line.x1 <= x1 + 2 and top - 2 <= line.middle <= bottom + 2
        for x0, top, x1, bottom in tables
    )


def _goes_on(part: Part, line: _Line, opened: Part, before: _Line) -> bool:
    same = line.page != before.page or line.middle - before.middle < LINE * 1.5
    hanging = _LISTED.match(opened.text) and not _LISTED.match(part.text) and part.left > opened.left
    flush = part.left < CHARACTER * 0.6 or hanging
    return bool(same and flush and opened.right < FULL) and abs(part.size - opened.size) < 1


def _blank_lines(before: _Line | None, line: _Line) -> int:
    if before is None or before.page != line.page:
        return 0
    return max(0, round((line.middle - before.middle) / LINE - 0.15) - 1)


def _part(line: _Line, width: float, edges: tuple[float, float], before: _Line | None) -> Part:
    han = [c for c in line.chars if is_han(c["text"])] or list(line.chars)
    faces = Counter(typeface(c["fontname"]) for c in han)
    left = line.x0 - edges[0]
    squeezed = line.text[0] in _OPENING and -CHARACTER < left < 0
    return Part(
        line.text,
        f"第{line.page}页",
        face=faces.most_common(1)[0][0],
        head=typeface(han[0]["fontname"]),
        faces=frozenset(c["fontname"].rpartition("+")[2] for c in han if is_han(c["text"])),
        size=_size(line),
        red=all(_is_red(c["non_stroking_color"]) for c in han),
        left=0 if squeezed else left,
        right=width - edges[1] - line.x1,
        top=line.top,
        new_page=before is None or before.page != line.page,
    )


def _is_red(colour: Any) -> bool:
    return isinstance(colour, tuple) and len(colour) == 3 and colour[0] > 0.75 and max(colour[1:]) < 0.35


def _red_rules(page: Any) -> Iterator[RedRule]:
    for stroke in page.lines:
        if _is_red(stroke["stroking_color"]) and abs(stroke["top"] - stroke["bottom"]) < 1:
            yield RedRule(stroke["top"], stroke["x1"] - stroke["x0"])
    for bar in page.rects:
        if _is_red(bar["non_stroking_color"]) and bar["height"] < 4 < bar["width"]:
            yield RedRule(bar["top"], bar["width"])
