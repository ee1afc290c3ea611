"""Takes files in, has them read, shows their pages, ends and deletes them."""

from zsgx_docs.desk.intake.changes import watch
from zsgx_docs.desk.intake.ending import cancel, delete, retry
from zsgx_docs.desk.intake.looking import (
    deliveries,
    extraction,
    extractions,
    original,
    owner_seen,
    raw_result,
)
from zsgx_docs.desk.intake.receiving import receive
from zsgx_docs.desk.intake.sent import read_sent, summed_up
from zsgx_docs.desk.intake.shown import (
    cut_from,
    cut_out,
    draw_pages,
    page_count,
    page_picture,
    seal_picture,
)
from zsgx_docs.store.intake import Deliveries, Delivery, ExtractionState, Listed, NewFile

__all__ = [
    "Deliveries",
    "Delivery",
    "ExtractionState",
    "Listed",
    "NewFile",
    "cancel",
    "cut_from",
    "cut_out",
    "delete",
    "deliveries",
    "draw_pages",
    "extraction",
    "extractions",
    "original",
    "owner_seen",
    "page_count",
    "page_picture",
    "raw_result",
    "read_sent",
    "receive",
    "retry",
    "seal_picture",
    "summed_up",
    "watch",
]
