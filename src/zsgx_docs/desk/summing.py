"""Sums up many submissions as one table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from zsgx_docs.desk.loading import bytes_of

if TYPE_CHECKING:
    from zsgx_docs.records.submissions import SummedUp

SUMMARY = "bureau/submission-summary"


def summary(summed: SummedUp, fmt: Literal["docx", "pdf", "xlsx"]) -> bytes:
    """Write the 申报汇总表 of what was read from many files; doubtful and inferred values are coloured."""
    from zsgx_docs.template.catalogue import default_catalogue

    template = default_catalogue().get(SUMMARY)
    if fmt == "xlsx":
        from zsgx_docs.render.tables import record_workbook

        return record_workbook(template, summed.record, doubtful=summed.doubtful, inferred=summed.inferred)
    from zsgx_docs.render.docx import DOUBTFUL, INFERRED, render_shaded

    colours = dict.fromkeys(summed.inferred, INFERRED) | dict.fromkeys(summed.doubtful, DOUBTFUL)
    word = render_shaded(template, summed.record, colours)
    if fmt == "docx":
        return word
    from zsgx_docs.render.pdf import word_to_pdf

    return word_to_pdf(word).pdf


def expected_units(path: Path) -> list[str]:
    """Load the list of the units that were to apply. Raises NotFound, UnreadableFile, RecordError."""
    from zsgx_docs.read.entry import unit_names

    return unit_names(bytes_of(path), path.name)
