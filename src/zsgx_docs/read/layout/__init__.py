"""Rulings and lines into tables and paragraphs, for PDF and scan alike."""

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
from zsgx_docs.read.layout.ruled_tables import (
    FrameCell,
    GridFrame,
    Ruling,
    frames,
    outlines,
    without_ornament,
)
from zsgx_docs.read.layout.semi_bordered import has_open_table, missing_levels, missing_uprights

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
    "by_size",
    "frames",
    "has_open_table",
    "in_rows",
    "is_page_number",
    "is_wide",
    "last_line",
    "lines_to_passage",
    "missing_levels",
    "missing_uprights",
    "outlines",
    "page_numbers_apart",
    "without_ornament",
    "wrap_separator",
]
