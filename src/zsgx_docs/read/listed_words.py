"""Words that are known: titles, and units that stand elsewhere in the same paper or on its seals.

Where characters are doubtful, the one known word that has all the sure ones in their order is what was
written, of its length if there is one; a person is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.calibration import calibrated
from zsgx_docs.read.trust import appraised, is_risky
from zsgx_docs.read.value import Value
from zsgx_docs.read.variants import DOUBTFUL
from zsgx_docs.values.kind import Parsed
from zsgx_docs.values.titles import TITLES

TAKEN_FOR = "识别为“{first}”，其中有字辨认不清，按{known}取“{now}”"
KNOWN_TITLE, KNOWN_UNIT, STAMPED = "常用职称", "本件别处的单位名称", "印章上的名称"
TITLE_LEAF = "professional_title"
LEAST_SURE, FEWEST_SURE = 0.5, 2
"""The share of the known word, and the number of its characters, that must have been read surely."""


def with_known_words(values: Sequence[Value], stamped: Iterable[str] = ()) -> list[Value]:
    """The values; those with doubtful characters as the only known word that fits, with a remark.

    `stamped` are the names on the paper's seals.
    """
    units = {v.parsed.value for v in values if v.field.kind == "unit" and v.text and not _is_doubtful(v)}
    names = set(stamped)
    return [_known(value, units, names) if _is_doubtful(value) else value for value in values]


def _is_doubtful(value: Value) -> bool:
    """Read from text, with characters in doubt and nothing else."""
    grounds = appraised(value)
    if value.reading.tick is not None or grounds.group in ("remarked", "chosen", "empty", "checked"):
        return False
    return value.weight == "split" or is_risky(value.field.kind, calibrated(grounds.group, grounds.sureness))


def _known(value: Value, units: Iterable[str], stamped: Iterable[str]) -> Value:
    if value.path.endswith(TITLE_LEAF):
        lists: tuple[tuple[str, Iterable[str]], ...] = ((KNOWN_TITLE, TITLES),)
    else:
        lists = ((KNOWN_UNIT, units), (STAMPED, stamped)) if value.field.kind == "unit" else ()
    read = "".join(value.text.text.split())
    for known, words in lists:
        possible = {word for word in words if _fits(word, value.text)}
        fitting = {word for word in possible if len(word) == len(read)} or possible
        if read in fitting or len(fitting) > 1:
            return value
        for word in fitting:
            said = TAKEN_FOR.format(first=read, known=known, now=word)
            return value.read_as(value.text, Parsed(word), "chosen", said)
    return value


def _fits(word: str, text: Passage) -> bool:
    """Whether the word has all surely read characters in their order, and they are a fair part of it."""
    sure = [
        c for c, m in zip(text.text, text.marks, strict=True) if m.confidence >= DOUBTFUL and not c.isspace()
    ]
    rest = iter(word)
    in_order = all(character in rest for character in sure)
    return in_order and len(sure) >= max(FEWEST_SURE, LEAST_SURE * len(word))
