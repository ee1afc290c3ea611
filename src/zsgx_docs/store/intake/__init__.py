"""Keeps what was sent in, the jobs of reading it, and what was read."""

from zsgx_docs.store.intake.accepting import NewFile, accept, first_of, new_row, whose_files
from zsgx_docs.store.intake.alike import FormOnFile, forms_beside, forms_waiting_for_a_partner
from zsgx_docs.store.intake.deleting import erase, erase_papers, received_before
from zsgx_docs.store.intake.deliveries import (
    Deliveries,
    Delivery,
    DeliveryFilter,
    deliveries_of,
    join_deliveries,
)
from zsgx_docs.store.intake.header import file_names, header_of, tell_header
from zsgx_docs.store.intake.kept_files import forget_unneeded, make_sure, sweep
from zsgx_docs.store.intake.load import waiting_load
from zsgx_docs.store.intake.pictures import (
    KeptPicture,
    find_picture,
    keep_picture,
    pictures_kept,
    show_pictures,
)
from zsgx_docs.store.intake.queue import StoreQueue, cancel_row, wait_anew
from zsgx_docs.store.intake.readings import (
    KeptReading,
    keep_reading,
    packed_result_of,
    raw_result_of,
    result_in,
)
from zsgx_docs.store.intake.states import (
    CONTAINERS,
    ExtractionState,
    Listed,
    ReviewState,
    Wanted,
    find_row,
    state_of,
    states,
)

__all__ = [
    "CONTAINERS",
    "Deliveries",
    "Delivery",
    "DeliveryFilter",
    "ExtractionState",
    "FormOnFile",
    "KeptPicture",
    "KeptReading",
    "Listed",
    "NewFile",
    "ReviewState",
    "StoreQueue",
    "Wanted",
    "accept",
    "cancel_row",
    "deliveries_of",
    "erase",
    "erase_papers",
    "file_names",
    "find_picture",
    "find_row",
    "first_of",
    "forget_unneeded",
    "forms_beside",
    "forms_waiting_for_a_partner",
    "header_of",
    "join_deliveries",
    "keep_picture",
    "keep_reading",
    "make_sure",
    "new_row",
    "packed_result_of",
    "pictures_kept",
    "raw_result_of",
    "received_before",
    "result_in",
    "show_pictures",
    "state_of",
    "states",
    "sweep",
    "tell_header",
    "wait_anew",
    "waiting_load",
    "whose_files",
]
