"""Paragraphs of a notice, one after another: what stands between two lines that are known."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from zsgx_docs.model.sheet import Paragraph
from zsgx_docs.read.match.folding import folded
from zsgx_docs.template.pattern import Pattern
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context
from zsgx_docs.values.listing import NUMBERED

ALIKE = 0.6
"""The likeness from which print is taken for the template's."""
TYPED, UNTYPED = 0.5, 0.15
"""What it speaks for a line that is a slot alone if its text is of the slot's kind, or could be anything."""
ANY_TEXT = frozenset({"text", "prose", "unit", "name", "item"})
LONGEST_LINE = 60
OF_SEVERAL = frozenset({"prose", NUMBERED})
"""Kinds whose values may take several paragraphs, of any length."""


def in_sequence(lines: Sequence[Pattern], paragraphs: Sequence[Paragraph]) -> dict[int, range]:
    """Which paragraph each line of the template became: the likeliest pairs that keep both orders.

    Prose and lists take all that stands between the lines before and after theirs.
    """
    pairs = _pairs(lines, paragraphs)
    taken: dict[int, range] = {}
    before = 0
    for line, paragraph in pairs.items():
        first = before if takes_several(lines[line]) and before else paragraph
        taken[line] = range(min(first, paragraph), paragraph + 1)
        before = paragraph + 1
    return taken


def takes_several(line: Pattern) -> bool:
    """Whether the line is prose or a list alone, of as many paragraphs as there are."""
    return len(line.slots) == 1 and not line.literal and line.slots[0].kind in OF_SEVERAL


def _pairs(lines: Sequence[Pattern], paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Of paragraphs that would do as well the last is taken, which is nearest to the line that follows."""
    likeness = [[_likeness(line, paragraph) for paragraph in paragraphs] for line in lines]
    height, width = len(lines), len(paragraphs)
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            taken = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < height and j < width:
        if best[i][j] == best[i][j + 1]:
            j += 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            pairs[i] = j
            i, j = i + 1, j + 1
    return pairs


def _likeness(line: Pattern, paragraph: Paragraph) -> float:
    text = "".join(paragraph.text.text.split())
    if len(line.literal) < 2:
        return _slot_likeness(line, text)
    compare = fuzz.partial_ratio if line.slots else fuzz.ratio
    alike = compare(folded(line.literal), folded(text)) / 100
    return alike if alike >= ALIKE else 0.0


def _slot_likeness(line: Pattern, text: str) -> float:
    kind = line.slots[0].kind if line.slots else ""
    of_several = kind in OF_SEVERAL or any("[]" in slot.path for slot in line.slots)
    if not kind or (len(text) > LONGEST_LINE and not of_several):
        return 0.0
    if kind in ANY_TEXT:
        return UNTYPED
    parsed = kinds[kind].parse(text, Context())
    return TYPED if parsed.value is not None and parsed.doubt is None else 0.0
