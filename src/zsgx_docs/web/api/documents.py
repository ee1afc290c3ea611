"""The route of papers to be written, for callers who wait: in their turn and in workers."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Annotated, BinaryIO
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response

from zsgx_docs import desk
from zsgx_docs.records.given import DocumentRequest
from zsgx_docs.web.api.askers import asker
from zsgx_docs.web.api.coming import declared_bytes, expect, kept_apart
from zsgx_docs.web.api.describing import API, BINARY, body_taken, problems_listed
from zsgx_docs.web.api.following import outcome
from zsgx_docs.web.gate import BODY_BYTES
from zsgx_docs.web.queue import Doors, Turn, WorkQueue

document_routes = APIRouter(prefix=API, dependencies=[Depends(asker)])

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
HEADER_BYTES = 32_000
"""Bytes of a header with warnings, at most; a guess: half of what Python's own client takes for one line."""

WAITING_AT_MOST = 64
"""Papers queued or being written: a guess, some two minutes of work."""
WAITING_BYTES = 256 * 1024 * 1024
"""Bytes of their requests together, on the disk: a guess."""


def writing_queue(doors: Doors) -> WorkQueue:
    """Return the queue of the papers that callers wait for."""
    return WorkQueue(doors, WAITING_AT_MOST, WAITING_BYTES)


def writing(request: Request) -> WorkQueue:
    queue: WorkQueue = request.app.state.writing
    return queue


def written(body: BinaryIO, turn: Turn) -> Future[desk.Requested]:
    """Have the paper written that a request asks for, which a worker reads: to us it is bytes.

    Its future raises what `desk.issue_requested` raises.
    """
    return turn.fill(
        "quick", lambda stopped: desk.issue_requested(body.read(), apart=True, cancelled=stopped)
    )


@document_routes.post(
    "/documents",
    summary="写出一份文书",
    responses={
        200: {
            "description": "文件；需要看一眼的地方在 `Zsgx-Warnings` 里，百分号编码，每行一条",
            "content": dict.fromkeys(MEDIA_TYPES.values(), BINARY),
            "headers": {"Zsgx-Warnings": {"schema": {"type": "string"}}},
        },
        **problems_listed(401, 403, 404, 408, 409, 413, 415, 422, 429),
    },
    response_class=Response,
    openapi_extra=body_taken("application/json", DocumentRequest.model_json_schema()),
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
