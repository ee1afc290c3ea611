"""Word files as PDF, through Typst."""

from zsgx_docs.render.pdf.convert import PdfResult, document_to_pdf, word_to_pdf

__all__ = ["PdfResult", "document_to_pdf", "word_to_pdf"]
