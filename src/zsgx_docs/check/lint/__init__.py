"""Tells whether a paper is laid out as GB/T 9704-2012 wants it.

Word and PDF are both seen as one `Layout`, and judged alike.
"""

from zsgx_docs.check.lint.lint import Linted, lint
from zsgx_docs.check.lint.measure import Kind, pdf_layout, word_layout
from zsgx_docs.check.lint.mend import Mended, mended

__all__ = ["Kind", "Linted", "Mended", "lint", "mended", "pdf_layout", "word_layout"]
