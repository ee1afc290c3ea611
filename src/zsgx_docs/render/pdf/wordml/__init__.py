"""Reads a Word file's sections, paragraphs, tables and drawings as blocks."""

from zsgx_docs.render.pdf.wordml.sections import read_sections
from zsgx_docs.render.pdf.wordml.source import WordSource

__all__ = ["WordSource", "read_sections"]
