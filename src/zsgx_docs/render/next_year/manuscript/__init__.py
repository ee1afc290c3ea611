"""A Word file as one text that can be changed, highlighted and commented in place."""

from zsgx_docs.render.next_year.manuscript.folded import Folded, folded_text
from zsgx_docs.render.next_year.manuscript.manuscript import CELL_END, Line, Manuscript
from zsgx_docs.render.next_year.manuscript.marking import TURQUOISE, YELLOW, Edit, highlight, put_edits

__all__ = [
    "CELL_END",
    "TURQUOISE",
    "YELLOW",
    "Edit",
    "Folded",
    "Line",
    "Manuscript",
    "folded_text",
    "highlight",
    "put_edits",
]
