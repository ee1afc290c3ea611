"""Describes what the routes answer, for programs that call them; `/openapi.json` shows it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

PointBox = list[float]


class Answered(BaseModel):
    """Whatever is answered may gain further keys."""

    model_config = ConfigDict(extra="allow")


class ProblemAnswer(Answered):
    """An error (RFC 9457); `detail` is one Chinese sentence, `code` what a program tells it by."""

    type: str
    title: str
    status: int
    detail: str
    code: str


class HealthAnswer(Answered):
    """The process is alive."""

    status: Literal["ok"]
    version: str


class ReadyAnswer(Answered):
    """It can write papers and read scans."""

    status: Literal["ready"]


class TemplateAnswer(Answered):
    """A template; `schema` is the address of its record's JSON Schema."""

    name: str
    title: str
    document_type: str
    formats: list[Literal["docx", "pdf"]]
    schema_: str = Field(alias="schema")


class BoxOnPage(Answered):
    """A place on a page, in points from its top left."""

    page: int
    box: PointBox


class SheetAnswer(Answered):
    """A page and its size in points."""

    page: int
    width: float
    height: float
    turn: int


class SourceAnswer(Answered):
    """The file that was read."""

    filename: str
    sha256: str
    bytes: int
    kind: Literal["docx", "pdf-text", "pdf-scan", "image", "xlsx"]
    pages: int
    sheets: list[SheetAnswer]
    submission: dict[str, Any] | None


class FieldAnswer(Answered):
    """A leaf of the record: its value, where it was read, how sure that is."""

    path: str
    label: str | None
    value: Any
    text: str | None
    confidence: float
    needs_review: bool
    reason: str | None
    page: int | None
    box: PointBox | None
    boxes: list[BoxOnPage]
    doubts: list[dict[str, Any]]


class SealAnswer(Answered):
    """A seal that was found."""

    page: int
    box: PointBox
    shape: Literal["round", "oval", "square"]
    colour: Literal["red", "dark"]
    text: str | None
    confidence: float
    matches: str | None


class FindingAnswer(Answered):
    """What a rule says of the record."""

    rule: str
    severity: Literal["error", "warning", "info"]
    outcome: Literal["violated", "cannot_tell", "needs_person"]
    paths: list[str]
    message: str
    basis: str | None


class UnreadAnswer(Answered):
    """A mark that no value took and nothing names; `near` are the paths that it doubts."""

    what: str
    page: int | None
    box: PointBox | None
    text: str | None
    near: list[str]


class PaperAnswer(Answered):
    """One paper as it was read."""

    document_type: str
    template: str | None
    template_score: float
    record: dict[str, Any]
    fields: list[FieldAnswer]
    seals: list[SealAnswer]
    findings: list[FindingAnswer]
    unread: list[UnreadAnswer]


class FurtherPaperAnswer(PaperAnswer):
    """Another paper in the same file, with its first and last page."""

    pages: list[int] | None


class ResultAnswer(PaperAnswer):
    """The result of reading one file."""

    source: SourceAnswer
    more: list[FurtherPaperAnswer]
    timings: dict[str, float]


class FailureAnswer(Answered):
    """Why a file could not be read."""

    code: str
    message: str


class LeftOutAnswer(Answered):
    """A file of a mail or archive that is no paper, and why."""

    name: str
    why: str


class ComparedAnswer(Answered):
    """A value as the scan and as the Word copy have it."""

    path: str
    label: str | None
    scan: Any
    word: Any
    verdict: Literal["equal", "reading_doubt", "different"]


class ExtractionLine(Answered):
    """How far a file is, without its result; ID numbers in names are masked.

    `place` is that in the queue while it waits; `flags` counts the values that were flagged, `open_flags`
    those that nobody has looked at, `accepted_despite` how many those were of one that was accepted in spite
    of them; `version` grows with each change that a person makes.
    """

    id: str
    status: Literal["queued", "running", "done", "failed"]
    state: Literal["accepted", "returned"] | None
    duplicate_of: str | None
    error: FailureAnswer | None
    filename: str
    bytes: int
    kind: str | None
    document_type: str | None
    template: str | None
    created_at: str
    owner: str
    stage: str | None
    page: int
    pages: int
    place: int | None
    flags: int
    open_flags: int
    accepted_despite: int
    version: int


class ExtractionAnswer(ExtractionLine):
    """A file's way through the reader and through review.

    The result is as it stands now: as read, with what people corrected. A mail or archive has none:
    `contains` are the files in it, `left_out` names what was no paper.
    """

    result: ResultAnswer | None
    contains: list[ExtractionLine]
    left_out: list[LeftOutAnswer]


class LinksAnswer(Answered):
    """Addresses of other pages of a list."""

    first: str
    prev: str | None
    next: str | None
    last: str


class ExtractionsAnswer(Answered):
    """A page of the files that whoever asks may see, newest first; `total` is of all pages."""

    items: list[ExtractionLine]
    total: int
    page: int
    size: int
    links: LinksAnswer


class ReconciliationAnswer(Answered):
    """What was compared of a scan and its Word copy."""

    scan: SourceAnswer
    word: SourceAnswer
    papers: list[dict[str, Any]]
    fields: list[ComparedAnswer]
    seals: list[dict[str, Any]]
    findings: list[FindingAnswer]
    not_compared: list[dict[str, Any]]
    notes: list[str]
