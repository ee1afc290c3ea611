"""Know words: titles, and units that stand elsewhere in the same paper or on its seals.

Where characters are doubtful, the one known word that has all the sure ones in their order is what was
written, of its length if there is one; a person is told so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from rapidfuzz.distance import Levenshtein

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.verify.calibration import calibrated
from zsgx_docs.read.verify.confidence import appraised, is_risky
from zsgx_docs.read.verify.reread import DOUBTFUL
from zsgx_docs.read.verify.value import Value
from zsgx_docs.values.kind import Parsed
from zsgx_docs.values.titles import TITLES

TAKEN_FOR = "识别为“{first}”，其中有字辨认不清，按{known}取“{now}”"
KNOWN_TITLE, KNOWN_UNIT, STAMPED = "常用职称", "本件别处的单位名称", "印章上的名称"
LEAST_SURE = 0.5
"""The share (0..1) of the known word's characters that must have been read surely; a guess."""
FEWEST_SURE = 2
"""Characters of the known word that must have been read surely; a guess: one could be any word's."""
TOO_MANY = 1
"""Characters that may have been read beyond those of a word; a guess."""
MOST_APART = 0.4
"""The share (0..1) of a title that may be misread; a guess."""
WELL_READ = 0.7
"""The share (0..1) of a word that must be read for which, if the rest has just its room, no
doubt is left; a guess."""
SPACING = 0.55
"""The ems by which that room may differ: just more than half a character."""
SHOWN = 0.985
"""The trust (0..1) in such characters: just beyond the limits of doubt; a guess."""


def with_known_words(values: Sequence[Value], stamped: Iterable[str] = ()) -> list[Value]:
    """Return the values; those with doubtful characters as the only known word that fits, with a remark.

    `stamped` are the names on the paper's seals.
    """
    units = {v.parsed.value for v in values if v.field.kind == "unit" and v.text and not _is_doubtful(v)}
    names = set(stamped)
    return [_known(value, units, names) if _is_doubtful(value) else value for value in values]


def without_doubt(values: Sequence[Value], borne_out: Collection[str]) -> list[Value]:
    """Return the values; what the record demands in that very place, and was read elsewhere, is certain.

    That is so where the same was read, and where a known word was taken that just fits. `borne_out` are the
    paths of values that others of the record bear out.
    """
    sure = {v.parsed.value for v in values if v.field.kind == "unit" and v.text and not _is_open(v)}

    def is_certain(value: Value) -> bool:
        if value.path not in borne_out or value.field.kind != "unit" or value.parsed.value not in sure:
            return False
        return _is_known_word(value) or (_is_doubtful(value) and value.weight != "split")

    return [_certain(value) if is_certain(value) else value for value in values]


def _is_open(value: Value) -> bool:
    """Whether anything speaks against the value."""
    return _is_doubtful(value) or bool(value.remarks or value.reading.observations or value.parsed.doubt)


def _is_known_word(value: Value) -> bool:
    said = TAKEN_FOR.partition("{")[0]
    alone = not value.reading.observations and len(value.remarks) == 1 and value.remarks[0].startswith(said)
    return value.weight == "chosen" and alone and fills_the_gaps(str(value.parsed.value), value.text)


def _certain(value: Value) -> Value:
    marks = (replace(mark, confidence=max(mark.confidence, SHOWN)) for mark in value.text.marks)
    told = replace(value, remarks=(), weight="vouched")
    return replace(told, reading=replace(value.reading, text=Passage(value.text.text, tuple(marks))))


def fills_the_gaps(word: str, text: Passage) -> bool:
    """Tell whether most of the word was read, and what else it has just fits between."""
    read = [(c, m) for c, m in zip(text.text, text.marks, strict=True) if not c.isspace()]
    plain, marks = "".join(c for c, _ in read), [m for _, m in read]
    edits = Levenshtein.opcodes(plain, word)
    kept = [i for e in edits if e.tag == "equal" for i in range(e.src_start, e.src_end)]
    steps = [
        step for i, j in pairwise(kept) if j == i + 1 and (step := _step(marks[i], marks[j])) is not None
    ]
    if len(kept) < WELL_READ * len(word) or not steps:
        return False
    em = median(steps)
    return all(
        _just_fits(marks, edit.src_start, edit.src_end, edit.dest_end - edit.dest_start, em)
        for edit in edits
        if edit.tag != "equal"
    )


def _just_fits(marks: Sequence[Mark], start: int, end: int, count: int, em: float) -> bool:
    """Whether so many characters have room in place of those from `start` to before `end`."""
    step = _step(marks[start - 1], marks[end]) if start and end < len(marks) else None
    return end - start == count if step is None else abs(step / em - (count + 1)) < SPACING


def _step(one: Mark, next_one: Mark) -> float | None:
    """How far on one line the second stands behind the first."""
    if one.box is None or next_one.box is None or (one.page, one.line) != (next_one.page, next_one.line):
        return None
    return next_one.box.middle[0] - one.box.middle[0]


def _is_doubtful(value: Value) -> bool:
    """Read from text, with characters in doubt and nothing else."""
    grounds = appraised(value)
    if value.reading.tick is not None or grounds.group in ("remarked", "chosen", "empty", "checked"):
        return False
    return value.weight == "split" or is_risky(value.field.kind, calibrated(grounds.group, grounds.sureness))


def _known(value: Value, units: Iterable[str], stamped: Iterable[str]) -> Value:
    if value.field.role == "title":
        lists: tuple[tuple[str, Iterable[str]], ...] = ((KNOWN_TITLE, TITLES),)
    else:
        lists = ((KNOWN_UNIT, units), (STAMPED, stamped)) if value.field.kind == "unit" else ()
    read = "".join(value.text.text.split())
    for known, words in lists:
        possible = {w for w in words if _fits(w, value.text) and len(w) >= len(read) - TOO_MANY}
        fitting = {word for word in possible if len(word) == len(read)} or possible
        if known == KNOWN_TITLE and not fitting:
            fitting = _nearest(TITLES, read)
        if read in fitting or len(fitting) > 1:
            return value
        for word in fitting:
            said = TAKEN_FOR.format(first=read, known=known, now=word)
            return value.read_as(value.text, Parsed(word), "chosen", said)
    return value


def _nearest(words: Iterable[str], read: str) -> set[str]:
    """The one word that is nearest to what was read, if it is near; several where they are as near."""
    apart = {word: Levenshtein.distance(word, read) for word in words}
    least = min(apart.values(), default=0)
    return {word for word, far in apart.items() if far == least <= MOST_APART * len(word)}


def _fits(word: str, text: Passage) -> bool:
    """Whether the word has all surely read characters in their order, and they are a fair part of it."""
    sure = [
        c for c, m in zip(text.text, text.marks, strict=True) if m.confidence >= DOUBTFUL and not c.isspace()
    ]
    rest = iter(word)
    in_order = all(character in rest for character in sure)
    return in_order and len(sure) >= max(FEWEST_SURE, LEAST_SURE * len(word))
