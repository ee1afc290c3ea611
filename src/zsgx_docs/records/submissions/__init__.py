"""Sums up submissions (申报汇总表): whose file each is, which counts, what is missing, what is doubtful."""

from zsgx_docs.records.submissions.account import account_of
from zsgx_docs.records.submissions.alike import grouped
from zsgx_docs.records.submissions.claims import dignitaries, proposed_level
from zsgx_docs.records.submissions.headcount import headcount
from zsgx_docs.records.submissions.sent_together import Called, are_forms_of_one
from zsgx_docs.records.submissions.submitted import Form, RefusedFile, SealState, Submitted
from zsgx_docs.records.submissions.summing_up import SummedUp, submission_summary

__all__ = [
    "Called",
    "Form",
    "RefusedFile",
    "SealState",
    "Submitted",
    "SummedUp",
    "account_of",
    "are_forms_of_one",
    "dignitaries",
    "grouped",
    "headcount",
    "proposed_level",
    "submission_summary",
]
