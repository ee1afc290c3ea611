"""Align a pattern (print and slots) with the text of a cell or paragraph, slips of print forgiven.

A dynamic programme in the manner of Needleman–Wunsch: print should stand in the text as it is, each
slip costs; a slot takes any run of characters, at a small cost that depends on its kind. White space
does not count. The cheapest reading gives every slot its part of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.anchors.normalise import MAYBE_BOXES, MAYBE_STROKES, TICK_GLYPHS, fold
from zsgx_docs.template.pattern import Literal, Pattern, Slot
from zsgx_docs.values.wording import WORDINGS

Costs = NDArray[np.float64]

SLIP = 1.0
"""The cost of a printed character that is missing, or of an extra one among print:
the unit of all costs here."""
MISREAD = 1.2
"""The cost, in slips, of a printed character read as another: dearer than a missing one, so that values
keep their ends; by how much is a guess."""
SKIP_OPTIONAL = 1.5
"""The cost, in slips, of a whole printed hint left out; a guess."""
STRAY_IN_CELL = 0.3
"""The cost, in slips, of a character before or after the pattern in a cell, where it is odd; a guess."""
STRAY_IN_PARAGRAPH = 0.02
"""The same in a paragraph, where such characters are natural; a guess."""

FOREIGN = 0.25
"""The cost, in slips, of a character that a slot's kind is not written with: less than that of one
astray in a cell; a guess."""
MAYBE_BOX = 0.2
"""The cost, in slips, of a character in a tick's slot that a recogniser may have made of a box; a guess."""
NO_BOX = 2.0
"""The cost, in slips, of any other character there: dearer than any slip of print; a guess."""
NO_DATE = 0.1
"""The cost, in slips, of a character in a date's slot that no date has: days are
written in many ways; a guess."""
BOX_OF_OTHERS = 0.6
"""The cost, in slips, of a tick box in a slot of words where the pattern has boxes of its own; a guess."""
ANYTHING = 0.01
"""The cost, in slips, of any character in a slot of words: a guess, so small that it only parts equals."""

LIKE_BRACKET = frozenset("しJCL]}|丨丿>")
"""What a closing bracket is read as where a ruled blank stands before it."""

SURE_VALUE = 0.9
"""The confidence (0..1) from which such a character is a value all the same; a guess."""

_DIGITS = frozenset("0123456789.〇零一二三四五六七八九十_")
_DATE = _DIGITS | frozenset("年月日号至到上中下旬季度./-()前底点时: ")
_WORDS = {kind.name: frozenset(map(fold, kind.alphabet or "")) for kind in WORDINGS}


@dataclass(frozen=True, slots=True)
class Aligned:
    """Hold which part of a passage each slot of a pattern took, and how well its print was found.

    `slots[i]` is the part that slot i took (empty where nothing stands in it), `strays` what no piece took.
    `anchors` hold, for each slot, the index in the passage where the print after it begins (or the end
    of the print before it), which is where an empty slot stands. `quality` is 1 where all print was
    found as it is, 0 where none was.
    """

    slots: tuple[Passage, ...]
    anchors: tuple[int, ...]
    quality: float
    strays: Passage


@dataclass(frozen=True, slots=True)
class _Symbol:
    """One step of the pattern: a printed character, or a slot."""

    character: str = ""
    slot: int = -1
    piece: int = -1


def align(pattern: Pattern, passage: Passage, in_paragraph: bool) -> Aligned:
    """Give each slot its part of a passage, at the least cost in slips of print; see the module.

    A lone slot without print takes all of the passage. In a paragraph other text may stand round the pattern.
    """
    if not pattern.literal and [slot.kind == "tick" for slot in pattern.slots] == [False]:
        return Aligned((passage.strip(),), (len(passage),), 1.0, passage[0:0])
    solid = [i for i, c in enumerate(passage.text) if not c.isspace()]
    text = [fold(passage.text[i]) for i in solid]
    symbols = _symbols(pattern)
    path, slips = _cheapest(symbols, text, pattern, STRAY_IN_PARAGRAPH if in_paragraph else STRAY_IN_CELL)
    return _cut(pattern, passage, solid, symbols, path, slips)


def _symbols(pattern: Pattern) -> list[_Symbol]:
    symbols: list[_Symbol] = []
    slot = 0
    for number, piece in enumerate(pattern.pieces):
        if isinstance(piece, Slot):
            symbols.append(_Symbol(slot=slot, piece=number))
            slot += 1
        else:
            symbols += [_Symbol(fold(c), piece=number) for c in piece.text if not c.isspace()]
    return symbols


def _slot_costs(kind: str, text: Sequence[str], with_ticks: bool) -> list[float]:
    """What each character of `text` costs a slot; boxes belong to the ticks of a pattern that has any."""
    if kind == "tick":
        return [
            0.0 if c in TICK_GLYPHS else MAYBE_BOX if c in MAYBE_BOXES or c in MAYBE_STROKES else NO_BOX
            for c in text
        ]
    if kind in ("int", "year", "number"):
        return [0.0 if c in _DIGITS else FOREIGN for c in text]
    if kind in ("date", "dates", "datetime", "months"):
        return [0.0 if c in _DATE else NO_DATE for c in text]
    if kind in _WORDS:
        return [0.0 if c in _WORDS[kind] else FOREIGN for c in text]
    return [BOX_OF_OTHERS if with_ticks and c in TICK_GLYPHS else ANYTHING for c in text]


