"""Readings into a record with evidence and doubts."""

from zsgx_docs.read.verify.assemble import NOT_FOUND, YEAR_PATHS, typed
from zsgx_docs.read.verify.confidence import GOOD_FIT, doubted_under_seals
from zsgx_docs.read.verify.field_doubts import (
    doubted_at_edge,
    doubted_cut_off,
    doubted_missing,
    doubted_print,
)
from zsgx_docs.read.verify.handwriting import doubted_by_hand
from zsgx_docs.read.verify.seal_owner import with_owners

__all__ = [
    "GOOD_FIT",
    "NOT_FOUND",
    "YEAR_PATHS",
    "doubted_at_edge",
    "doubted_by_hand",
    "doubted_cut_off",
    "doubted_missing",
    "doubted_print",
    "doubted_under_seals",
    "typed",
    "with_owners",
]
