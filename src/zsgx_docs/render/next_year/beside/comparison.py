"""What last year's notice says otherwise than the template, and where in it the template's slots stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any, Literal

from zsgx_docs.render.next_year.beside.alignment import paired
from zsgx_docs.render.next_year.beside.printed import SlotPrint, TemplateLine
from zsgx_docs.render.next_year.manuscript import CELL_END, Folded, Line, Manuscript, folded_text
from zsgx_docs.render.next_year.times import line_key
from zsgx_docs.word.names import W

_How = Literal["added", "changed", "missing"]
TOGETHER = 3
"""Equal characters between two differences that are told as one: a guess."""
NOTICEABLE = 8
"""Characters from which a line of the template outside tables tells that a paper is made by it: a guess."""


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """Where the value of a slot stands in the manuscript."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What the clerk wrote otherwise, from `start` to `end` in the manuscript (equal: nothing is left there).

    `printed` is the template's text there. `whole`: it is whole paragraphs.
    """

    kind: _How
    start: int
    end: int
    printed: str
    written: str
    whole: bool = False
    table: Any = None
    """The `w:tbl` that was added."""

    @property
    def in_table(self) -> bool:
        """Tell whether it is a table that was added."""
        return self.table is not None


@dataclass(slots=True)
class Comparison:
    """What came of it. `share` (0..1): how much of the template's print is there."""

    slots: list[SlotPlace] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    share: float = 0.0


def compared(printed: Sequence[TemplateLine], manuscript: Manuscript, lines: Sequence[Line]) -> Comparison:
    """Compare the template's print with these lines of the manuscript."""
    written = [(line, _numbered(manuscript, line)) for line in lines if not line.aside]
    written = [(line, folded) for line, folded in written if folded.text]
    result = Comparison()
    found = noticeable = 0
    behind = 0
    keys = [line_key(folded.text) for _, folded in written]
    for pair in paired([line_key(line.folded.text) for line in printed], keys):
        here = [printed[number] for number in pair.printed]
        there = [written[number] for number in pair.written]
        weight = sum(len(p.folded.text) for p in here if not p.in_table and len(p.folded.text) >= NOTICEABLE)
        noticeable += weight
        found += weight if there else 0
        _compare(result, manuscript, here, there, behind)
        behind = there[-1][1].places[-1] + 1 if there else behind
    result.share = found / noticeable if noticeable else 0.0
    result.differences = list(_joined(result.differences, manuscript))
    return result


def _numbered(manuscript: Manuscript, line: Line) -> Folded:
    """With the number that Word counts, standing where the line begins."""
    folded = folded_text(manuscript.text_of(line), line.start)
    number = folded_text(line.number).text if folded.text else ""
    return Folded(number + folded.text, (folded.places[:1] * len(number)) + folded.places)


def _compare(
    result: Comparison,
    manuscript: Manuscript,
    here: Sequence[TemplateLine],
    there: Sequence[tuple[Line, Folded]],
    behind: int,
) -> None:
    """One pair; `behind` is where the text before it ends."""
    if not there:
        text = "\n".join(line.text.strip() for line in here).strip()
        if text:
            result.differences.append(Difference("missing", behind, behind, text, "", whole=True))
        return
    start, end = there[0][1].places[0], there[-1][1].places[-1] + 1
    if not here:
        written, cell = manuscript.text[start:end], there[0][0].cell
        table = next(cell.iterancestors(f"{W}tbl"), None) if cell is not None else None
        result.differences.append(Difference("added", start, end, "", written, True, table))
        return
    slots = list(_chained_slots(here))
    match = _Match("".join(line.text for line in here), _chained([folded for _, folded in there]))
    result.slots.extend(match.slot(slot) for slot in slots)
    result.differences.extend(match.differences(slots, manuscript))


def _chained(parts: Sequence[Folded]) -> Folded:
    places = tuple(place for part in parts for place in part.places)
    return Folded("".join(part.text for part in parts), places)


def _chained_slots(lines: Sequence[TemplateLine]) -> Iterator[SlotPrint]:
    before = 0
    for line in lines:
        yield from (SlotPrint(slot.path, slot.start + before, slot.end + before) for slot in line.slots)
        before += len(line.folded.text)


