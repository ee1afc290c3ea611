"""Routes of what is done to a file that was sent in: ended, read again, changed, decided, deleted."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.concurrency import run_in_threadpool

from zsgx_docs import desk
from zsgx_docs.desk.intake import cancel, delete, extraction, retry
from zsgx_docs.desk.office import Store
from zsgx_docs.desk.review import ValueMeanwhileChanged, change
from zsgx_docs.errors import RequestError
from zsgx_docs.model.user import User
from zsgx_docs.records.given import ChangeRequest
from zsgx_docs.web.api.answers import ExtractionAnswer
from zsgx_docs.web.api.askers import Asker, StoreAsked
from zsgx_docs.web.api.coming import expect, kept_apart
from zsgx_docs.web.api.describing import API, VERSION_TAG, Responses, body_taken, problems_listed
from zsgx_docs.web.api.telling import told_whole
from zsgx_docs.web.problems import problem

deed_routes = APIRouter(prefix=API)

_TAG = re.compile(r'"(?:[a-z]+-)?(\d{1,9})"')
"""What `ETag` says: the version behind the status, or the version alone."""
_ANSWER: Responses = {200: {"model": ExtractionAnswer, "headers": VERSION_TAG}}
"""What is answered where all went well (the standard RFC 9110)."""
IfMatch = Annotated[str | None, Header(description="看到的版本（ETag）", examples=['"done-3"'])]


@deed_routes.post(
    "/extractions/{identifier}/cancel",
    summary="取消读取",
    responses={**_ANSWER, **problems_listed(401, 403, 404, 422)},
    response_class=Response,
)
def cancel_extraction(identifier: str, store: StoreAsked, user: Asker) -> Response:
    """End the reading of a file; one that is over stays as it is."""
    cancel(store, user, identifier)
    return told_whole(store, user, identifier)


@deed_routes.post(
    "/extractions/{identifier}/retry",
    summary="重新读取",
    responses={**_ANSWER, **problems_listed(401, 403, 404, 422)},
    response_class=Response,
)
def retry_extraction(identifier: str, store: StoreAsked, user: Asker) -> Response:
    """Have a file read again that could not be; any other stays as it is."""
    retry(store, user, identifier)
    return told_whole(store, user, identifier)


@deed_routes.delete(
    "/extractions/{identifier}",
    summary="删除",
    status_code=204,
    responses={204: {"description": "已删除"}, **problems_listed(401, 403, 404, 422)},
    response_class=Response,
)
def delete_extraction(identifier: str, store: StoreAsked, user: Asker) -> Response:
    """Delete a file, all that was read of it and all that was decided about it, for good."""
    delete(store, user, identifier)
    return Response(status_code=204)


@deed_routes.patch(
    "/extractions/{identifier}",
    summary="更正、通过或退回",
    responses={**_ANSWER, **problems_listed(401, 403, 404, 408, 409, 413, 415, 422)},
    response_class=Response,
    openapi_extra=body_taken("application/json", ChangeRequest.model_json_schema()),
)
async def change_extraction(
    identifier: str, request: Request, store: StoreAsked, user: Asker, if_match: IfMatch = None
) -> Response:
    """Change values, accept or return a file, all of it or nothing.

    A row is added at the end of a list by the path of its next row with an object (`students[3]` of three
    rows), and taken away by its path with null; every path is that of the record as it was seen.
    `version` or `If-Match` says what was seen: a value that somebody else changed since is a conflict, which
    names both; other values are merged.
    """
    expect(request, "application/json")
    await run_in_threadpool(extraction, store, user, identifier)  # unknown is said before the body is read
    async with kept_apart(request) as body:
        wanted = await run_in_threadpool(desk.changes_asked, body.read(), apart=True)
    seen = wanted.version if wanted.version is not None else _version_in(if_match)
    return await run_in_threadpool(_changed, store, user, identifier, wanted, seen)


def _changed(store: Store, user: User, identifier: str, wanted: ChangeRequest, seen: int | None) -> Response:
    changes = [each.model_dump() for each in wanted.changes]
    try:
        change(store, user, identifier, changes, wanted.state, wanted.reason, seen)
    except ValueMeanwhileChanged as error:
        both = {"who": error.who, "theirs": error.theirs, "ours": error.ours}
        return problem(error.http_status, error.message, error.code, both)
    return told_whole(store, user, identifier)


def _version_in(tag: str | None) -> int | None:
    if tag is None or tag.strip() == "*":
        return None
    found = _TAG.fullmatch(tag.strip().removeprefix("W/"))
    if found is None:
        raise RequestError("If-Match 应是先前答复里的 ETag，请改正后再试。")
    return int(found[1])
