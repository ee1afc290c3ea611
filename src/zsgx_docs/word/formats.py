"""Holds the formatting that takes effect on a run or paragraph, as frozen values in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right", "both", "distribute"]


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The format of a run; what is left out is Word's own for Chinese.

    `latin` and `east` are font names as the file gives them; `size`, `tracking`, `shift` are points.
    """

    latin: str = "Times New Roman"
    east: str = "宋体"
    size: float = 10.5
    bold: bool = False
    italic: bool = False
    underline: str | None = None
    strike: bool = False
    colour: str | None = None
    fill: str | None = None
    raised: Literal["superscript", "subscript"] | None = None
    shift: float = 0
    tracking: float = 0
    scale: float = 1
    capitals: Literal["all", "small"] | None = None
    hidden: bool = False
    east_hint: bool = False
    fit_width: float | None = None
    fit_id: str | None = None


@dataclass(frozen=True, slots=True)
class BorderLine:
    """A ruling line: `width` and `space` (to the text) are points; `dash` is a Typst dash name.

    One of several strokes has `bands`: the widths of stroke, gap, stroke … from the outside or from above.
    """

    width: float
    colour: str | None = None
    dash: str | None = None
    space: float = 0
    bands: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TabStop:
    """A stop of the tab key, in points from the margin, and what fills the room before it."""

    at: float
    kind: Literal["left", "center", "right"] = "left"
    leader: Literal["dotted", "dashed", "solid"] | None = None


@dataclass(frozen=True, slots=True)
class LineRule:
    """The height of a line: `auto` multiples of the natural line, `exact` or `at_least` points."""

    kind: Literal["auto", "exact", "at_least"] = "auto"
    amount: float = 1.0


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The format of a paragraph, in points; indents are from the text's margins.

    `first` is the first line's further indent (negative: hanging). `frame_goes_on`: the borders at its sides
    begin at the paragraph above.
    """

    align: Align = "left"
    left: float = 0
    right: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    line: LineRule = LineRule()
    snap_to_grid: bool = True
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    contextual: bool = False
    style: str | None = None
    tabs: tuple[TabStop, ...] = ()
    borders: tuple[tuple[str, BorderLine], ...] = ()
    frame_goes_on: bool = False
    fill: str | None = None
