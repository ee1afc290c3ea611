"""Sets Word files as PDF, through Typst."""

from zsgx_docs.render.pdf.convert import PdfResult, filled_to_pdf, word_to_pdf

__all__ = ["PdfResult", "filled_to_pdf", "word_to_pdf"]
