"""Writes pages, paragraphs and tables as Typst code."""

from zsgx_docs.render.pdf.typst.page import section
from zsgx_docs.render.pdf.typst.table_pages import TOLD, LongTable, answered
from zsgx_docs.render.pdf.typst.text import TextMarkup

__all__ = ["TOLD", "LongTable", "TextMarkup", "answered", "section"]
