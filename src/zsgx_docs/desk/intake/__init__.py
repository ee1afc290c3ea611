"""Takes files in, has them read, shows their pages, ends and deletes them."""

from zsgx_docs.desk.intake.dispatcher import Dispatcher
from zsgx_docs.desk.intake.doubles import keep_double
from zsgx_docs.desk.intake.ending import cancel, delete, retry
from zsgx_docs.desk.intake.lacks import lacks_of
from zsgx_docs.desk.intake.looking import (
    deliveries,
    extraction,
    extractions,
    original,
    owner_seen,
    raw_result,
)
from zsgx_docs.desk.intake.pairing import pair
from zsgx_docs.desk.intake.receiving import receive
from zsgx_docs.desk.intake.retention import days_kept, expire, keep_for, sample_share, share_sampled
from zsgx_docs.desk.intake.shown import (
    cut_out,
    page_count,
    page_picture,
    seal_picture,
)
from zsgx_docs.store.changes import watch
from zsgx_docs.store.intake import (
    Deliveries,
    Delivery,
    DeliveryFilter,
    ExtractionState,
    Listed,
    NewFile,
    waiting_load,
)

__all__ = [
    "Deliveries",
    "Delivery",
    "DeliveryFilter",
    "Dispatcher",
    "ExtractionState",
    "Listed",
    "NewFile",
    "cancel",
    "cut_out",
    "days_kept",
    "delete",
    "deliveries",
    "expire",
    "extraction",
    "extractions",
    "keep_double",
    "keep_for",
    "lacks_of",
    "original",
    "owner_seen",
    "page_count",
    "page_picture",
    "pair",
    "raw_result",
    "receive",
    "retry",
    "sample_share",
    "seal_picture",
    "share_sampled",
    "waiting_load",
    "watch",
]
