"""Routes of files that are sent in to be read."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from zsgx_docs.web.api.answers import ExtractionAnswer
from zsgx_docs.web.api.bodies import declared_bytes, expect, uploaded
from zsgx_docs.web.api.callers import outcome
from zsgx_docs.web.api.describing import API, LOCATION, body_taken, problems_listed
from zsgx_docs.web.api.kept import Extractions, ExtractionTask
from zsgx_docs.web.gate import FORM_BYTES
from zsgx_docs.web.problems import ServiceStopping

extraction_routes = APIRouter(prefix=API)

_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "string", "format": "binary"}, "template": {"type": "string"}},
}


def kept_extractions(request: Request) -> Extractions:
    kept: Extractions = request.app.state.extractions
    return kept


@extraction_routes.post(
    "/extractions",
    summary="提交一个文件来读取",
    responses={
        200: {"model": ExtractionAnswer, "description": "结果（wait=true）", "headers": LOCATION},
        202: {"model": ExtractionAnswer, "description": "已排队", "headers": LOCATION},
        **problems_listed(403, 404, 408, 409, 413, 415, 422, 429),
    },
    response_class=Response,
    openapi_extra=body_taken("multipart/form-data", _FORM),
)
async def create_extraction(
    request: Request, kept: Annotated[Extractions, Depends(kept_extractions)], wait: bool = False
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


@extraction_routes.get(
    "/extractions/{identifier}",
    summary="读取的进度和结果",
    responses={200: {"model": ExtractionAnswer}, **problems_listed(404, 422)},
    response_class=Response,
)
def extraction(identifier: str, kept: Annotated[Extractions, Depends(kept_extractions)]) -> Response:
    """Tell how far an upload is, and its result."""
    return _told(kept.get(identifier), 200)


@extraction_routes.post(
    "/extractions/{identifier}/cancel",
    summary="取消读取",
    responses={200: {"model": ExtractionAnswer}, **problems_listed(403, 404, 422)},
    response_class=Response,
)
def cancel_extraction(identifier: str, kept: Annotated[Extractions, Depends(kept_extractions)]) -> Response:
    """End the reading of an upload; one that is over stays as it is."""
    task = kept.get(identifier)
    task.cancel()
    return _told(task, 200)


def _told(task: ExtractionTask, status: int) -> Response:
    location = {"Location": f"/api/v1/extractions/{task.id}"}
    return StreamingResponse(task.to_json(), status, location, media_type="application/json")
