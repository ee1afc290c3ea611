"""Changes known to be read wrong in silence, and why; the test fails once one no longer is."""

from __future__ import annotations

from collections.abc import Mapping

NOT_FLAGGED = "a stroke in ink beside a grade doubts its cell, and another cell of the row holds the grade"
KNOWN: Mapping[str, str] = {
    "drawn: tick in ink over a box": NOT_FLAGGED,
    "typed: specimen left in": "only patterns of numbers are checked",
    "typed: two values in one cell": "names and mobile numbers joined are taken as one text",
    "pdf: line drawn through": "a stroke is taken for a rule of the table, or not seen",
    "pdf: struck by an annotation": "annotations other than form fields are not looked at",
    "pdf: text layer that lies": "two exchanged digits that look alike are too few lies to disbelieve a font",
}
KNOWN_IN_PDF: Mapping[str, str] = {
    "cells: cell lost from a row": "a row that ends before the others is not told in PDFs",
}
"""Read or flagged in Word, and not always where the same file comes as a PDF."""
