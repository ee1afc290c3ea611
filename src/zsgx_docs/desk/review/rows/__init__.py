"""Rows of lists that people added or took away: where they stand, and how the list is numbered since.

A row keeps the number that it was read with, or was given when it was added, as long as the file is kept:
what people did is kept by these own paths. Only the record told outwards is numbered without gaps.
"""

from zsgx_docs.desk.review.rows.adding import cells_of, next_row, with_added, with_row
from zsgx_docs.desk.review.rows.numbering import RowNumbering, told_outwards
from zsgx_docs.desk.review.rows.row_paths import RowPlace, row_around, row_named
from zsgx_docs.desk.review.rows.row_standings import RowStandings

__all__ = [
    "RowNumbering",
    "RowPlace",
    "RowStandings",
    "cells_of",
    "next_row",
    "row_around",
    "row_named",
    "told_outwards",
    "with_added",
    "with_row",
]
