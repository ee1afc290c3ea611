"""Holds a layout against the rules of GB/T 9704-2012."""

from zsgx_docs.check.lint.rules.anatomy import Anatomy, AnnexPart, anatomy, guessed_kind
from zsgx_docs.check.lint.rules.annex import annex_findings
from zsgx_docs.check.lint.rules.end import end_findings, listed_name
from zsgx_docs.check.lint.rules.findings import place
from zsgx_docs.check.lint.rules.head import HALF, LEAN, head_findings, title_findings
from zsgx_docs.check.lint.rules.imprint import imprint_findings
from zsgx_docs.check.lint.rules.page import (
    NUMBER_SIZE,
    NUMBER_SLACK,
    PITCH_SLACK,
    grid_findings,
    number_findings,
    page_findings,
)
from zsgx_docs.check.lint.rules.text import (
    body_findings,
    font_findings,
    heading_of,
    is_heading,
    level_of,
    wanted_face,
)

__all__ = [
    "HALF",
    "LEAN",
    "NUMBER_SIZE",
    "NUMBER_SLACK",
    "PITCH_SLACK",
    "Anatomy",
    "AnnexPart",
    "anatomy",
    "annex_findings",
    "body_findings",
    "end_findings",
    "font_findings",
    "grid_findings",
    "guessed_kind",
    "head_findings",
    "heading_of",
    "imprint_findings",
    "is_heading",
    "level_of",
    "listed_name",
    "number_findings",
    "page_findings",
    "place",
    "title_findings",
    "wanted_face",
]
