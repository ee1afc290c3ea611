"""Make rulings and lines into tables and paragraphs, for PDF and scan alike."""

from zsgx_docs.read.layout.page_numbers import FOOT, HEAD, is_page_number, page_numbers_apart
from zsgx_docs.read.layout.paragraphs import (
    BLANK,
    CLOSING,
    INDENT,
    OPENING,
    SENTENCE_ENDS,
    TextLine,
    by_size,
    in_rows,
    is_wide,
    last_line,
    lines_to_passage,
    wrap_separator,
)
from zsgx_docs.read.layout.reading_order import (
    grid_of,
    in_reading_order,
    paragraphs_of,
    text_column,
    text_in_cell,
)
from zsgx_docs.read.layout.ruled_tables import (
    FrameCell,
    GridFrame,
    Ruling,
    frames,
    outlines,
    without_ornament,
)
from zsgx_docs.read.layout.semi_bordered import has_open_table, missing_levels, missing_uprights
from zsgx_docs.read.layout.table_feet import begins_foot

__all__ = [
    "BLANK",
    "CLOSING",
    "FOOT",
    "HEAD",
    "INDENT",
    "OPENING",
    "SENTENCE_ENDS",
    "FrameCell",
    "GridFrame",
    "Ruling",
    "TextLine",
    "begins_foot",
    "by_size",
    "frames",
    "grid_of",
    "has_open_table",
    "in_reading_order",
    "in_rows",
    "is_page_number",
    "is_wide",
    "last_line",
    "lines_to_passage",
    "missing_levels",
    "missing_uprights",
    "outlines",
    "page_numbers_apart",
    "paragraphs_of",
    "text_column",
    "text_in_cell",
    "without_ornament",
    "wrap_separator",
]
