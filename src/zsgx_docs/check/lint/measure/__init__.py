"""Measures how a Word file or a PDF is laid out."""

from zsgx_docs.check.lint.measure.layout import (
    CHARACTER,
    LINE,
    MM,
    Kind,
    LayoutPart,
    LevelStroke,
    PageNumber,
    PaperLayout,
    Side,
    Typeface,
    colour_name,
    is_black,
    typeface,
    width_of,
)
from zsgx_docs.check.lint.measure.pdf_layout import pdf_layout
from zsgx_docs.check.lint.measure.word_layout import word_layout
from zsgx_docs.check.lint.measure.word_shapes import own

__all__ = [
    "CHARACTER",
    "LINE",
    "MM",
    "Kind",
    "LayoutPart",
    "LevelStroke",
    "PageNumber",
    "PaperLayout",
    "Side",
    "Typeface",
    "colour_name",
    "is_black",
    "own",
    "pdf_layout",
    "typeface",
    "width_of",
    "word_layout",
]
