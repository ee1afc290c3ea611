"""Hold the result of reading one file: record, evidence, seals, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.finding import Finding
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal, Sheet
from zsgx_docs.model.submission import Submission
from zsgx_docs.model.trace import Trace
from zsgx_docs.model.unread import Unread

SourceKind = Literal["docx", "pdf-text", "pdf-scan", "image", "xlsx"]
UNKNOWN = "unknown"
_Paper = TypeVar("_Paper", "Extraction", "FurtherPaper")


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read: its name, its SHA-256 in hexadecimal, its size, what it is."""

    filename: str
    sha256: str
    bytes: int
    kind: SourceKind
    pages: int
    sheets: tuple[Sheet, ...] = ()
    submission: Submission | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {
            "filename": self.filename,
            "sha256": self.sha256,
            "bytes": self.bytes,
            "kind": self.kind,
            "pages": self.pages,
            "sheets": [
                {"page": s.page, "width": s.width, "height": s.height, "turn": s.turn}
                for s in self.sheets
                if s.page is not None
            ],
            "submission": self.submission.to_json() if self.submission else None,
        }


@dataclass(frozen=True, slots=True)
class FurtherPaper:
    """Another paper in the same file. `pages` are its first and last; None in Word files.

    `trace` explains one value where that was asked for; it is no part of the JSON.
    """

    document_type: str
    template: str
    template_score: float
    record: Mapping[str, Any]
    fields: tuple[Evidence, ...] = ()
    seals: tuple[Seal, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    pages: tuple[int, int] | None = None
    trace: Trace | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {
            **_read(self),
            "pages": list(self.pages) if self.pages else None,
        }


@dataclass(frozen=True, slots=True)
class Extraction:
    """The result of reading one file; `template_score` (0..1) says how well the template's print was found.

    `trace` explains one value where that was asked for; it is no part of the JSON.
    """

    source: Source
    document_type: str
    template: str | None
    template_score: float
    record: Mapping[str, Any]
    fields: tuple[Evidence, ...] = ()
    seals: tuple[Seal, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    more: tuple[FurtherPaper, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    trace: Trace | None = None

    def came_in(self, submission: Submission | None) -> Extraction:
        """The same, of a file that came inside a mail or an archive."""
        return replace(self, source=replace(self.source, submission=submission))

    def in_points_of_file(self) -> Extraction:
        """The same with all boxes in the points that the file gives its pages, not in those of paper."""
        scales = {s.page: s.in_file for s in self.source.sheets if s.page and s.in_file != 1}
        if not scales:
            return self
        sheets = tuple(map(_as_filed, self.source.sheets))
        more = tuple(_scaled(paper, scales) for paper in self.more)
        return replace(_scaled(self, scales), source=replace(self.source, sheets=sheets), more=more)

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {
            "source": self.source.to_json(),
            **_read(self),
            "more": [paper.to_json() for paper in self.more],
            "timings": {name: round(seconds, 3) for name, seconds in self.timings.items()},
        }


def _as_filed(sheet: Sheet) -> Sheet:
    if not sheet.width or not sheet.height:
        return sheet
    width, height = sheet.width * sheet.in_file, sheet.height * sheet.in_file
    return replace(sheet, width=width, height=height, in_file=1.0)


def _scaled(paper: _Paper, scales: Mapping[int, float]) -> _Paper:
    def scaled(page: int | None, box: Box) -> Box:
        return box.scaled(scales.get(page or 0, 1.0))

    return replace(
        paper,
        fields=tuple(
            replace(f, boxes=tuple((page, scaled(page, box)) for page, box in f.boxes)) for f in paper.fields
        ),
        seals=tuple(replace(seal, box=scaled(seal.page, seal.box)) for seal in paper.seals),
        unread=tuple(replace(u, box=scaled(u.page, u.box)) if u.box else u for u in paper.unread),
    )


def _read(paper: FurtherPaper | Extraction) -> dict[str, Any]:
    return {
        "document_type": paper.document_type,
        "template": paper.template,
        "template_score": round(paper.template_score, 3),
        "record": paper.record,
        "fields": [f.to_json() for f in paper.fields],
        "seals": [s.to_json() for s in paper.seals],
        "findings": [f.to_json() for f in paper.findings],
        "unread": [u.to_json() for u in paper.unread],
    }
