"""The template's print with last year's values, each knowing its slot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zsgx_docs.render.next_year.manuscript import Folded, Line, Manuscript, folded_text
from zsgx_docs.template.explicit import SLOT_END, SLOT_PATH_END, SLOT_START

_PARTS = re.compile(f"{SLOT_START}(?P<path>.*?){SLOT_PATH_END}|(?P<end>{SLOT_END})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SlotPrint:
    """Where the value of a slot stands in the line's folded text."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A line of the template: as it reads, folded, and its slots. `in_table`: it stands in a cell."""

    text: str
    folded: Folded
    slots: tuple[SlotPrint, ...]
    line: Line

    @property
    def in_table(self) -> bool:
        """Tell whether it stands in a cell."""
        return self.line.cell is not None


def printed_lines(marked: Manuscript) -> list[TemplateLine]:
    """Return the lines of a paper that was rendered with marked slots; those without text are left out."""
    lines = [_printed_line(marked.text_of(line), line) for line in marked.lines if not line.aside]
    return [line for line in lines if line.folded.text or line.slots]


def _printed_line(text: str, line: Line) -> TemplateLine:
    plain: list[str] = []
    open_: tuple[str, int] | None = None
    spans: list[tuple[str, int, int]] = []
    at = length = 0
    for found in _PARTS.finditer(text):
        plain.append(text[at : found.start()])
        length += found.start() - at
        at = found.end()
        if found["path"] is not None:
            open_ = (found["path"], length)
        elif open_ is not None:
            spans.append((*open_, length))
            open_ = None
    plain.append(text[at:])
    whole = "".join(plain)
    folded = folded_text(whole)
    slots = tuple(SlotPrint(path, _index(folded, start), _index(folded, end)) for path, start, end in spans)
    return TemplateLine(whole, folded, slots, line)


def _index(folded: Folded, place: int) -> int:
    """The first folded character at or behind a place."""
    return next((index for index, at in enumerate(folded.places) if at >= place), len(folded.places))
