"""Two texts compared but for what the paper alone makes of them: blanks, widths, conversion debris."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

NOTICES = ("hubei/call-notice", "tianjin/plan-notice")
_FOLDER = Path(__file__).parent
_CONTEXT = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """`at` counts the characters of the normal official text; `before` stands just in front of it."""

    at: int
    before: str
    official: str
    printed: str

    def __str__(self) -> str:
        return f"第{self.at}字“…{self.before}”之后：原文“{self.official}”，印出“{self.printed}”"


def official(notice: str) -> str:
    """The text as published, without the debris of its conversion."""
    text = (_FOLDER / f"{notice.replace('/', '-')}.txt").read_text("utf-8")
    text = re.sub(r"<input[^>]*>", "□", text).replace("**", "").replace("[bookmark: _GoBack]", "")
    return re.sub(r"\n\s*1\s*\n(?=\s*附件4)", "\n", text)


def differences(official: str, printed: str) -> Iterator[Difference]:
    """Where the normal forms of the two texts part."""
    ours, theirs = normal(printed), normal(official)
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference(a0, theirs[max(0, a0 - _CONTEXT) : a0], theirs[a0:a1], ours[b0:b1])


def normal(text: str) -> str:
    """NFKC, without white space and ruled lines."""
    return re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", text))
