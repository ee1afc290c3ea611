"""Sums up many submissions as one table: what each file gives, and the table written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from zsgx_docs.desk.apart import ask
from zsgx_docs.desk.loading import bytes_of

if TYPE_CHECKING:
    from zsgx_docs.records.submissions import Form, SealState, Submitted, SummedUp

SUMMARY = "bureau/submission-summary"
APPLICATION = "application_form"
SEAL_RULE = "H27"
NOT_AN_APPLICATION = "不是申报表，请核对"
_FORMS: Mapping[str, Form] = {"pdf-text": "print", "pdf-scan": "scan", "image": "scan"}


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


def submitted_forms(
    result: Mapping[str, Any],
    called: str,
    received: str | None,
    came_in: str | None,
    broken: Iterator[tuple[str, ...]] | None = None,
) -> Iterator[Submitted]:
    """Yield the application forms of one file, from its result as JSON; none of one that could not be read.

    `called` is what the file is called, `received` when it came, unless its mail says, `came_in` what it came
    in. `broken` gives for each form the sentences of rules that it breaks; else its own findings do.
    """
    from zsgx_docs.records.submissions import Submitted

    if "error" in result:
        return
    source = result["source"]
    for paper in (result, *(result.get("more") or ())):
        if paper["document_type"] == APPLICATION:
            seals = tuple(f["message"] for f in _of_seals(paper) if not _says_missing(f))
            rules = broken_rules(paper.get("findings") or ()) if broken is None else next(broken, ())
            yield Submitted(
                filename=called,
                form=_FORMS.get(source["kind"], "word"),
                record=paper["record"],
                received=(source["submission"] or {}).get("received_at") or received,
                seal=_seal(paper, on_paper=source["kind"] in _FORMS),
                flagged={leaf["path"]: leaf["label"] for leaf in paper["fields"] if leaf["needs_review"]},
                findings=(*seals, *rules),
                came_in=came_in,
                sha256=source["sha256"],
            )


def broken_rules(findings: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the sentences of rules that are broken, in findings as JSON; those of seals apart."""
    broken = (f for f in findings if f["outcome"] == "violated" and f["severity"] != "info")
    return tuple(str(f["message"]) for f in broken if f["rule"] != SEAL_RULE)


def _of_seals(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [finding for finding in paper.get("findings") or () if finding["rule"] == SEAL_RULE]


def _says_missing(finding: Mapping[str, Any]) -> bool:
    """Whether it says that there is no seal."""
    return finding["outcome"] == "violated" and str(finding["message"]).startswith("未见")


def _seal(paper: Mapping[str, Any], on_paper: bool) -> SealState:
    """What a paper's seals and what the rules say of them come to; rules are silent on Word files."""
    findings = _of_seals(paper)
    if any(_says_missing(finding) for finding in findings):
        return "none"
    if not paper["seals"]:
        return "unseen" if findings else "none"
    known = not findings if on_paper else any(seal["matches"] for seal in paper["seals"])
    return "own" if known else "doubtful"


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
