"""Find where a printed text leaves room to write: ruled lines, gaps behind colons, days, boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

SpotKind = Literal["line", "gap", "date", "tick", "end"]
BOXES = "□☐▢◻"
LONGEST_LABEL = 24
"""Characters, colon included, of a text that a colon makes a label; a guess: more is a sentence."""
_DATE = re.compile(r"[ \u3000_＿]*年[ \u3000_＿]+月[ \u3000_＿]*日")
_LINE = re.compile(r"[_＿]{2,}")
_GAP = re.compile(r"(?<=[：:])[ \u3000]{3,}")
_BOX = re.compile(f"[{BOXES}]")
_WORDS = re.compile(r"[\s：:；;，,。、（）()]+")


@dataclass(frozen=True, slots=True)
class BlankSpot:
    """Characters `start` to before `end` are to become a slot; `label` is the print that names it."""

    start: int
    end: int
    kind: SpotKind
    label: str


def is_empty(text: str) -> bool:
    """Tell whether a text is nothing but blanks and ruled lines."""
    return not text.strip(" \t\n\u3000_＿")


def blank_spots(text: str, ruled: Sequence[bool], open_end: bool) -> list[BlankSpot]:
    """List the spots in order; `ruled` tells of each character whether a line is drawn under it.

    `open_end`: a colon at the end of the text asks for something too.
    """
    taken: list[tuple[int, int, SpotKind]] = []

    def take(start: int, end: int, kind: SpotKind) -> None:
        if all(end <= first or start >= last for first, last, _ in taken):
            taken.append((start, end, kind))

    for found in _DATE.finditer(text):
        take(*found.span(), "date")
    for found in _LINE.finditer(text):
        take(*found.span(), "line")
    for start, end in _ruled_blanks(text, ruled):
        take(start, end, "line")
    for found in _GAP.finditer(text):
        take(*found.span(), "gap")
    for found in _BOX.finditer(text):
        take(*found.span(), "tick")
    said = text.rstrip()
    if open_end and said.endswith(("：", ":")) and len(said) <= LONGEST_LABEL:
        take(len(said), len(text), "end")
    return [BlankSpot(start, end, kind, _label(text, start, end, kind)) for start, end, kind in sorted(taken)]


def _ruled_blanks(text: str, ruled: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Two blanks or more, one after another, with a line under them."""
    at = 0
    for blank, run in groupby(zip(text, ruled, strict=True), key=lambda c: c[1] and c[0].isspace()):
        length = len(list(run))
        if blank and length > 1:
            yield at, at + length
        at += length


def _label(text: str, start: int, end: int, kind: SpotKind) -> str:
    """The words before, of a box those behind it unless the boxes of this text stand behind theirs."""
    behind = kind == "tick" and text.lstrip().startswith(tuple(BOXES))
    words = [
        word for word in _WORDS.split(text[end:] if behind else text[:start]) if word.strip("_＿" + BOXES)
    ]
    if kind == "tick":
        words = [re.sub(f"[{BOXES}_＿].*" if behind else f".*[{BOXES}_＿]", "", word) for word in words]
        words = [word for word in words if word]
    words = [word.strip(BOXES + "_＿") for word in words]
    if not words:
        return ""
    return words[0] if behind else words[-1]
