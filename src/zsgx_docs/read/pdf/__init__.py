"""Read a PDF's own text as sheets."""

from zsgx_docs.read.pdf.annotations import shown_page
from zsgx_docs.read.pdf.coordinates import user_units
from zsgx_docs.read.pdf.sheets import pages_by_text, text_sheets

__all__ = ["pages_by_text", "shown_page", "text_sheets", "user_units"]
