"""Writes a record through a template into a Word file."""

from zsgx_docs.render.docx.fill import filled_paper, render_blank, render_word
from zsgx_docs.render.docx.remarks import Remark, with_remarks
from zsgx_docs.render.docx.shading import DOUBTFUL, INFERRED, render_shaded

__all__ = [
    "DOUBTFUL",
    "INFERRED",
    "Remark",
    "filled_paper",
    "render_blank",
    "render_shaded",
    "render_word",
    "with_remarks",
]
