"""Read a PDF's own text as sheets."""

from zsgx_docs.read.pdf.sheets import text_sheets

__all__ = ["text_sheets"]
