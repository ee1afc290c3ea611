"""Routes of files that are sent in to be read: sent, listed, looked up."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from zsgx_docs.desk.intake import NewFile, extractions, receive
from zsgx_docs.desk.office import Store
from zsgx_docs.model.user import User
from zsgx_docs.web.api.answers import ExtractionAnswer, ExtractionsAnswer
from zsgx_docs.web.api.askers import Asker, StoreAsked
from zsgx_docs.web.api.coming import Admission, UploadedForm, declared_bytes, expect, form_in
from zsgx_docs.web.api.describing import API, LOCATION, VERSION_TAG, body_taken, json_answer, problems_listed
from zsgx_docs.web.api.following import when_over
from zsgx_docs.web.api.telling import failure_told, listed_line, told_whole
from zsgx_docs.web.gate import FORM_BYTES
from zsgx_docs.web.problems import ServiceStopping, problem

extraction_routes = APIRouter(prefix=API)

A_PAGE = 50
"""Files a page of the list: a guess."""
MOST_PAGED = 200
"""Files that a caller may have on a page: a guess."""
LAST_PAGE = 1_000_000
"""The last page that may be asked for: a guess, more than a store holds."""
_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        "template": {"type": "string"},
        "drop": {
            "type": "string",
            "description": "一次提交的多个文件用同一个字符串，扫描件和它的 Word 版据此配对",
        },
    },
}
KEPT = "服务正在停止；文件已经收下，下次启动后接着读，请到时按编号 {} 查询，不必重新提交。"
Status = Literal["", "queued", "running", "done", "failed"]
Decided = Literal["", "open", "accepted", "returned"]


@extraction_routes.post(
    "/extractions",
    summary="提交一个文件来读取",
    responses={
        200: {"model": ExtractionAnswer, "description": "结果（wait=true）", "headers": LOCATION},
        202: {"model": ExtractionAnswer, "description": "已存下、已排队", "headers": LOCATION},
        **problems_listed(401, 403, 404, 408, 409, 413, 415, 422, 429),
    },
    response_class=Response,
    openapi_extra=body_taken("multipart/form-data", _FORM),
)
async def create_extraction(request: Request, store: StoreAsked, user: Asker, wait: bool = False) -> Response:
    """Keep the upload and queue it, or have it read at once and answer with the result.

    What was answered with 202 is kept, whatever happens to the service. A caller who waits and goes away ends
    the reading. A mail or archive is one file at first, and `contains` those in it once it was opened.
    """
    expect(request, "multipart/form-data")
    admission: Admission = request.app.state.admission
    with await run_in_threadpool(admission.take_turn, declared_bytes(request, FORM_BYTES)):
        form = await form_in(request, "file")
        identifier = await run_in_threadpool(_received, store, user, form)
    if not wait:
        return await run_in_threadpool(told_whole, store, user, identifier, 202)
    try:
        state = await when_over(store, user, identifier, request.app.state.ending, request)
    except ServiceStopping as error:
        return problem(error.http_status, KEPT.format(identifier), error.code, {"id": identifier})
    if state.error is not None:
        return failure_told(state.error)
    return await run_in_threadpool(told_whole, store, user, identifier)


@extraction_routes.get(
    "/extractions",
    summary="提交过的文件，新的在前",
    responses={200: {"model": ExtractionsAnswer}, **problems_listed(401, 422)},
    response_class=Response,
)
def list_extractions(
    store: StoreAsked,
    user: Asker,
    status: Status = "",
    state: Decided = "",
    page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    size: Annotated[int, Query(ge=1, le=MOST_PAGED)] = A_PAGE,
) -> Response:
    """List what was sent in, newest first, a page at a time; `state` open is what nobody decided yet."""
    decided = {"": None, "open": ""}.get(state, state)
    listed = extractions(store, user, status or None, decided, page, size)
    wanted = {name: value for name, value in (("status", status), ("state", state)) if value}
    told = {
        "items": [listed_line(each) for each in listed.items],
        "total": listed.total,
        "page": page,
        "size": size,
        "links": _links({**wanted, "size": size}, page, max(1, -(-listed.total // size))),
    }
    return json_answer(told)


@extraction_routes.get(
    "/extractions/{identifier}",
    summary="一个文件的进度和结果",
    responses={200: {"model": ExtractionAnswer, "headers": VERSION_TAG}, **problems_listed(401, 404, 422)},
    response_class=Response,
)
def show_extraction(identifier: str, store: StoreAsked, user: Asker) -> Response:
    """Tell how far a file is, and its result as it stands: as read, with what people corrected."""
    return told_whole(store, user, identifier)


def _received(store: Store, user: User, form: UploadedForm) -> str:
    sent = form.files["file"]
    with sent.file:
        new = NewFile(sent.filename, sent.sha256, sent.size, sent.file, form.drop)
        return receive(store, user, [new], form.template)[0]


def _links(wanted: dict[str, object], page: int, last: int) -> dict[str, str | None]:
    def to(number: int) -> str:
        return f"{API}/extractions?{urlencode({**wanted, 'page': number})}"

    before, after = min(page - 1, last), page + 1
    return {
        "first": to(1),
        "prev": to(before) if before else None,
        "next": to(after) if after <= last else None,
        "last": to(last),
    }
