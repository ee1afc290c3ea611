"""What is given from outside: values that a record can have, and requests for a paper."""

from zsgx_docs.records.given.change_request import ChangeRequest, ValueChange, change_request
from zsgx_docs.records.given.document_request import DocumentRequest, document_request, wrongly_put
from zsgx_docs.records.given.plain import DEEPEST, LONGEST_TEXT, MOST_VALUES, check_plain

__all__ = [
    "DEEPEST",
    "LONGEST_TEXT",
    "MOST_VALUES",
    "ChangeRequest",
    "DocumentRequest",
    "ValueChange",
    "change_request",
    "check_plain",
    "document_request",
    "wrongly_put",
]
