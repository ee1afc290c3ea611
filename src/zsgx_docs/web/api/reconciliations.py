"""The route that holds a stamped scan against its Word copy, for callers who wait."""

from __future__ import annotations

from threading import Event
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from zsgx_docs import desk
from zsgx_docs.web.api.answers import ReconciliationAnswer
from zsgx_docs.web.api.askers import asker
from zsgx_docs.web.api.coming import UploadedForm, declared_bytes, expect, form_in
from zsgx_docs.web.api.describing import API, body_taken, json_answer, problems_listed
from zsgx_docs.web.api.following import outcome
from zsgx_docs.web.gate import FORM_BYTES
from zsgx_docs.web.queue import Doors, WorkQueue

reconciliation_routes = APIRouter(prefix=API)

WAITING_RECONCILIATIONS = 16
"""Pairs that wait or are compared: a guess, some five minutes of work."""
WAITING_PAIR_BYTES = 512 * 1024 * 1024
"""Bytes of them together, on the disk: a guess."""
_FILE = {"type": "string", "format": "binary"}
_FORM = {
    "type": "object",
    "required": ["scan", "word"],
    "properties": {"scan": _FILE, "word": _FILE, "template": {"type": "string"}},
}


def reconciling_queue(doors: Doors) -> WorkQueue:
    """Return the queue of the pairs that callers wait for."""
    return WorkQueue(doors, WAITING_RECONCILIATIONS, WAITING_PAIR_BYTES)


def reconciling(request: Request) -> WorkQueue:
    queue: WorkQueue = request.app.state.reconciling
    return queue


@reconciliation_routes.post(
    "/reconciliations",
    summary="扫描件与 Word 件比对",
    responses={
        200: {"model": ReconciliationAnswer},
        **problems_listed(400, 401, 403, 404, 408, 409, 413, 415, 422, 429),
    },
    response_class=Response,
    dependencies=[Depends(asker)],
    openapi_extra=body_taken("multipart/form-data", _FORM),
)
async def create_reconciliation(
    request: Request, queue: Annotated[WorkQueue, Depends(reconciling)]
) -> Response:
    """Compare two files field by field; nothing of them is kept. A caller who goes away ends the work."""
    expect(request, "multipart/form-data")
    with queue.take_turn(declared_bytes(request, FORM_BYTES)) as turn:
        form = await form_in(request, "scan", "word")
        told = await outcome(turn.fill("long", lambda stopped: _compared(form, stopped)), turn, request)
    return json_answer(told)


def _compared(form: UploadedForm, stopped: Event) -> dict[str, Any]:
    scan, word = ((file.filename, file.read()) for file in (form.files["scan"], form.files["word"]))
    return desk.reconcile(scan, word, form.template, apart=True, cancelled=stopped).to_json()
