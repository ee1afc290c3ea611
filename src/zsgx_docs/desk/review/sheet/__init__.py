"""A submission as the review page shows it: fields in the form's order, what waits, what the rules say."""

from zsgx_docs.desk.review.sheet.fields import FieldShown
from zsgx_docs.desk.review.sheet.findings_shown import ShownFinding, findings_shown
from zsgx_docs.desk.review.sheet.input_text import InputText, input_text
from zsgx_docs.desk.review.sheet.sheet import ReviewSheet, changed_fields, review_sheet

__all__ = [
    "FieldShown",
    "InputText",
    "ReviewSheet",
    "ShownFinding",
    "changed_fields",
    "findings_shown",
    "input_text",
    "review_sheet",
]
