"""A paper as others would lay it out: lines and tables, before it is Word or PDF.

Text may hold marks of the private use area for what is drawn and not typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

CROSSED, STRUCK, BESIDE = "\ue000", "\ue001", "\ue002"
"""An empty box with a cross drawn into it, with a tick drawn across it, with a tick drawn beside it."""
CIRCLE, CIRCLED = "\ue010", "\ue011"
"""What stands between them has a circle drawn round it."""
LINE, LINED = "\ue020", "\ue021"
"""What stands between them stands on a ruled line."""
TYPED = {CROSSED: "☒", STRUCK: "☑", BESIDE: "√□", CIRCLE: "", CIRCLED: "√"}
"""What a typist would put for what is drawn."""
Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph outside tables; `size` in points."""

    text: str
    size: float = 12
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`across` columns and `down` rows are merged into it."""

    text: str
    across: int = 1
    down: int = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` in millimetres; the first `head` rows come again on each page; `sides` are the upright rules;
    `height` the least of a row, in millimetres; `pad` points above and below a cell's text."""

    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    head: int = 0
    sides: bool = True
    height: float = 8
    size: float = 10.5
    pad: float = 1.5


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins overleaf."""


Block = Line | Table | NewPage


@dataclass(frozen=True, slots=True)
class Sheet:
    blocks: Sequence[Block]
    face: str = "Noto Serif CJK SC"
    digits: str = "Liberation Serif"
    wide: bool = False
    margins: tuple[float, float] = field(default=(20, 20))
    """Above and below, left and right, in millimetres."""