def _cheapest(
    symbols: list[_Symbol], text: list[str], pattern: Pattern, stray: float
) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """For each symbol the half-open range of text it took; and slips a piece."""
    length = len(text)
    width = length + 1
    slots = pattern.slots
    with_ticks = any(slot.kind == "tick" for slot in slots)
    rows: list[Costs] = [np.arange(width, dtype=np.float64) * stray]
    origins: list[NDArray[np.int64]] = []
    matched: list[NDArray[np.bool_]] = []
    jumps = _jumps(symbols, pattern)
    jumped: dict[int, NDArray[np.bool_]] = {}
    as_array = np.array(text, dtype=object)
    for symbol in symbols:
        above = rows[-1]
        if symbol.slot >= 0:
            entry = above
            step = np.array(_slot_costs(slots[symbol.slot].kind, text, with_ticks))
            matched.append(np.zeros(width, dtype=bool))
        else:
            substituted = np.full(width, np.inf)
            if length:
                substituted[1:] = above[:-1] + np.where(as_array == symbol.character, 0.0, MISREAD)
            deleted = above + SLIP
            entry = np.minimum(substituted, deleted)
            matched.append(substituted <= deleted)
            step = np.full(length, SLIP)
        row, origin = _run(entry, step)
        index = len(rows)
        if index in jumps:
            over = rows[jumps[index]] + SKIP_OPTIONAL
            jumped[index] = over < row
            row = np.minimum(row, over)
        rows.append(row)
        origins.append(origin)
    end = int(np.argmin(rows[-1] + (length - np.arange(width)) * stray))
    return _trace(symbols, rows, origins, matched, jumps, jumped, text, end)


def _run(entry: Costs, step: Costs) -> tuple[Costs, NDArray[np.int64]]:
    """Cost of ending at each position when, after entering, every further character costs `step`.

    Also, for each position, where the run was entered.
    """
    total = np.concatenate(([0.0], np.cumsum(step)))
    relative = entry - total
    best = np.minimum.accumulate(relative)
    fresh = np.concatenate(([True], relative[1:] < best[:-1]))
    origin = np.maximum.accumulate(np.where(fresh, np.arange(len(entry)), 0))
    return best + total, origin


def _jumps(symbols: list[_Symbol], pattern: Pattern) -> dict[int, int]:
    """Row after an optional literal → row before it."""
    jumps: dict[int, int] = {}
    for number, piece in enumerate(pattern.pieces):
        if isinstance(piece, Literal) and piece.optional:
            rows = [i for i, s in enumerate(symbols) if s.piece == number]
            if rows:
                jumps[rows[-1] + 1] = rows[0]
    return jumps


def _trace(
    symbols: list[_Symbol],
    rows: list[Costs],
    origins: list[NDArray[np.int64]],
    matched: list[NDArray[np.bool_]],
    jumps: dict[int, int],
    jumped: dict[int, NDArray[np.bool_]],
    text: list[str],
    end: int,
) -> tuple[list[tuple[int, int]], dict[int, int]]:
    taken: list[tuple[int, int]] = [(0, 0)] * len(symbols)
    slips: dict[int, int] = {}
    row, at = len(rows) - 1, end
    while row > 0:
        if row in jumped and jumped[row][at]:
            for skipped in range(jumps[row], row):
                taken[skipped] = (at, at)
            row = jumps[row]
            continue
        symbol = symbols[row - 1]
        start = int(origins[row - 1][at])
        if symbol.slot >= 0:
            taken[row - 1] = (start, at)
        else:
            extra = at - start
            if matched[row - 1][start]:
                taken[row - 1] = (start - 1, start)
                extra += text[start - 1] != symbol.character
                start -= 1
            else:
                taken[row - 1] = (start, start)
                extra += 1
            slips[symbol.piece] = slips.get(symbol.piece, 0) + int(extra)
        row, at = row - 1, start
    return taken, slips


def _cut(
    pattern: Pattern,
    passage: Passage,
    solid: list[int],
    symbols: list[_Symbol],
    taken: list[tuple[int, int]],
    slips: dict[int, int],
) -> Aligned:
    def part(start: int, end: int) -> Passage:
        return passage[solid[start] : solid[end - 1] + 1] if end > start else passage[0:0]

    slots: list[Passage] = []
    anchors: list[int] = []
    following = [*zip(symbols[1:], taken[1:], strict=True), (_Symbol(), (0, 0))]
    for symbol, (start, end), after in zip(symbols, taken, following, strict=True):
        if symbol.slot >= 0:
            is_print = _is_bracket_misread(part(start, end), *after)
            slots.append(part(start, start if is_print else end))
            anchors.append(solid[end] if end < len(solid) else len(passage))
    printed = len(pattern.literal)
    expected = len(pattern.expected) or printed
    slipped = sum(n for piece, n in slips.items() if not _is_optional(pattern, piece))
    quality = max(0.0, 1.0 - slipped / expected) if printed else 1.0
    first, last = (taken[0][0], taken[-1][1]) if taken else (0, 0)
    strays = part(0, first) + part(last, len(solid))
    return Aligned(tuple(slots), tuple(anchors), quality, strays)


def _is_bracket_misread(found: Passage, after: _Symbol, taken: tuple[int, int]) -> bool:
    """Tell whether all that a slot took is the closing bracket that is printed behind it and was not seen.

    What was read for certain, or typed, is a value.
    """
    missing = after.character == ")" and taken[0] == taken[1]
    return missing and len(found) == 1 and found.text in LIKE_BRACKET and found.confidence() < SURE_VALUE


def _is_optional(pattern: Pattern, number: int) -> bool:
    piece = pattern.pieces[number]
    return isinstance(piece, Literal) and piece.optional and bool(pattern.expected)
