"""Flag what looks well read and yet may be wrong; nothing here changes what was read."""

from zsgx_docs.read.verify.doubts.city_names import with_cities_doubted
from zsgx_docs.read.verify.doubts.column_shift import doubted_where_shifted
from zsgx_docs.read.verify.doubts.field_doubts import (
    doubted_at_edge,
    doubted_cut_off,
    doubted_missing,
    doubted_print,
)
from zsgx_docs.read.verify.doubts.handwriting import doubted_by_hand
from zsgx_docs.read.verify.doubts.record_doubts import doubted_by_record
from zsgx_docs.read.verify.doubts.under_seals import doubted_under_seals

__all__ = [
    "doubted_at_edge",
    "doubted_by_hand",
    "doubted_by_record",
    "doubted_cut_off",
    "doubted_missing",
    "doubted_print",
    "doubted_under_seals",
    "doubted_where_shifted",
    "with_cities_doubted",
]
