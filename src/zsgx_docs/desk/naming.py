"""Tells whose a paper is, whatever its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zsgx_docs.model import paths

APPLICANTS = ("applicant.name", "cover_applicant", "applicant")
"""Where a record names the unit that applies, the surest first."""
OTHERS = ("organiser.name", "organiser", "employer")
"""The same for the unit of a paper that is no application."""


def unit_in(record: Mapping[str, Any]) -> str | None:
    """Return the unit whose a paper is; of an application that names none, not another that it names."""
    is_application = any(path.partition(".")[0] in record for path in APPLICANTS)
    return first_said(record, APPLICANTS if is_application else OTHERS)


def first_said(record: Mapping[str, Any], wanted: Iterable[str]) -> str | None:
    """Return the first text that a record has at one of these paths."""
    said = (paths.get(record, path) for path in wanted)
    return next((each for each in said if isinstance(each, str) and each), None)
