"""Writes records and results as workbooks and tables."""

from zsgx_docs.render.tables.blank_hints import choices_of, example_of, hint_of
from zsgx_docs.render.tables.blank_workbook import blank_workbook
from zsgx_docs.render.tables.findings_sheet import findings_workbook
from zsgx_docs.render.tables.marked_workbook import marked_table, marked_workbook
from zsgx_docs.render.tables.table_files import comma_separated
from zsgx_docs.render.tables.workbook import Result, papers_of, record_workbook, workbook_of

__all__ = [
    "Result",
    "blank_workbook",
    "choices_of",
    "comma_separated",
    "example_of",
    "findings_workbook",
    "hint_of",
    "marked_table",
    "marked_workbook",
    "papers_of",
    "record_workbook",
    "workbook_of",
]
