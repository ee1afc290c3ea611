"""Flag what looks well read and yet may be wrong."""

from zsgx_docs.read.verify.doubts.city_names import with_cities_doubted
from zsgx_docs.read.verify.doubts.column_shift import doubted_where_shifted
from zsgx_docs.read.verify.doubts.field_doubts import (
    doubted_at_edge,
    doubted_cut_off,
    doubted_hints,
    doubted_missing,
    doubted_nowhere,
    doubted_print,
)
from zsgx_docs.read.verify.doubts.handwriting import doubted_by_hand
from zsgx_docs.read.verify.doubts.ink import Stamped, with_ink
from zsgx_docs.read.verify.doubts.record_doubts import doubted_by_record
from zsgx_docs.read.verify.doubts.under_seals import doubted_under_seals
from zsgx_docs.read.verify.doubts.unread import (
    doubted_beside,
    doubted_specimens,
    doubted_taken_twice,
    left_unread,
)

__all__ = [
    "Stamped",
    "doubted_at_edge",
    "doubted_beside",
    "doubted_by_hand",
    "doubted_by_record",
    "doubted_cut_off",
    "doubted_hints",
    "doubted_missing",
    "doubted_nowhere",
    "doubted_print",
    "doubted_specimens",
    "doubted_taken_twice",
    "doubted_under_seals",
    "doubted_where_shifted",
    "left_unread",
    "with_cities_doubted",
    "with_ink",
]
