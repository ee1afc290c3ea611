"""Review by a person: what waits, what is settled and by whom, what is decided, and what that came to."""

from zsgx_docs.desk.review.current import current_result
from zsgx_docs.desk.review.deciding import STATES, decide
from zsgx_docs.desk.review.errors import (
    NotOpenForReview,
    StillWaiting,
    ValueMeanwhileChanged,
    WrongEntry,
)
from zsgx_docs.desk.review.masking import masked
from zsgx_docs.desk.review.opened import OpenedExtraction, open_for_review
from zsgx_docs.desk.review.second_person import CONCERN_TITLES, second_person, set_second_person
from zsgx_docs.desk.review.settling import change, settle
from zsgx_docs.desk.review.waiting import WaitingField, next_to_review, waiting

__all__ = [
    "CONCERN_TITLES",
    "STATES",
    "NotOpenForReview",
    "OpenedExtraction",
    "StillWaiting",
    "ValueMeanwhileChanged",
    "WaitingField",
    "WrongEntry",
    "change",
    "current_result",
    "decide",
    "masked",
    "next_to_review",
    "open_for_review",
    "second_person",
    "set_second_person",
    "settle",
    "waiting",
]