class _Match:
    """One paragraph of the template and what was written for it, character by character."""

    def __init__(self, print_: str, written: Folded) -> None:
        self._print, self._printed, self._written = print_, folded_text(print_), written
        matcher = SequenceMatcher(None, self._printed.text, written.text, autojunk=False)
        self._steps = matcher.get_opcodes()
        blocks = matcher.get_matching_blocks()
        self._to = {at + step: to + step for at, to, size in blocks for step in range(size)}

    def slot(self, slot: SlotPrint) -> SlotPlace:
        """Where its value stands: word for word, or between what the template has round it."""
        if self._is_whole(slot):
            start, end = self._span(self._to[slot.start], self._to[slot.end - 1] + 1)
            return SlotPlace(slot.path, start, end)
        inside = [self._to[at] for at in range(slot.start, slot.end) if at in self._to]
        before, after = self._to.get(slot.start - 1, -1 if slot.start == 0 else None), self._to.get(slot.end)
        if after is None and slot.end == len(self._printed.text):
            after = len(self._written.text)
        first = before + 1 if before is not None else min(inside, default=after or 0)
        last = after if after is not None else max(inside, default=first - 1) + 1
        start, end = self._span(first, max(first, last))
        return SlotPlace(slot.path, start, end)

    def differences(self, slots: Sequence[SlotPrint], manuscript: Manuscript) -> Iterator[Difference]:
        """Phrases outside the slots that are not the template's."""
        for at, upto, to, until in self._phrases(slots):
            start, end = self._span(to, until)
            places = self._printed.places
            printed = self._print[places[at] : places[upto - 1] + 1] if at < upto else ""
            kind: _How = "missing" if to == until else "added" if at == upto else "changed"
            yield Difference(kind, start, end, printed, manuscript.text[start:end])

    def _phrases(self, slots: Sequence[SlotPrint]) -> Iterator[tuple[int, int, int, int]]:
        merged: list[tuple[int, int, int, int]] = []
        for tag, at, upto, to, until in self._steps:
            if tag == "equal" or any(self._is_of(slot, at, upto) for slot in slots):
                continue
            if merged:
                first, last, left, right = merged[-1]
                apart = any(slot.start < at and slot.end > last for slot in slots)
                if at - last < TOGETHER and to - right < TOGETHER and not apart:
                    merged[-1] = (first, upto, left, until)
                    continue
            merged.append((at, upto, to, until))
        yield from merged

    def _is_whole(self, slot: SlotPrint) -> bool:
        """Whether its value stands there as it was read."""
        there = [self._to.get(at) for at in range(slot.start, slot.end)]
        return bool(there) and None not in there and there[-1] == (there[0] or 0) + len(there) - 1

    def _is_of(self, slot: SlotPrint, at: int, upto: int) -> bool:
        """Whether what differs there is the value of a slot, which is no matter of the template's print."""
        if not slot.start <= at <= upto <= slot.end:
            return False
        return not (at == upto and at in (slot.start, slot.end) and self._is_whole(slot))

    def _span(self, first: int, last: int) -> tuple[int, int]:
        places = self._written.places
        if first < last:
            return places[first], places[last - 1] + 1
        at = places[first - 1] + 1 if first else places[0]
        return at, at


def _joined(differences: Sequence[Difference], manuscript: Manuscript) -> Iterator[Difference]:
    """Told once: paragraphs missing one after the other, and the cells of a table that was added."""
    waiting: Difference | None = None
    for difference in differences:
        if waiting is not None and _go_together(waiting, difference):
            printed = f"{waiting.printed}\n{difference.printed}".strip()
            written = manuscript.text[waiting.start : difference.end].replace(CELL_END, "\n")
            waiting = replace(waiting, end=difference.end, printed=printed, written=written)
            continue
        if waiting is not None:
            yield waiting
        waiting = difference
    if waiting is not None:
        yield waiting


def _go_together(one: Difference, other: Difference) -> bool:
    if one.kind == "missing" and one.whole and other.kind == "missing" and other.whole:
        return one.start == other.start
    return one.table is not None and one.table is other.table
