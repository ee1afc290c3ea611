"""Match the paragraphs of a notice one after another: what stands between two lines that are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz

from zsgx_docs.model.sheet import Paragraph
from zsgx_docs.read.match.anchors import align, folded
from zsgx_docs.template.loops import Loop
from zsgx_docs.template.pattern import Pattern
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context
from zsgx_docs.values.listing import ITEM_NUMBER, number_style

ALIKE = 0.6
"""The likeness (0..1) from which print is taken for the template's; a guess."""
PRINT = 3
"""Characters of print from which a paragraph can be the template's line beyond doubt; a guess."""
SURELY = 0.85
"""The likeness (0..1) of that print from which it is that line and no other; a guess."""
TYPED = 0.5
"""The likeness (0..1) that a line has which is a slot alone if its text is of the slot's kind; a guess."""
UNTYPED = 0.15
"""The same where the slot's kind could be anything; a guess, so that any typed line goes first."""
NUMBER_DIFFERS = 0.5
"""The factor on a likeness where an item's number is missing, or stands where none should; a guess."""
FRESH_ITEM = 0.01
"""What it speaks, in likeness, against one more item, so that the template's other lines get their
paragraphs first; a guess."""
LONGEST_LINE = 60
"""Characters from which a text is no line that is a slot alone, but prose; a guess."""
SENTENCE_ENDS = frozenset("。！？；")
"""What no name has."""


def _unfilled() -> dict[str, frozenset[str]]:
    """What blanks print where nothing is given (年月日), with the kinds that print it."""
    printed: dict[str, set[str]] = {}
    for kind in kinds.values():
        if blank := "".join(kind.blank.split()):
            printed.setdefault(blank, set()).add(kind.name)
    return {blank: frozenset(names) for blank, names in printed.items()}


_UNFILLED = _unfilled()


@dataclass(frozen=True, slots=True)
class LineMatches:
    """Hold which paragraphs each line became; for each loop, those of its lines item by item."""

    lines: Mapping[int, range]
    items: tuple[tuple[Mapping[int, range], ...], ...]


def match_lines(
    lines: Sequence[Pattern], paragraphs: Sequence[Paragraph], loops: Sequence[Loop] = ()
) -> LineMatches:
    """Match the template's lines with paragraphs: the likeliest pairs that keep both orders.

    Prose and lists take all that stands between the lines before and after theirs.
    """
    matching = _Matching(lines, [p.text.text for p in paragraphs], loops)
    taken: dict[int, range] = {}
    items: list[list[dict[int, range]]] = [[] for _ in loops]
    before = 0
    for step in matching.steps():
        at = range(step.paragraph, step.paragraph + 1)
        number = matching.loop_of(step.line)
        if number is None:
            first = before if takes_several(lines[step.line]) and before else step.paragraph
            taken[step.line] = range(min(first, step.paragraph), at.stop)
        elif step.came == "same":
            items[number][-1][step.line] = range(items[number][-1][step.line].start, at.stop)
        else:
            if step.came == "fresh" or not items[number]:
                items[number].append({})
            items[number][-1][step.line] = at
        before = at.stop
    return LineMatches(taken, tuple(tuple(found) for found in items))


def certain_lines(
    lines: Sequence[Pattern], paragraphs: Sequence[Paragraph], loops: Sequence[Loop] = ()
) -> dict[int, int]:
    """Find paragraphs that show a line's print beyond doubt: their numbers to those of the lines."""
    return {
        step.paragraph: step.line
        for step in _Matching(lines, [p.text.text for p in paragraphs], loops).steps()
        if len(lines[step.line].literal) >= PRINT
        and align(lines[step.line], paragraphs[step.paragraph].text, in_paragraph=True).quality >= SURELY
    }


def takes_several(line: Pattern) -> bool:
    """Tell whether the line is prose or a list alone, of as many paragraphs as there are."""
    return len(line.slots) == 1 and not line.literal and kinds[line.slots[0].kind].may_be_long


def tells_apart(loop: Loop, lines: Sequence[Pattern]) -> bool:
    """Tell whether an item's paragraphs differ: all but one have print, a number or a kind of their own."""

    def is_any_text(line: Pattern) -> bool:
        return len(line.literal) < 2 and all(kinds[slot.kind].is_free_text for slot in line.slots)

    return sum(is_any_text(lines[i]) and not loop.number(i) for i in loop.lines) < 2


