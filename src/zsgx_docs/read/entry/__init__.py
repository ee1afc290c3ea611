"""Read what a person typed, strictly."""

from zsgx_docs.read.entry.class_file import class_of
from zsgx_docs.read.entry.class_workbook import class_in_workbook, trainees_in
from zsgx_docs.read.entry.lists import Fault, FaultyWorkbook
from zsgx_docs.read.entry.name_list import unit_names
from zsgx_docs.read.entry.record_text import values_in
from zsgx_docs.read.entry.record_workbook import record_in_workbook

__all__ = [
    "Fault",
    "FaultyWorkbook",
    "class_in_workbook",
    "class_of",
    "record_in_workbook",
    "trainees_in",
    "unit_names",
    "values_in",
]
