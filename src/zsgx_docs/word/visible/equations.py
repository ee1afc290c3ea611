"""What fields and equations show that set characters over each other: EQ fields and Office Math.

Source: Microsoft's description of the EQ field's switches; ECMA-376, part 1, chapter 22 (Office Math).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zsgx_docs.model.sheet import TICKED
from zsgx_docs.word.ooxml import M

MOST_NESTED = 20
"""Brackets in brackets that are told apart; a guess: a ticked box has one, Word nests fields 20 deep."""
_EMPTY, _STROKES = frozenset("□☐○〇◯▢◻口"), frozenset("√✓✔×✗✘")
_TOKEN = re.compile(r"\\([a-z]{1,2})|([(),，])|(\\?.)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """What an equation shows as a line of text; `plain` where nothing is lost by writing it so."""

    text: str
    plain: bool


def eq_field(code: str) -> Shown | None:
    r"""What a field's code `EQ \o\ac(□,√)` prints; None where it is no EQ field."""
    found = re.fullmatch(r"\s*eq\s+(.*)", code, re.IGNORECASE | re.DOTALL) or re.fullmatch(
        r"\s*eq(\\.*)", code, re.IGNORECASE | re.DOTALL
    )
    return _Reader(found[1].strip()).everything() if found else None


def stacked(around: str, inside: str) -> str:
    """One character over another: a mark over a box is a ticked box, a ring round a character no matter."""
    if around in _EMPTY and inside in _STROKES:
        return TICKED
    return inside if around in _EMPTY else around + inside


def office_math(element: Any) -> Shown:
    """An `m:oMath` read in order; fractions, roots and matrices are more than a line can say."""
    text = "".join(node.text or "" for node in element.iter(f"{M}t"))
    kinds = {node.tag.removeprefix(M) for node in element.iter() if isinstance(node.tag, str)}
    lost = kinds & {"f", "rad", "nary", "m", "eqArr", "sSup", "sSub", "sSubSup", "limLow", "limUpp", "func"}
    return Shown(text, not lost)


class _Reader:
    """Reads the switches of an EQ field: `\\o` overlays, `\\s` shifts, `\\x` boxes, all else in order."""

    def __init__(self, code: str) -> None:
        self._tokens: Iterator[re.Match[str]] = _TOKEN.finditer(code)
        self._plain = True
        self._depth = 0

    def everything(self) -> Shown:
        parts, end = self._parts()
        while end is not None:
            more, end = self._parts()
            parts += more
        return Shown("".join(parts), self._plain)

    def _parts(self) -> tuple[list[str], str | None]:
        """Texts up to the next comma or closing bracket, which comes back with them."""
        parts: list[str] = []
        switches: list[str] = []
        for token in self._tokens:
            switch, mark, character = token.groups()
            if switch:
                switches.append(switch.lower())
            elif mark == "(" and self._depth < MOST_NESTED:
                parts.append(self._shown(switches, self._arguments()))
                switches = []
            elif mark == "(":
                self._plain = False
            elif mark:
                return parts, mark
            elif not switches or not (character.isspace() or character.isdigit() or character == "."):
                parts.append(character.removeprefix("\\") or character)
        return parts, None

    def _arguments(self) -> list[str]:
        arguments: list[str] = []
        self._depth += 1
        while True:
            parts, end = self._parts()
            arguments.append("".join(parts))
            if end in (")", None):
                self._depth -= 1
                return arguments

    def _shown(self, switches: list[str], arguments: list[str]) -> str:
        solid = [text for text in arguments if text.strip()]
        if "o" in switches:
            if len(solid) == 2 and all(len(text.strip()) == 1 for text in solid):
                return stacked(*(text.strip() for text in solid))
            return "".join(solid).strip()
        if switches and switches[0] in ("f", "r", "i", "a", "b", "l"):
            self._plain = False
        return "".join(arguments)
