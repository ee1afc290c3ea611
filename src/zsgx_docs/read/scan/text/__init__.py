"""Find and recognise the text and tick boxes of a scanned page."""

from zsgx_docs.read.scan.text.checkbox_text import with_ticks
from zsgx_docs.read.scan.text.checkboxes import TickBox, find_ticks
from zsgx_docs.read.scan.text.dash_context import with_dash_chains
from zsgx_docs.read.scan.text.dash_shape import with_dashes
from zsgx_docs.read.scan.text.despeckle import without_specks
from zsgx_docs.read.scan.text.occlusion import (
    doubted_where_hidden,
    read_twice,
    settled_pieces,
)
from zsgx_docs.read.scan.text.recognised_rows import (
    Glyph,
    TextRow,
    as_line,
    doubted_where_pale,
    doubted_where_unread,
    read_pieces,
    stretches,
)
from zsgx_docs.read.scan.text.regions import find_pieces, rows_of_text

__all__ = [
    "Glyph",
    "TextRow",
    "TickBox",
    "as_line",
    "doubted_where_hidden",
    "doubted_where_pale",
    "doubted_where_unread",
    "find_pieces",
    "find_ticks",
    "read_pieces",
    "read_twice",
    "rows_of_text",
    "settled_pieces",
    "stretches",
    "with_dash_chains",
    "with_dashes",
    "with_ticks",
    "without_specks",
]