Came = Literal["on", "fresh", "same"]
"""How a line was come to: from one before it, from the end of an item, from itself."""


@dataclass(frozen=True, slots=True)
class _Step:
    line: int
    paragraph: int
    came: Came


@dataclass
class _Matching:
    """`_best[j][i]` is what can be had of lines from i and paragraphs from j."""

    lines: Sequence[Pattern]
    texts: Sequence[str]
    loops: Sequence[Loop]
    _best: list[list[float]] = field(init=False)

    def __post_init__(self) -> None:
        height, width = len(self.lines), len(self.texts)
        self._loop_of = {i: number for number, loop in enumerate(self.loops) for i in loop.lines}
        self._likeness = [[self._alike(i, text) for text in self.texts] for i in range(height)]
        self._best = [[0.0] * (height + 1) for _ in range(width + 1)]
        for j in range(width - 1, -1, -1):
            for i in range(height - 1, -1, -1):
                alike = self._likeness[i][j]
                taken = alike + max(worth for worth, _, _ in self._ways_on(i, j)) if alike else 0.0
                self._best[j][i] = max(taken, self._best[j][i + 1], self._best[j + 1][i])

    def loop_of(self, line: int) -> int | None:
        return self._loop_of.get(line)

    def steps(self) -> Iterator[_Step]:
        """Of paragraphs that would do as well the last is taken: it is nearest to the line that follows."""
        best, i, j = self._best, 0, 0
        came: Came = "on"
        while i < len(self.lines) and j < len(self.texts):
            if best[j][i] == best[j + 1][i]:
                j += 1
            elif best[j][i] == best[j][i + 1]:
                i += 1
                came = "on" if came == "same" else came
            else:
                yield _Step(i, j, came)
                _, i, came = max(self._ways_on(i, j), key=lambda way: way[0])
                j += 1

    def _ways_on(self, i: int, j: int) -> Iterator[tuple[float, int, Came]]:
        """What comes after line i became paragraph j: its worth, the next line and how that is come to."""
        following = self._best[j + 1]
        yield following[i + 1], i + 1, "on"
        number = self._loop_of.get(i)
        if number is not None:
            if self._goes_on(self.loops[number], i, j + 1):
                yield following[i], i, "same"
            first = self.loops[number].first
            yield following[first] - FRESH_ITEM, first, "fresh"

    def _goes_on(self, loop: Loop, i: int, j: int) -> bool:
        """Whether the paragraph may be one more of the same prose: by their numbers items are told apart."""
        if j >= len(self.texts) or not takes_several(self.lines[i]) or not any(loop.numbers):
            return False
        return (number_style(self.texts[j]) or "") not in loop.numbers

    def _alike(self, i: int, text: str) -> float:
        number = self._loop_of.get(i)
        if number is None:
            return _likeness(self.lines[i], text)
        loop = self.loops[number]
        own, said = loop.number(i), number_style(text)
        alike = _likeness(self.lines[i], ITEM_NUMBER.sub("", text, count=1) if own else text)
        if own and said == own:
            return max(alike, TYPED if alike else 0.0)
        return alike * NUMBER_DIFFERS if own or (said and said in loop.numbers) else alike


def _likeness(line: Pattern, text: str) -> float:
    text = "".join(text.split())
    if len(line.literal) < 2:
        return _slot_likeness(line, text)
    compare = fuzz.partial_ratio if line.slots else fuzz.ratio
    alike = compare(folded(line.literal), folded(text)) / 100
    return alike if alike >= ALIKE else 0.0


def _slot_likeness(line: Pattern, text: str) -> float:
    if not line.slots:
        return 0.0
    kind = kinds[line.slots[0].kind]
    if text in _UNFILLED:
        return TYPED if kind.name in _UNFILLED[text] else 0.0
    if kind.is_name and set(text) & SENTENCE_ENDS:
        return 0.0
    of_several = kind.may_be_long or any("[]" in slot.path for slot in line.slots)
    if len(text) > LONGEST_LINE and not of_several:
        return 0.0
    if kind.is_free_text:
        return UNTYPED
    parsed = kind.parse(text, Context())
    return TYPED if parsed.value is not None and parsed.doubt is None else 0.0
