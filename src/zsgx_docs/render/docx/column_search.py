"""Searches the widths of columns at which a table of texts is lowest, and no word is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.docx.pieces import Breakable

if TYPE_CHECKING:
    import numpy as np

Texts = tuple[Breakable, ...]
"""The paragraphs of a cell."""
STEPS = (48.0, 24.0, 12.0, 6.0, 3.0)
"""Points that columns give each other: a guess, from four characters down to a quarter of one."""
PROSE = 30
"""Lines from which a text is prose, that one more or less hardly matters to: a guess."""
LINE_OF_PROSE = 0.2
"""Lines that each line of prose beyond those counts: a guess."""
BROKEN = 6.0
"""Lines that a broken word counts as much as: a guess."""
OVERFLOW = 0.1
"""Lines that a text counts for each line's width that it has too much of: a guess that shows the way."""
UNLIKE_TEMPLATE = 1.0
"""Lines that it costs to move the table's whole width from one column to another: a guess."""
SLACK = 1.02
"""Width that a value is given over what was reckoned: a guess, as other faces are a little wider."""
EASE = 4.0
"""Points that a label has on its line besides: a guess at what does not look cramped."""
NARROWEST = 24.0
"""Points of the narrowest column: a guess, two characters of small type or one and its margins."""
_IMPOSSIBLE = 1e9
"""Lines of what must not be: by definition more than any table has."""


@dataclass(slots=True)
class CellSpan:
    """The cells from grid column `start` to `end` (exclusive), `inset` points at their sides.

    `values` are texts by row, `labels` those that the template prints.
    """

    start: int
    end: int
    inset: float
    values: dict[int, Texts] = field(default_factory=dict)
    labels: set[Texts] = field(default_factory=set)
    blanks: int = 0

    @property
    def is_for_hand(self) -> bool:
        """Tell whether nothing is printed here but labels, so that a person may write."""
        return self.blanks > 0 and not self.values

    def room(self, width: float) -> float:
        """Return the points that a line of text has in a width."""
        return max(1.0, width - self.inset)


def line_count(texts: Texts, room: float) -> int:
    """Return about how many lines of `room` points a cell's paragraphs take."""
    return sum(text.lines(room) for text in texts)


def balanced(widths: Sequence[float], spans: Sequence[CellSpan]) -> list[float] | None:
    """Return better widths of the same sum, None where none are needed or found; points."""
    if not any(_suffers(span, sum(widths[span.start : span.end])) for span in spans):
        return None
    search = _Search(widths, spans)
    search.run()
    return search.widths if search.widths != list(widths) else None


def _suffers(span: CellSpan, width: float) -> bool:
    room = span.room(width)
    return any(text.lines(room) > 1 for texts in span.values.values() for text in texts)


class _Search:
    """The widths found so far, and what moves from one column to another would make of the table."""

    def __init__(self, widths: Sequence[float], spans: Sequence[CellSpan]) -> None:
        self.widths = list(widths)
        self._template = list(widths)
        self._spans = spans
        self._rows = 1 + max((row for span in spans for row in span.values), default=0)
        self._known: dict[tuple[int, int], tuple[np.ndarray[Any, Any], float]] = {}
        self._drawn = [self._width(span) for span in spans]
        self._least = [NARROWEST] * len(widths)
        for span in spans:
            if span.is_for_hand and span.end == span.start + 1:
                self._least[span.start] = widths[span.start]

    def run(self) -> None:
        """Make the best move until none makes the table better, in ever smaller steps."""
        badness = self._badness()
        for step in STEPS:
            while True:
                best, move = min(self._moves(step), default=(badness, None))
                if move is None or best > badness - 1e-6:
                    break
                badness = best
                self._shift(*move, step)

    def _moves(self, step: float) -> Iterator[tuple[float, tuple[int, int]]]:
        for giver, taker in permutations(range(len(self.widths)), 2):
            if self.widths[giver] - step >= self._least[giver]:
                self._shift(giver, taker, step)
                yield self._badness(), (giver, taker)
                self._shift(taker, giver, step)

    def _shift(self, giver: int, taker: int, step: float) -> None:
        self.widths[giver] -= step
        self.widths[taker] += step

    def _width(self, span: CellSpan) -> float:
        return sum(self.widths[span.start : span.end])

    def _badness(self) -> float:
        """The height of the table, in lines, with what else is bad."""
        import numpy as np

        measured = [self._measured(number, int(self._width(span))) for number, span in enumerate(self._spans)]
        height = float(np.maximum.reduce([lines for lines, _ in measured]).sum())
        moved = sum(abs(width - was) for width, was in zip(self.widths, self._template, strict=True)) / 2
        return height + sum(worse for _, worse in measured) + UNLIKE_TEMPLATE * moved / sum(self._template)

    def _measured(self, number: int, width: int) -> tuple[np.ndarray[Any, Any], float]:
        """The lines of a span's texts by row, and what else is bad, in lines."""
        if (number, width) not in self._known:
            self._known[number, width] = self._measure(number, width)
        return self._known[number, width]

    def _measure(self, number: int, width: int) -> tuple[np.ndarray[Any, Any], float]:
        import numpy as np

        span = self._spans[number]
        room = span.room(width) / SLACK
        heights, worse = np.zeros(self._rows), 0.0
        for row, texts in span.values.items():
            lines = line_count(texts, room)
            heights[row] = min(lines, PROSE) + LINE_OF_PROSE * max(0, lines - PROSE)
            for text in texts:
                worse += OVERFLOW * min(PROSE, max(0.0, text.width / room - 1))
                worse += BROKEN * text.longest / room if text.longest > room else 0.0
        return heights, worse + (_IMPOSSIBLE if self._breaks_labels(number, width) else 0)

    def _breaks_labels(self, number: int, width: int) -> bool:
        """Does a label take more lines than it was drawn for, or hardly fit them?"""
        span, drawn = self._spans[number], self._drawn[number]
        eased, room = span.room(width - EASE), span.room(drawn)
        return width < int(drawn) and any(line_count(t, eased) > line_count(t, room) for t in span.labels)
