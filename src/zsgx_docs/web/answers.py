"""Describes what the routes answer, for programs that call them; `/openapi.json` shows it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from zsgx_docs.web.problems import MEDIA_TYPE

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


_MEANINGS = {
    400: "请求不符合 HTTP 的写法",
    403: "请求来自别的网页",
    404: "没有这个模板或任务",
    408: "请求正文传得太慢",
    409: "任务已取消",
    413: "请求正文或其中的文件超过上限",
    415: "请求正文的类型不对",
    421: "请求的主机名不是本机",
    422: "请求、记录或文件有问题",
    429: "排队的太多；Retry-After 是再来的秒数",
    500: "程序内部出错",
    503: "缺少组件、太忙或正在停止；Retry-After 是再来的秒数",
}
"""What the statuses mean here (the standards RFC 9110 and 6585)."""
_PASSING = {429, 503}
"""Those with a Retry-After (the standards RFC 6585 and 9110)."""


def problems_listed(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the problems of a route, for OpenAPI; any request may meet 400, 413, 421, 500, 503."""
    return {status: _problem_listed(status) for status in sorted({400, 413, 421, 500, 503, *statuses})}


def _problem_listed(status: int) -> dict[str, Any]:
    listed: dict[str, Any] = {
        "description": _MEANINGS[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemAnswer"}}},
    }
    if status in _PASSING:
        seconds = {"type": "string", "pattern": "^[0-9]+$"}
        listed["headers"] = {"Retry-After": {"description": "秒", "schema": seconds}}
    return listed
