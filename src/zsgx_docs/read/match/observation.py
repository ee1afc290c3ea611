"""What matching sees that may speak against a reading.

Whether a person must look for it, and what is then said, is decided in `read.verify`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Sight = Literal[
    "other_head", "no_head", "across_heads", "part_unknown", "two_heads", "no_column",
    "shared_cell", "label_in_cell", "by_position",
    "print_differs", "left_over", "holds_label", "loose_end", "left_behind", "by_order",
    "boxes_differ", "no_box", "tick_unclear", "handwritten",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Observation:
    """Hold one sight; `words` name what was seen there, for the sentence that a person is told."""

    what: Sight
    words: tuple[tuple[str, str | None], ...] = ()

    def about(self, **words: str | None) -> Observation:
        """Say what was seen."""
        return replace(self, words=tuple(words.items()))


OTHER_HEAD, NO_HEAD = Observation("other_head"), Observation("no_head")
"""Over a cell stands another head than the blank's (`head`, `wanted`), or none (`wanted`)."""
PART_UNKNOWN = Observation("part_unknown")
"""The label (`label`) stands more than once, and nothing names the unit whose it is."""
ACROSS = Observation("across_heads")
"""A cell runs across several heads."""
TWO_HEADS = Observation("two_heads")
"""Two columns have the same head: the other one is `head`, `where` it stands."""
NO_COLUMN = Observation("no_column")
"""The list has no column of that name (`head`)."""
SHARED = Observation("shared_cell")
"""A label that names two blanks (`label`) has one cell; the text was parted by kind."""
SAME_CELL = Observation("label_in_cell")
"""Label (`label`) and content run together without a colon."""
BY_POSITION = Observation("by_position")
"""The label (`label`) was not seen; the neighbours tell the place."""
PRINT_DIFFERS = Observation("print_differs")
LEFT_OVER, LOOSE_END, LEFT_BEHIND = (
    Observation("left_over"),
    Observation("loose_end"),
    Observation("left_behind"),
)
"""Words that fit no blank (`text`): in the cell, below it, in paragraphs after an item."""
HOLDS_LABEL = Observation("holds_label")
"""The content has another label (`label`) with its colon in it."""
BY_ORDER = Observation("by_order")
"""Nothing but their order tells the paragraphs of an item apart."""
BOXES_DIFFER, NO_BOX_SEEN, HARD_TO_TELL = (
    Observation("boxes_differ"),
    Observation("no_box"),
    Observation("tick_unclear"),
)
"""There are more or fewer tick boxes than in the template; none; one that may be empty or ticked."""
HANDWRITTEN = Observation("handwritten")
"""No face of print is like the glyphs."""
