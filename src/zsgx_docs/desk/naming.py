"""Tells whose a paper is, whatever its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zsgx_docs.model import paths

UNITS = ("applicant.name", "cover_applicant", "applicant", "organiser.name", "organiser", "employer")
"""Where records name the unit whose they are, the surest first."""


def first_said(record: Mapping[str, Any], wanted: Iterable[str]) -> str | None:
    """Return the first text that a record has at one of these paths."""
    said = (paths.get(record, path) for path in wanted)
    return next((each for each in said if isinstance(each, str) and each), None)
