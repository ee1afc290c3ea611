"""Read what a person typed, strictly."""

from zsgx_docs.read.entry.class_file import class_of
from zsgx_docs.read.entry.class_workbook import class_in_workbook, trainees_in
from zsgx_docs.read.entry.lists import FaultyWorkbook, typed_book
from zsgx_docs.read.entry.name_list import unit_names
from zsgx_docs.read.entry.record_text import values_in
from zsgx_docs.read.entry.record_workbook import record_in_workbook
from zsgx_docs.read.entry.strict_json import strict_json

__all__ = [
    "FaultyWorkbook",
    "class_in_workbook",
    "class_of",
    "record_in_workbook",
    "strict_json",
    "trainees_in",
    "typed_book",
    "unit_names",
    "values_in",
]
