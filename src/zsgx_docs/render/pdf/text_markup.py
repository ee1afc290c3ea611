"""Runs as Typst text: fonts by script, line edges, decorations."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import groupby

from zsgx_docs.render.fonts import FaceStack, FontBook
from zsgx_docs.render.pdf.blocks import Grid, Paragraph, Text
from zsgx_docs.render.pdf.formats import LineRule, RunFormat
from zsgx_docs.render.pdf.literals import array, call, paint, points, sequence, string

_MIDDLE = 0.38
"""How far above the baseline, in ems, the middle of a Chinese character lies."""
_RAISED = {"superscript": -0.35, "subscript": 0.15}
_RAISED_SIZE, _SMALL_CAPITALS = 0.65, 0.8
_THICKENED = 0.028
_SHARED = frozenset("“”‘’…—·×÷±°§¶¨～—‖′″※")


@dataclass(frozen=True, slots=True)
class Lines:
    """The line heights of one paragraph; `size` is its largest font size, `chinese`: has it Chinese text?"""

    rule: LineRule
    pitch: float | None
    extra: float
    size: float
    chinese: bool
    factor: float | None = None
    """Overrides everything: the line height in ems."""

    @classmethod
    def of(cls, paragraph: Paragraph, grid: Grid) -> Lines:
        texts = [p for p in paragraph.pieces if isinstance(p, Text)]
        snaps = paragraph.format.snap_to_grid
        return cls(
            paragraph.format.line,
            grid.pitch if snaps else None,
            grid.extra if snaps else 0,
            max((t.format.size for t in texts), default=paragraph.mark.size),
            any(_is_chinese(c) for t in texts for c in t.text),
        )

    def edges(self, size: float, natural: float) -> tuple[float, float]:
        """Above and below the baseline, in points, for text of that size and natural line height."""
        if self.factor is not None:
            return size * (self.factor / 2 + _MIDDLE), size * (self.factor / 2 - _MIDDLE)
        height, own = self._height(natural), size if self._grows(natural) else self.size
        return height / 2 + _MIDDLE * own, height / 2 - _MIDDLE * own

    def _grows(self, natural: float) -> bool:
        if self.rule.kind == "at_least":
            return natural > self.rule.amount
        return self.rule.kind == "auto" and self.pitch is None

    def _height(self, natural: float) -> float:
        if self.rule.kind == "exact":
            return self.rule.amount
        if self.pitch:
            natural = max(1, math.ceil(natural / self.pitch - 0.01)) * self.pitch
        return max(natural, self.rule.amount) if self.rule.kind == "at_least" else natural * self.rule.amount


@dataclass(slots=True)
class TextMarkup:
    """Writes runs; remembers the looks it used (defined once, by name) and the characters it printed."""

    book: FontBook
    looks: dict[str, str] = field(default_factory=dict)
    printed: dict[FaceStack, set[str]] = field(default_factory=dict)

    def definitions(self) -> str:
        return "\n".join(f"#let {name} = text.with({given})" for given, name in self.looks.items())

    def missing(self) -> str:
        """The characters that no face can print."""
        lost = {c for stack, characters in self.printed.items() for c in self.book.missing(characters, stack)}
        return "".join(sorted(lost))

    def run(self, piece: Text, lines: Lines) -> str:
        parts = []
        for east, text in _by_script(piece, lines.chinese):
            parts.extend(self._fragment(text, piece.format, east, lines))
        return _decorated(parts[0] if len(parts) == 1 else sequence(parts), piece.format)

    def _fragment(self, text: str, look: RunFormat, east: bool, lines: Lines) -> list[str]:
        if look.capitals == "all":
            text = text.upper()
        if look.capitals != "small":
            return [f"{self.look(look, east, lines, text)}({string(text)})"]
        parts = [(low, "".join(run).upper()) for low, run in groupby(text, key=str.islower)]
        small = replace(look, size=look.size * _SMALL_CAPITALS)
        return [
            f"{self.look(small if low else look, east, lines, part)}({string(part)})" for low, part in parts
        ]

    def look(self, look: RunFormat, east: bool, lines: Lines, text: str = "") -> str:
        """The name of the text function for this format; `text` is what it will print."""
        stack = self.book.stack(look.east if east else look.latin, bold=look.bold, east_asian=east)
        self.printed.setdefault(stack, set()).update(text)
        size = look.size * (_RAISED_SIZE if look.raised else 1)
        top, bottom = lines.edges(size, size * stack.line_height)
        shift = _RAISED.get(look.raised or "", 0) * look.size - look.shift
        tracking = look.tracking + (lines.extra if east else 0)
        given = call(
            "",
            font=array([string(f) for f in stack.families]),
            size=points(size),
            weight=str(stack.weight),
            style='"italic"' if look.italic and not east else None,
            fill=paint(look.colour),
            stroke=f"{points(_THICKENED * size)} + {paint(look.colour)}" if stack.thicken else None,
            top_edge=points(top),
            bottom_edge=points(-bottom),
            baseline=points(shift) if shift else None,
            tracking=points(tracking) if tracking else None,
        )[1:-1]
        return self.looks.setdefault(given, f"look-{len(self.looks)}")

    def edges(self, look: RunFormat, lines: Lines) -> tuple[float, float]:
        """Above and below the baseline, for a line without text."""
        stack = self.book.stack(look.east, bold=look.bold, east_asian=True)
        return lines.edges(look.size, look.size * stack.line_height)


def _decorated(body: str, look: RunFormat) -> str:
    if look.underline:
        body = call("underline", body, offset=points(0.16 * look.size), stroke="0.5pt", evade="false")
    if look.underline == "double":
        body = call("underline", body, offset=points(0.16 * look.size + 1.5), stroke="0.5pt", evade="false")
    if look.strike:
        body = call("strike", body)
    if look.fill:
        body = call("highlight", body, fill=paint(look.fill))
    return body


def _by_script(piece: Text, in_chinese: bool) -> list[tuple[bool, str]]:
    """The text cut where the font changes; True is for Chinese characters and their punctuation."""

    def east(character: str) -> bool:
        return in_chinese or piece.format.east_hint if _is_shared(character) else _is_chinese(character)

    return [(key, "".join(run)) for key, run in groupby(piece.text, key=east)]


def _is_shared(character: str) -> bool:
    """Quotes, signs and numerals that both Chinese and Latin faces have: the text around decides."""
    return character in _SHARED or (
        not character.isascii() and unicodedata.category(character) in ("So", "Sm", "No")
    )


def _is_chinese(character: str) -> bool:
    return character > "\u10ff" and (
        unicodedata.east_asian_width(character) in "WF"
        or "\u2460" <= character <= "\u27bf"
        or character >= "\u2e80"
    )
