"""Writes a record through a template into a Word file."""

from zsgx_docs.render.docx.fill import filled_paper, render_blank, render_word
from zsgx_docs.render.docx.shading import DOUBTFUL, INFERRED, render_shaded

__all__ = ["DOUBTFUL", "INFERRED", "filled_paper", "render_blank", "render_shaded", "render_word"]
