"""Finds what a PDF page shows beside its running text: strokes, page numbers, colours, names of fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from zsgx_docs.check.lint.measure.layout import CHARACTER, MM, LevelStroke, PageNumber, typeface
from zsgx_docs.model.geometry import Box

LONG = 70 * MM
"""Points: a shorter stroke is no rule of the standard, whose shortest is 156 mm; a guess."""
_THICKEST = 4.0
"""Points: a higher filled bar is no rule; a guess."""
_USUAL = 1.0
"""Points that a page draws with where it names no thickness: ISO 32000-1, 8.4.3.2."""
_PAGE_NUMBER = re.compile(
    r"\s*(?:第?\s*[—―–－_\-]?\s*\d{1,3}\s*[—―–－_\-]?\s*页?|\d{1,3}\s*/\s*\d{1,3}|第\s*\d+\s*页.{1,4}\d+\s*页)\s*"
)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line of a page, with its place in points."""

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


def lines_of(page: Any, number: int) -> Iterator[PrintedLine]:
    """Yield the lines of a page that stand upright, from the top."""
    for line in upright_characters(page).extract_text_lines(return_chars=True, strip=True):
        chars = tuple(c for c in line["chars"] if c["text"].strip())
        if chars:
            text = "".join(c["text"] for c in line["chars"])
            x0, x1 = min(c["x0"] for c in chars), max(c["x1"] for c in chars)
            yield PrintedLine(text, number, x0, x1, line["top"], line["bottom"], chars)


def upright_characters(page: Any) -> Any:
    if all(c["upright"] for c in page.chars):
        return page
    return page.filter(lambda thing: thing["object_type"] != "char" or thing["upright"])


def font_name(raw: str) -> str:
    """Return a font's name without the subset's mark; what Word and WPS write in GBK is decoded."""
    quoted = re.fullmatch(r"b(['\"])(.*)\1", raw, re.DOTALL)
    name = quoted[2] if quoted else raw
    try:
        octets = (
            name.encode("latin-1").decode("unicode_escape").encode("latin-1")
            if quoted
            else name.encode("latin-1")
        )
        name = octets.decode("gbk") if not octets.isascii() else name
    except UnicodeError:
        pass
    return name.rpartition("+")[2]


def hexadecimal(colour: Any) -> str | None:
    """Return the "rrggbb" of a grey, RGB or CMYK value; None where it cannot be told."""
    values = (colour,) if isinstance(colour, int | float) else colour
    if not isinstance(values, list | tuple) or not all(isinstance(v, int | float) for v in values):
        return None
    if len(values) == 1:
        values = values * 3
    elif len(values) == 4:
        values = [(1 - v) * (1 - values[3]) for v in values[:3]]
    if len(values) != 3:
        return None
    return "".join(f"{round(255 * min(1.0, max(0.0, v))):02x}" for v in values)


def rules_of(page: Any, number: int, tables: Sequence[Box]) -> list[LevelStroke]:
    """Return the long level strokes outside tables, pieces joined; `before` is for who knows the parts."""
    pieces = sorted(
        (piece for piece in _pieces(page) if not _in_table(piece, tables)),
        key=lambda p: (round(p[2], 1), p[0]),
    )
    rules: list[LevelStroke] = []
    for _, group in groupby(pieces, key=lambda p: (round(p[2]), p[4])):
        same = list(group)
        x0, x1 = min(p[0] for p in same), max(p[1] for p in same)
        y, stroke = same[0][2], max(p[3] for p in same)
        twin = rules and rules[-1].y is not None and y - rules[-1].y < 0.4 and rules[-1].colour == same[0][4]
        if x1 - x0 >= LONG and not twin:
            rules.append(LevelStroke(x1 - x0, stroke, 0, y, same[0][4], number))
    return rules


def _pieces(page: Any) -> Iterator[tuple[float, float, float, float, str | None]]:
    """Left, right, middle height, thickness, colour."""
    for stroke in page.lines:
        if abs(stroke["top"] - stroke["bottom"]) < 1:
            colour = hexadecimal(stroke["stroking_color"])
            yield stroke["x0"], stroke["x1"], stroke["top"], float(stroke["linewidth"] or _USUAL), colour
    for bar in [*page.rects, *page.curves]:
        if bar["height"] < _THICKEST < bar["width"]:
            filled = bar.get("fill")
            colour = hexadecimal(bar["non_stroking_color" if filled else "stroking_color"])
            thick = bar["height"] if filled else float(bar["linewidth"] or _USUAL)
            yield bar["x0"], bar["x1"], (bar["top"] + bar["bottom"]) / 2, thick, colour


def _in_table(piece: tuple[float, float, float, float, Any], tables: Sequence[Box]) -> bool:
    return any(top - 2 <= piece[2] <= bottom + 2 for _, top, _, bottom in tables)


def is_scanned(pages: Sequence[Any]) -> bool:
    """Tell whether pictures fill every page, so that what text there is comes from a reading engine."""
    return bool(pages) and all(
        any(image["width"] * image["height"] > 0.8 * page.width * page.height for image in page.images)
        for page in pages
    )


def number_line(page: Any, lines: Sequence[PrintedLine]) -> PrintedLine | None:
    """Return the line that shows the page's number, None if there is none."""
    last = lines[-1] if lines else None
    low = last is not None and last.top > page.height * 0.85
    return last if last and low and _PAGE_NUMBER.fullmatch(last.text) else None


def page_number(line: PrintedLine, width: float, height: float, edges: tuple[float, float]) -> PageNumber:
    """Return a line as a page number, with its place beside the text area."""
    left, right = line.x0 - edges[0], width - edges[1] - line.x1
    side: Literal["left", "right", "centre"] = "left" if left < right else "right"
    if abs(left - right) < CHARACTER:
        side = "centre"
    char = next(c for c in line.chars if c["text"].isdigit())
    face, size = typeface(font_name(char["fontname"])), float(char["size"])
    figure = int(re.findall(r"\d+", line.text)[0])
    below = line.middle - (height - (26 if width > height else 35) * MM)
    return PageNumber(
        f"第{line.page}页", line.text.strip(), face, size, side, min(left, right), figure % 2 == 0, below
    )


def turned_number(page: Any, number: int) -> PageNumber | None:
    """Return the number of a page that lies, where it would stand were the page upright."""
    chars = [c for c in page.chars if not c["upright"] and c["text"].strip()]
    text = "".join(c["text"] for c in sorted(chars, key=lambda c: c["top"]))
    if not chars or not _PAGE_NUMBER.fullmatch(text):
        return None
    char = next(c for c in chars if c["text"].isdigit())
    face, size = typeface(font_name(char["fontname"])), float(char["size"])
    return PageNumber(f"第{number}页", text, face, size, "outside", None, None, is_turned=True)
