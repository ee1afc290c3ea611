"""Review by a person: what waits, what is settled and by whom, what is decided, and what that came to."""

from zsgx_docs.desk.masking import masked
from zsgx_docs.desk.review.batch import (
    CATEGORY_TITLES,
    BatchGrid,
    GridChoice,
    GridField,
    GridItem,
    ValueCluster,
    batch_grid,
    grid_choices,
    value_now,
)
from zsgx_docs.desk.review.comparing import (
    ComparedPair,
    ListedPair,
    PairDifference,
    PairSeal,
    compare_pair,
    listed_pairs,
)
from zsgx_docs.desk.review.current import current_result, result_as_read
from zsgx_docs.desk.review.deciding import STATES, decide
from zsgx_docs.desk.review.effect import ReviewEffect, review_effect
from zsgx_docs.desk.review.errors import (
    NotOpenForReview,
    RowTakenAway,
    StillWaiting,
    ValueMeanwhileChanged,
    WrongEntry,
)
from zsgx_docs.desk.review.opened import OpenedExtraction, open_for_review
from zsgx_docs.desk.review.pairs import scan_pairs
from zsgx_docs.desk.review.row_deeds import add_row_behind, path_as_read, restore_row, take_row_away
from zsgx_docs.desk.review.second_person import CONCERN_TITLES, second_person, set_second_person
from zsgx_docs.desk.review.settling import change, settle
from zsgx_docs.desk.review.sheet import (
    FieldShown,
    ReviewSheet,
    ShownFinding,
    changed_fields,
    findings_shown,
    review_sheet,
)
from zsgx_docs.desk.review.waiting import WaitingField, next_to_review, waiting

__all__ = [
    "CATEGORY_TITLES",
    "CONCERN_TITLES",
    "STATES",
    "BatchGrid",
    "ComparedPair",
    "FieldShown",
    "GridChoice",
    "GridField",
    "GridItem",
    "ListedPair",
    "NotOpenForReview",
    "OpenedExtraction",
    "PairDifference",
    "PairSeal",
    "ReviewEffect",
    "ReviewSheet",
    "RowTakenAway",
    "ShownFinding",
    "StillWaiting",
    "ValueCluster",
    "ValueMeanwhileChanged",
    "WaitingField",
    "WrongEntry",
    "add_row_behind",
    "batch_grid",
    "change",
    "changed_fields",
    "compare_pair",
    "current_result",
    "decide",
    "findings_shown",
    "grid_choices",
    "listed_pairs",
    "masked",
    "next_to_review",
    "open_for_review",
    "path_as_read",
    "restore_row",
    "result_as_read",
    "review_effect",
    "review_sheet",
    "scan_pairs",
    "second_person",
    "set_second_person",
    "settle",
    "take_row_away",
    "value_now",
    "waiting",
]
