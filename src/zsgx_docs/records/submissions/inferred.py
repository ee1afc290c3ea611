"""Hold a value that no blank of a form gives: it was found in the form's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.values.characters import half_width, without_blanks

PROSE = {
    "participants": "研修对象",
    "content_and_methods": "研修内容",
    "purpose": "研修目的",
    "experts": "授课专家",
    "organiser.track_record": "工作情况",
}
QUOTED = 24
"""Characters of a clause that are quoted at most; a guess: what a person takes in at a glance."""
LONGEST = 1000
"""Characters of a sentence, longer ones being cut: a guess; so much is none, and slow to look through."""
_SENTENCE = re.compile(r"[。!?\n]+")


@dataclass(frozen=True, slots=True)
class Inferred:
    """A value found in prose, with the words it rests on; `doubt` (Chinese) says what else could be meant.

    `value` is None where nothing was found, or where any of several could be meant.
    """

    value: str | None = None
    quote: str = ""
    doubt: str | None = None

    @property
    def marked(self) -> str | None:
        """Return the value as the table shows it."""
        return f"{self.value}（推断）" if self.value else None


def sentences(record: Mapping[str, Any], field: str) -> Iterator[str]:
    """Yield the sentences of one field's prose, closed up and in half width."""
    lines = half_width(str(paths.get(record, field) or "")).split("\n")
    text = "。".join(without_blanks(line) for line in lines)
    for sentence in _SENTENCE.split(text):
        yield from (sentence[at : at + LONGEST] for at in range(0, len(sentence), LONGEST))


def quoted(text: str, start: int, end: int) -> str:
    """Return the words up to `text[start:end]` since the last comma, cut where they are many."""
    before = max(text.rfind(mark, 0, start) for mark in "，,；;(") + 1
    first = max(before, end - QUOTED)
    return f"{'…' if first > before else ''}{text[first:end]}"
