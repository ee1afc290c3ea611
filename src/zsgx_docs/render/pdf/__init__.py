"""Word files as PDF, through Typst."""

from zsgx_docs.render.pdf.convert import PdfResult, word_to_pdf

__all__ = ["PdfResult", "word_to_pdf"]
