"""Read lists that people type into worksheets: which sheet, which rows, which columns, all faults at once."""

from zsgx_docs.read.entry.lists.cell_values import days_of_serial, without_blanks_of_export
from zsgx_docs.read.entry.lists.faults import Faults, FaultyWorkbook
from zsgx_docs.read.entry.lists.heads import ListHead, cell_name, find_list_head
from zsgx_docs.read.entry.lists.list_columns import judge_columns
from zsgx_docs.read.entry.lists.list_rows import NOT_GIVEN, ListRows, fault_of_cell, parsed_as, read_list
from zsgx_docs.read.entry.lists.receipt import Receipt
from zsgx_docs.read.entry.lists.rows_apart import sets_apart, words_in
from zsgx_docs.read.entry.lists.running_numbers import number_rows
from zsgx_docs.read.entry.lists.sheet_choice import (
    FittingSheet,
    ask_about_others,
    choose_sheet,
    choose_sheets,
    fitting_sheets,
    rest_left_out,
)
from zsgx_docs.read.entry.lists.typed_book import TypedBook, typed_book
from zsgx_docs.read.entry.lists.wanted import ALSO_CALLED, NEEDED, WantedColumn, WantedList, wanted_lists

__all__ = [
    "ALSO_CALLED",
    "NEEDED",
    "NOT_GIVEN",
    "Faults",
    "FaultyWorkbook",
    "FittingSheet",
    "ListHead",
    "ListRows",
    "Receipt",
    "TypedBook",
    "WantedColumn",
    "WantedList",
    "ask_about_others",
    "cell_name",
    "choose_sheet",
    "choose_sheets",
    "days_of_serial",
    "fault_of_cell",
    "find_list_head",
    "fitting_sheets",
    "judge_columns",
    "number_rows",
    "parsed_as",
    "read_list",
    "rest_left_out",
    "sets_apart",
    "typed_book",
    "wanted_lists",
    "without_blanks_of_export",
    "words_in",
]
