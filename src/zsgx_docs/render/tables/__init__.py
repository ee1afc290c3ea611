"""Writes records and results as workbooks and tables."""

from zsgx_docs.render.tables.table_files import comma_separated
from zsgx_docs.render.tables.workbook import Result, papers_of, record_workbook, workbook_of

__all__ = ["Result", "comma_separated", "papers_of", "record_workbook", "workbook_of"]
