"""Read what a person typed, strictly."""

from zsgx_docs.read.entry.class_file import class_in_workbook, class_of
from zsgx_docs.read.entry.name_list import unit_names
from zsgx_docs.read.entry.record_text import values_in
from zsgx_docs.read.entry.record_workbook import record_in_workbook

__all__ = ["class_in_workbook", "class_of", "record_in_workbook", "unit_names", "values_in"]
