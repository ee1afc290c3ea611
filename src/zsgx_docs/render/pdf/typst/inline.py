"""Writes the lines of a paragraph as Typst code: runs, tab stops, fields, notes."""

from __future__ import annotations

from itertools import groupby

from zsgx_docs.render.pdf.blocks import (
    NO_GRID,
    DrawnShape,
    Footnote,
    LineBreak,
    PageNumberField,
    ParagraphBlock,
    Picture,
    Piece,
    Tab,
    TextRun,
)
from zsgx_docs.render.pdf.typst import figure
from zsgx_docs.render.pdf.typst.lines import Lines
from zsgx_docs.render.pdf.typst.literals import array, call, points, sequence, string
from zsgx_docs.render.pdf.typst.writer import BlockWriter
from zsgx_docs.word.formats import TabStop

_COUNTERS = {
    "chineseCounting": "一", "chineseCountingThousand": "一", "upperRoman": "I", "lowerRoman": "i",
    "upperLetter": "A", "lowerLetter": "a", "numberInDash": "- 1 -", "decimalEnclosedCircle": "①",
}  # fmt: skip


def flow(pieces: list[Piece], paragraph: ParagraphBlock, lines: Lines, writer: BlockWriter) -> str:
    """Return all lines of the paragraph as Typst code; one with tabs is laid out by its stops."""
    parts: list[str] = []
    stretched = paragraph.format.align == "distribute"
    ending = "linebreak(justify: true)" if stretched else "linebreak()"
    for number, line in enumerate(_cut(pieces, LineBreak)):
        if number:
            parts.append(ending)
        if any(isinstance(piece, Tab) for piece in line):
            start = paragraph.format.left + (paragraph.format.first if number == 0 else 0)
            parts.append(_tabbed(line, paragraph.format.tabs, start, lines, writer))
        elif line:
            parts.extend(_runs(line, lines, writer))
        else:
            top, bottom = writer.text.edges(paragraph.mark, lines)
            parts.append(call("strut", points(top), points(bottom)))
    return sequence([*parts, ending] if stretched else parts)


def _cut(pieces: list[Piece], separator: type[Piece]) -> list[list[Piece]]:
    cut: list[list[Piece]] = [[]]
    for piece in pieces:
        if isinstance(piece, separator):
            cut.append([])
        else:
            cut[-1].append(piece)
    return cut


def _tabbed(
    line: list[Piece], stops: tuple[TabStop, ...], start: float, lines: Lines, writer: BlockWriter
) -> str:
    """Each segment knows whether the tab before it is underlined, as blanks to be filled in often are."""
    tabs = [None, *(piece for piece in line if isinstance(piece, Tab))]
    segments = []
    for tab, segment in zip(tabs, _cut(line, Tab), strict=True):
        ruled = "true" if tab is not None and tab.format.underline else "false"
        body = sequence(["[]", *_runs(segment, lines, writer)])
        segments.append(f"(ruled: {ruled}, body: {body})")
    return call("tabbed", array([_stop(s) for s in stops]), points(writer.page.tab), points(start), *segments)


def _stop(stop: TabStop) -> str:
    leader = string(stop.leader) if stop.leader else "none"
    return f"(at: {points(stop.at)}, kind: {string(stop.kind)}, leader: {leader})"


def _runs(pieces: list[Piece], lines: Lines, writer: BlockWriter) -> list[str]:
    """Neighbouring runs that are stretched together to one width stay together."""
    parts: list[str] = []
    for (width, _), group in groupby(pieces, key=_fit):
        written = [_piece(piece, lines, writer) for piece in group]
        parts.extend([call("fitted", points(width), sequence(written))] if width else written)
    return parts


def _fit(piece: Piece) -> tuple[float | None, str | None]:
    return (piece.format.fit_width, piece.format.fit_id) if isinstance(piece, TextRun) else (None, None)


def _piece(piece: Piece, lines: Lines, writer: BlockWriter) -> str:
    if isinstance(piece, TextRun):
        return writer.text.run(piece, lines, writer.width)
    if isinstance(piece, PageNumberField):
        return _page_number(piece, lines, writer)
    if isinstance(piece, Picture):
        return call("box", figure.picture(piece))
    if isinstance(piece, DrawnShape):
        return call("box", figure.shape(piece, writer))
    if isinstance(piece, Footnote):
        return call("footnote", sequence(writer.inside(NO_GRID, writer.page.text_width).blocks(piece.blocks)))
    return "none"


def _page_number(number: PageNumberField, lines: Lines, writer: BlockWriter) -> str:
    look = writer.text.look(number.format, "latin", lines)
    if number.total:
        return f"{look}(context str(counter(page).final().first()))"
    pattern = _COUNTERS.get(number.numerals or writer.page.numerals, "1")
    return f"{look}(context counter(page).display({string(pattern)}))"
