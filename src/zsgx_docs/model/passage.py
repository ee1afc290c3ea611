"""Hold text that remembers, for every character, where it was read and how surely.

A `Passage` is what all readers produce and all matching cuts up: slicing it keeps the marks,
so a value carved out of a cell still knows its page and box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zsgx_docs.model.geometry import Box, union


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a Word file or workbook: a cell of a table, or a paragraph; counted from 0.

    In a workbook the worksheet's name and the cell's `address` there ("D5"); `table` is its number;
    `hidden`: nobody sees its row.
    """

    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    address: str | None = None
    hidden: bool = False

    def to_json(self) -> dict[str, int | str]:
        """Return it as the results have it."""
        if self.sheet is not None and self.address is not None:
            return {"sheet": self.sheet, "cell": self.address}
        named = {"table": self.table, "row": self.row, "cell": self.cell, "paragraph": self.paragraph}
        return {name: value for name, value in named.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Mark:
    """The place where one character was read, and how surely.

    `page` counts from 1 (None in Word files); `box` is the character's own; `line` tells the lines of a
    page apart; `confidence` is 0..1; `alternatives` are other readings, likeliest first. `strangeness` is how
    far its shape lies from print of that character (0: print), None where that was not looked at.
    """

    page: int | None = None
    box: Box | None = None
    line: int = 0
    confidence: float = 1.0
    place: Place | None = None
    alternatives: tuple[str, ...] = ()
    strangeness: float | None = None


NOWHERE = Mark()


@dataclass(frozen=True, slots=True)
class Passage:
    r"""Text with a mark for every character.

    `marks[i]` belongs to `text[i]`; line breaks that end a paragraph are "\n" characters.
    """

    text: str
    marks: tuple[Mark, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.marks):
            raise ValueError("a passage needs one mark for each character")

    @classmethod
    def at(cls, text: str, mark: Mark = NOWHERE) -> Passage:
        """Return all of `text` as read at one mark; each character has one of its own, equal to it."""
        m = mark
        told = (m.page, m.box, m.line, m.confidence, m.place, m.alternatives, m.strangeness)
        return cls(text, tuple(Mark(*told) for _ in text))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Passage:
        return Passage(self.text[part], self.marks[part])

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self.marks + other.marks)

    def strip(self, characters: str | None = None) -> Passage:
        """Return the passage without white space, or these characters, at its ends."""
        if len(self.text.strip(characters)) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip(characters))
        return self[start : max(start, len(self.text.rstrip(characters)))]

    def keep(self, wanted: Callable[[str], bool]) -> Passage:
        """Return only the characters that `wanted` accepts."""
        kept = [i for i, c in enumerate(self.text) if wanted(c)]
        return Passage("".join(self.text[i] for i in kept), tuple(self.marks[i] for i in kept))

    def split(self, separator: str) -> list[Passage]:
        """Cut at a one-character separator, which is dropped."""
        cuts = [i for i, c in enumerate(self.text) if c == separator]
        starts, ends = [0, *(i + 1 for i in cuts)], [*cuts, len(self.text)]
        return [self[a:b] for a, b in zip(starts, ends, strict=True)]

    def boxes(self) -> list[tuple[int, Box]]:
        """Return one box a page, in page order, round all characters that have one."""
        by_page: dict[int, list[Box]] = {}
        for mark in self.marks:
            if mark.page is not None and mark.box is not None:
                by_page.setdefault(mark.page, []).append(mark.box)
        return [(page, union(found)) for page, found in sorted(by_page.items())]

    def confidence(self) -> float:
        """Return that of the least sure character; 1 for an empty passage."""
        return min(
            (m.confidence for c, m in zip(self.text, self.marks, strict=True) if not c.isspace()), default=1.0
        )

    def place(self) -> Place | None:
        """Return the place of the first character that has one."""
        return next((m.place for m in self.marks if m.place is not None), None)


EMPTY = Passage("", ())


def join(parts: Iterable[Passage], separator: str = "") -> Passage:
    """Join the parts in a row; the separator stands at the mark of the character before it."""
    text: list[str] = []
    marks: list[Mark] = []
    for part in parts:
        if text and separator:
            text.append(separator)
            marks.extend([marks[-1] if marks else NOWHERE] * len(separator))
        text.append(part.text)
        marks.extend(part.marks)
    return Passage("".join(text), tuple(marks))
