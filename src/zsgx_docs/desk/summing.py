"""Sums up many submissions as one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zsgx_docs.desk.issuing import issue

if TYPE_CHECKING:
    from zsgx_docs.records.submissions import RefusedFile, Submitted

SUMMARY = "bureau/submission-summary"


def summary(submitted: Sequence[Submitted], unread: Sequence[RefusedFile], fmt: str) -> bytes:
    """Write the 申报汇总表 of what was read from many files, as docx, pdf or xlsx."""
    from zsgx_docs.records.submissions import submission_summary

    record = submission_summary(submitted, unread)
    if fmt == "xlsx":
        from zsgx_docs.render.tables import record_workbook
        from zsgx_docs.template.catalogue import default_catalogue

        return record_workbook(default_catalogue().get(SUMMARY), record)
    return issue(SUMMARY, record, "pdf" if fmt == "pdf" else "docx").data
