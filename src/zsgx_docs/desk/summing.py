"""Sums up many submissions as one table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from zsgx_docs.desk.apart import ask
from zsgx_docs.desk.loading import bytes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zsgx_docs.records.submissions import SummedUp

SUMMARY = "bureau/submission-summary"


def summary(summed: SummedUp, fmt: Literal["docx", "pdf", "xlsx"], apart: bool = False) -> bytes:
    """Write the 申报汇总表 of what was read from many files; doubtful and inferred values are coloured.

    What came from outside is written `apart`, by a worker.
    """
    return summary_of(summed.record, summed.doubtful, summed.inferred, fmt, apart)


def summary_of(
    record: Mapping[str, Any],
    doubtful: Mapping[str, str],
    inferred: Mapping[str, str],
    fmt: Literal["docx", "pdf", "xlsx"],
    apart: bool = False,
) -> bytes:
    """Write the 申报汇总表 of its record; reasons for colours by the paths of values. As `summary`."""
    if apart:
        given = {"record": record, "doubtful": doubtful, "inferred": inferred, "fmt": fmt}
        return cast(bytes, ask("summary_of", given, "申报汇总表"))
    from zsgx_docs.template.catalogue import default_catalogue

    template = default_catalogue().get(SUMMARY)
    if fmt == "xlsx":
        from zsgx_docs.render.tables import record_workbook

        return record_workbook(template, record, doubtful=doubtful, inferred=inferred)
    from zsgx_docs.render.docx import DOUBTFUL, INFERRED, render_shaded

    colours = dict.fromkeys(inferred, INFERRED) | dict.fromkeys(doubtful, DOUBTFUL)
    word = render_shaded(template, record, colours)
    if fmt == "docx":
        return word
    from zsgx_docs.render.pdf import word_to_pdf

    return word_to_pdf(word).pdf


def expected_units(path: Path, apart: bool = False) -> list[str]:
    """Load the list of the units that were to apply; a file from outside `apart`, by a worker.

    Raises NotFound, UnreadableFile, RecordError, WorkStopped.
    """
    return units_in(bytes_of(path), path.name, apart)


def units_in(data: bytes, filename: str, apart: bool = False) -> list[str]:
    """Return the units that a file's bytes list; as `expected_units`."""
    if apart:
        return cast("list[str]", ask("units_in", {"data": data, "filename": filename}, filename))
    from zsgx_docs.read.entry import unit_names

    return unit_names(data, filename)
