"""Hear a third voice on doubtful characters, from a recogniser that was trained apart from the first.

What both its readings of a spot, sharp and softened, confirm is doubtful no longer; what both say otherwise,
and fits the picture better by its shape too, is taken. It is not asked about signs: a speck looks like one to
everybody. Nor is it believed of names: rare characters are misread alike (of 176 doubtful wrong characters of
names on spoilt lines it confirmed 6, of 150 doubtful right ones 30).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from zsgx_docs.model.evidence import Group
from zsgx_docs.model.geometry import union
from zsgx_docs.model.passage import Mark, Passage, join
from zsgx_docs.read.language import may_lack_a_dot
from zsgx_docs.read.source import SecondLook
from zsgx_docs.read.verify.calibration import calibrated
from zsgx_docs.read.verify.confidence import appraised, is_risky
from zsgx_docs.read.verify.reread.reread import comparable
from zsgx_docs.read.verify.value import Value
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

WORTH_ASKING: frozenset[Group] = frozenset({"agreed", "agreed_figures", "split", "text", "prose"})
DOUBTFUL = 0.9
"""The confidence (0..1) below which a character is asked about; a guess."""
MOST = 6
"""Doubtful characters of a value; one with more of them is not made sure one by one; a guess."""
AROUND = 6
"""Characters to both sides that are read with a doubtful one, for a recogniser reads lines; a guess."""
AGREES = 0.8
"""How sure (0..1) both readings must be to confirm a character; a guess."""
OTHERWISE = 0.7
"""How sure (0..1) both readings must be to say another; a guess."""
CONFIRMED = 0.985
"""The trust (0..1) in a character that was confirmed: just beyond the limits of doubt; a guess."""
EXCHANGED = 0.5
"""The trust (0..1) in one that was taken for another: of three on forged pages one was wrong (门 for 口)."""
BRACKETS = "()（）〔〕"
CONTESTED = 0.5
"""The trust (0..1) from which down a look-alike's shape fits the picture better (`scan.second_vote`)."""


def heard_again(value: Value, look: SecondLook, context: Context) -> Value:
    """Return the value after the third voice on its doubtful characters, where they alone make it risky."""
    grounds = appraised(value)
    seen = any(look.sees(page) for page, _ in value.reading.area)
    if not seen or value.reading.tick is not None or grounds.group not in WORTH_ASKING:
        return value
    if not is_risky(value.field.kind, calibrated(grounds.group, grounds.sureness)):
        return value
    if grounds.group == "split":
        return value if value.field.kind == "name" else _outvoted(value, look, context)
    text = _heard(value.text, look, confirms=value.field.kind != "name")
    parsed = kinds[value.reading.kind].parse(text.text, context)
    if text is value.text or parsed.doubt is not None:
        return value
    return value.read_as(text, parsed, value.weight)


def _outvoted(value: Value, look: SecondLook, context: Context) -> Value:
    """A value on which two readings differ, agreed where both of the third recogniser's say the same."""
    if not _is_clean(value.text.text):
        return value
    heard = [look.third_opinions(page, box) for page, box in value.text.boxes()]
    if not heard or not all(heard):
        return value
    said = (join(parts) for parts in zip(*heard, strict=True))
    parsed = (kinds[value.reading.kind].parse(text.text, context) for text in said)
    if any(p.doubt is not None or comparable(p.value) != comparable(value.parsed.value) for p in parsed):
        return value
    marks = (replace(mark, confidence=max(mark.confidence, CONFIRMED)) for mark in value.text.marks)
    return value.read_as(Passage(value.text.text, tuple(marks)), value.parsed, "agreed")


def _heard(text: Passage, look: SecondLook, confirms: bool) -> Passage:
    """`confirms`: whether its agreement makes a character sure."""
    doubtful = [
        at
        for at, (c, mark) in enumerate(zip(text.text, text.marks, strict=True))
        if mark.confidence < DOUBTFUL and c.isalnum() and mark.box is not None
    ]
    if not doubtful or len(doubtful) > MOST:
        return text
    characters, marks = list(text.text), list(text.marks)
    for at in doubtful:
        start, stop = _around(text, at)
        part = text[start:stop]
        boxes = [mark.box for mark in part.marks if mark.box]
        page = text.marks[at].page
        heard = look.third_opinions(page, union(boxes)) if page is not None else ()
        found = [_at(part.text, other, at - start) for other in heard]
        said = {c for c, _ in found}
        if found and len(said) == 1:
            settled = _settled(text.text[at], text.marks[at], said.pop(), found)
            inside = 0 < at < len(text.text) - 1  # at an end it may be doubted for a neighbour that is lost
            if (confirms and inside) or settled[0] != text.text[at]:
                characters[at], marks[at] = settled
    if characters == list(text.text) and marks == list(text.marks):
        return text
    return Passage("".join(characters), tuple(marks))


def _is_clean(text: str) -> bool:
    """Whether no speck may have been read as a sign before or after the value."""
    bare = text.strip()
    return bool(bare) and all(c.isalnum() or c in BRACKETS for c in (bare[0], bare[-1]))


def _settled(read: str, mark: Mark, said: str, found: Sequence[tuple[str, float]]) -> tuple[str, Mark]:
    surely = min(sure for _, sure in found)
    if said == _folded(read) and surely >= AGREES and not may_lack_a_dot(read, mark.alternatives):
        return read, replace(mark, confidence=max(mark.confidence, CONFIRMED))
    other = next(iter(mark.alternatives), "")
    contested = mark.confidence <= CONTESTED and other.isalpha() and not other.isascii()
    if contested and said == _folded(other) != _folded(read) and surely >= OTHERWISE:
        return other, replace(mark, confidence=EXCHANGED, alternatives=(read,))
    return read, mark


def _around(text: Passage, at: int) -> tuple[int, int]:
    """The characters of the same line about one, from and to before."""
    line = (text.marks[at].page, text.marks[at].line)
    start, stop = at, at + 1
    while start > 0 and at - start < AROUND and _line(text.marks[start - 1]) == line:
        start -= 1
    while stop < len(text.text) and stop - at <= AROUND and _line(text.marks[stop]) == line:
        stop += 1
    return start, stop


def _line(mark: Mark) -> tuple[int | None, int]:
    return mark.page, mark.line


def _at(base: str, other: Passage, at: int) -> tuple[str, float]:
    """What stands in another reading in place of the base's character number `at`, and how surely."""
    for edit in Levenshtein.opcodes(_folded(base), _folded(other.text)):
        if edit.src_start <= at < edit.src_end and edit.tag in ("equal", "replace"):
            there = edit.dest_start + at - edit.src_start
            return _folded(other.text[there]), other.marks[there].confidence
    return "", 0.0


def _folded(text: str) -> str:
    """One character for one: a sign may be wide or narrow."""
    return "".join(n if len(n := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)
