"""Read again where the first reading fails a check: a pattern, a check digit, a day that does not exist."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from zsgx_docs.read.source import SecondLook
from zsgx_docs.read.verify.reread.hypotheses import READERS, By, Variant, second_readings, ways_to_read
from zsgx_docs.read.verify.value import Value
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context, Parsed

REREAD = "初次识别为“{first}”，不合规则；再次识别，取“{now}”"


def read_again(value: Value, look: SecondLook, context: Context) -> Value:
    """Return the value as first read if nothing speaks against it, else in another reading that passes.

    A reading is taken only if the page's reading, the same engine enlarged or another engine says so, where
    need be with characters that one of them offered in a doubtful place; the more of them agree, the better.
    """
    if value.parsed.doubt is None or value.reading.tick is not None or not value.text:
        return value
    found = _passing(value, look, context)
    if not found:
        return value
    best = max(found, key=lambda c: (len(c.readers), c.is_plain, -c.variant.exchanged))
    has_digit = kinds[value.field.kind].self_check == "digit"  # a misreading passes one time in eleven
    if best.is_agreed and (has_digit or best.parsed.value == value.parsed.value):
        return value.read_as(best.variant.text, best.parsed, "agreed")
    said = REREAD.format(first=_plain(value.text.text), now=_plain(best.variant.text.text))
    return value.read_as(best.variant.text, best.parsed, "chosen", said)


@dataclass
class _Choice:
    """What a value may be; `readers` are those whose reading, as it is or with exchanges, says so."""

    variant: Variant
    parsed: Parsed
    readers: set[By] = field(default_factory=set)

    @property
    def is_plain(self) -> bool:
        """Whether one of them reads it so without an exchange."""
        return not self.variant.exchanged

    @property
    def is_agreed(self) -> bool:
        return len(self.readers) > 1 and self.is_plain


def _passing(value: Value, look: SecondLook, context: Context) -> list[_Choice]:
    """The readings that pass; no further one is asked once two agree."""
    kind = kinds[value.reading.kind]
    found: dict[str, _Choice] = {}
    for by in READERS:
        for variant in ways_to_read(value.text, by, look, kind.alphabet):
            parsed = kind.parse(variant.text.text, context)
            if parsed.doubt is not None or parsed.value is None:
                continue
            choice = found.setdefault(str(parsed.value), _Choice(variant, parsed))
            choice.readers.add(variant.by)
            if variant.exchanged < choice.variant.exchanged:
                choice.variant = variant
        if any(choice.is_agreed for choice in found.values()):
            break
    return list(found.values())


def look_closer(value: Value, look: SecondLook, context: Context) -> Value:
    """Return the value with the weight of a second reading, of the same spot enlarged.

    Where the two differ in single characters, the surer one is taken.
    """
    split = replace(value, weight="split")
    for again in second_readings(value.text, look):
        parsed = kinds[value.reading.kind].parse(again.text, context)
        if comparable(parsed.value) == comparable(value.parsed.value):
            return replace(value, weight="agreed")
        alike = len(_plain(again.text)) == len(_plain(value.text.text)) and parsed.doubt is None
        if alike and again.confidence() > split.text.confidence():
            split = value.read_as(again, parsed, "split")
    return split


def comparable(value: object) -> str:
    """Make a value comparable: a sign may be wide or narrow, and brackets round a year are of one kind."""
    return re.sub(r"[\[(](\d{4})[\])]", r"〔\1〕", _plain(unicodedata.normalize("NFKC", str(value))))


def _plain(text: str) -> str:
    return "".join(text.split())
