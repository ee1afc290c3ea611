"""Hold what stands in one cell or paragraph of a template: print and slots in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_HINT = re.compile(r"^[（(【][^（()）]*[）)】]$")


@dataclass(frozen=True, slots=True)
class Literal:
    """Printed text. A whole bracket (a hint, 盖章) is `optional`: people delete it or write over it."""

    text: str

    @property
    def optional(self) -> bool:
        """Tell whether it is a whole bracket."""
        return bool(_HINT.match("".join(self.text.split())))


@dataclass(frozen=True, slots=True)
class Slot:
    """A blank. `path` addresses the leaf (for dates, the node above its leaves); `kind` is a value kind."""

    path: str
    kind: str


Piece = Literal | Slot


@dataclass(frozen=True)
class Pattern:
    """Print and slots in a row."""

    pieces: tuple[Piece, ...]

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Return the slots in their order."""
        return tuple(p for p in self.pieces if isinstance(p, Slot))

    @cached_property
    def literal(self) -> str:
        """Return all print in a row, white space dropped."""
        return "".join("".join(p.text.split()) for p in self.pieces if isinstance(p, Literal))

    @cached_property
    def expected(self) -> str:
        """Return the print that people leave standing: without hints."""
        return "".join(
            "".join(p.text.split()) for p in self.pieces if isinstance(p, Literal) and not p.optional
        )

    def before(self, slot: Slot) -> str:
        """Return the print directly before a slot, "" where there is none."""
        at = self.pieces.index(slot)
        previous = self.pieces[at - 1] if at else None
        return previous.text if isinstance(previous, Literal) else ""

    def after(self, slot: Slot) -> str:
        """Return the print directly after a slot, "" where there is none."""
        at = self.pieces.index(slot)
        following = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        return following.text if isinstance(following, Literal) else ""
