"""List the ways to look for a blank in the order in which a person would take them."""

from __future__ import annotations

from zsgx_docs.read.match.ways.at_label import AMONG_GRADES, BESIDE_OR_BELOW, WHERE_ROW_MEETS_COLUMN
from zsgx_docs.read.match.ways.by_position import BETWEEN_NEIGHBOURS, IN_SEQUENCE, NEAR_TABLE_AS_PRINTED
from zsgx_docs.read.match.ways.in_text import BEHIND_LABEL, LINE_IN_TWO_CELLS, LINE_LEFT_EMPTY
from zsgx_docs.read.match.ways.own_print import BY_OWN_PRINT
from zsgx_docs.read.match.ways.search import Search
from zsgx_docs.read.match.ways.shared_labels import UNDER_SHARED_LABEL
from zsgx_docs.read.match.ways.way import Way

ROUNDS: tuple[tuple[Way, ...], ...] = (
    (AMONG_GRADES, WHERE_ROW_MEETS_COLUMN, BESIDE_OR_BELOW),
    (UNDER_SHARED_LABEL,),
    (BEHIND_LABEL,),
    (LINE_IN_TWO_CELLS,),
    (BETWEEN_NEIGHBOURS,),
    (BY_OWN_PRINT,),
    (LINE_LEFT_EMPTY,),
    (NEAR_TABLE_AS_PRINTED,),
    (IN_SEQUENCE,),
)
"""Surest first. Each round goes over all blanks before the next begins, so that what is surely one blank's
is no other's guess; within a round a blank is placed by the first way that finds it."""


def place_blanks(search: Search) -> None:
    """Look for every blank, round by round, and record in `search` what each was found to hold."""
    for ways in ROUNDS:
        for number in range(len(search.blanks)):
            if number in search.found:
                continue
            tried = (way.look_for(search, number) for way in ways)
            found = next((found for found in tried if found is not None), None)
            if found is not None:
                search.take(number, found)
