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


class ExtractionAnswer(Answered):
    """A file's way through the reader."""

    id: str
    status: Literal["queued", "running", "done", "failed"]
    state: str | None
    duplicate_of: str | None
    result: ResultAnswer | None
    error: FailureAnswer | None
