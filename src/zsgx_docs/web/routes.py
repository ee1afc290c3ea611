"""Routes of the JSON interface: templates, documents, extractions."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from zsgx_docs import desk
from zsgx_docs.records.given import DocumentRequest
from zsgx_docs.web.answers import ExtractionAnswer, TemplateAnswer, problems_listed
from zsgx_docs.web.bodies import declared_bytes, expect, kept_apart, uploaded
from zsgx_docs.web.callers import outcome
from zsgx_docs.web.documents import written
from zsgx_docs.web.extractions import Extractions, ExtractionTask
from zsgx_docs.web.gate import BODY_BYTES, FORM_BYTES
from zsgx_docs.web.problems import ServiceStopping
from zsgx_docs.web.queue import WorkQueue

router = APIRouter(prefix="/api/v1")

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
HEADER_BYTES = 32_000
"""Bytes of a header with warnings, at most; a guess: half of what Python's own client takes for one line."""
TemplateName = Annotated[str, Path(examples=["hubei/application-form"])]
_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "string", "format": "binary"}, "template": {"type": "string"}},
}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_LOCATION = {"Location": {"description": "查询的地址", "schema": {"type": "string"}}}


def _body(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {media_type: {"schema": schema}}}}


def extractions(request: Request) -> Extractions:
    kept: Extractions = request.app.state.extractions
    return kept


def writing(request: Request) -> WorkQueue:
    queue: WorkQueue = request.app.state.writing
    return queue


@router.get("/templates", summary="全部模板", responses=problems_listed())
def templates() -> list[TemplateAnswer]:
    """List the templates at hand."""
    return [_described(info) for info in desk.templates()]


@router.get(
    "/templates/{name:path}/schema",
    summary="模板的记录结构",
    responses={
        200: {"description": "JSON Schema（2020-12）", "content": {"application/schema+json": {}}},
        **problems_listed(404, 422),
    },
    response_class=Response,
)
def schema(name: TemplateName) -> Response:
    """Describe a template's record as JSON Schema."""
    return JSONResponse(desk.schema(name), media_type="application/schema+json")


@router.get("/templates/{name:path}", summary="一个模板", responses=problems_listed(404, 422))
def template(name: TemplateName) -> TemplateAnswer:
    """Describe one template."""
    return _described(desk.template(name))


@router.post(
    "/documents",
    summary="写出一份文书",
    responses={
        200: {
            "description": "文件；需要看一眼的地方在 `Zsgx-Warnings` 里，百分号编码，每行一条",
            "content": dict.fromkeys(MEDIA_TYPES.values(), _BINARY),
            "headers": {"Zsgx-Warnings": {"schema": {"type": "string"}}},
        },
        **problems_listed(403, 404, 408, 409, 413, 415, 422, 429),
    },
    response_class=Response,
    openapi_extra=_body("application/json", DocumentRequest.model_json_schema()),
)
async def create_document(request: Request, queue: Annotated[WorkQueue, Depends(writing)]) -> Response:
    """Answer with the file.

    What needs a look, such as a sum that does not add up or a character that no font has, stands
    percent-encoded, one line each, in the header `Zsgx-Warnings`. A caller who goes away ends the work.
    """
    expect(request, "application/json")
    with queue.take_turn(declared_bytes(request, BODY_BYTES)) as turn:
        async with kept_apart(request) as body:
            made = await outcome(written(body, turn), turn, request)
    return _as_file(made)


@router.post(
    "/extractions",
    summary="提交一个文件来读取",
    responses={
        200: {"model": ExtractionAnswer, "description": "结果（wait=true）", "headers": _LOCATION},
        202: {"model": ExtractionAnswer, "description": "已排队", "headers": _LOCATION},
        **problems_listed(403, 404, 408, 409, 413, 415, 422, 429),
    },
    response_class=Response,
    openapi_extra=_body("multipart/form-data", _FORM),
)
async def create_extraction(
    request: Request, kept: Annotated[Extractions, Depends(extractions)], wait: bool = False
) -> Response:
    """Queue the upload, or have it read at once and answer with the result.

    A caller who waits and goes away ends the reading.
    """
    expect(request, "multipart/form-data")
    with kept.queue.take_turn(declared_bytes(request, FORM_BYTES)) as turn:
        task, reading = kept.submit(await uploaded(request), turn)
    if not wait:
        return _told(task, 202)
    with suppress(ServiceStopping):  # the task itself says why it ended
        await outcome(reading, turn, request)
    if task.failure is not None:
        raise task.failure
    return _told(task, 200)


@router.get(
    "/extractions/{identifier}",
    summary="读取的进度和结果",
    responses={200: {"model": ExtractionAnswer}, **problems_listed(404, 422)},
    response_class=Response,
)
def extraction(identifier: str, kept: Annotated[Extractions, Depends(extractions)]) -> Response:
    """Tell how far an upload is, and its result."""
    return _told(kept.get(identifier), 200)


@router.post(
    "/extractions/{identifier}/cancel",
    summary="取消读取",
    responses={200: {"model": ExtractionAnswer}, **problems_listed(403, 404, 422)},
    response_class=Response,
)
def cancel_extraction(identifier: str, kept: Annotated[Extractions, Depends(extractions)]) -> Response:
    """End the reading of an upload; one that is over stays as it is."""
    task = kept.get(identifier)
    task.cancel()
    return _told(task, 200)


def _told(task: ExtractionTask, status: int) -> Response:
    location = {"Location": f"/api/v1/extractions/{task.id}"}
    return StreamingResponse(task.to_json(), status, location, media_type="application/json")


def _as_file(made: desk.Requested) -> Response:
    name = f"{made.title}.{made.format}"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    if made.paper.warnings:
        headers["Zsgx-Warnings"] = quote("\n".join(_fitting(made.paper.warnings)))
    return Response(made.paper.data, media_type=MEDIA_TYPES[made.format], headers=headers)


def _fitting(warnings: Sequence[str]) -> list[str]:
    """As many as a header takes, and how many more there are."""
    fitting: list[str] = []
    for warning in warnings:
        if len(quote("\n".join([*fitting, warning]))) > HEADER_BYTES:
            return [*fitting, f"另有{len(warnings) - len(fitting)}条提醒没有列出。"]
        fitting.append(warning)
    return fitting


def _described(info: desk.TemplateInfo) -> TemplateAnswer:
    address = f"/api/v1/templates/{quote(info.name)}/schema"
    return TemplateAnswer.model_validate({**info.to_json(), "schema": address})
