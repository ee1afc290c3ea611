"""Routes of pictures: upright pages, and the places that values were read from."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from zsgx_docs.desk.intake import cut_out, page_picture
from zsgx_docs.desk.review import path_as_read
from zsgx_docs.web.api.askers import Asker, StoreAsked
from zsgx_docs.web.api.describing import API, BINARY, Responses, problems_listed

picture_routes = APIRouter(prefix=API)

PNG = "image/png"
MOST_PAPERS = 1000
"""Papers in one file: a guess, more than it may have pages."""
_ANSWERS: Responses = {
    200: {"description": "PNG", "content": {PNG: BINARY}},
    **problems_listed(401, 404, 409, 422),
}
"""What may be answered (the standard RFC 9110)."""


@picture_routes.get(
    "/extractions/{identifier}/pages/{n}.png",
    summary="一页的图像（已摆正）",
    responses=_ANSWERS,
    response_class=Response,
)
def show_page(
    identifier: str, n: Annotated[int, Path(ge=1, le=100_000)], store: StoreAsked, user: Asker
) -> Response:
    """Show a page as it was turned upright; pages count from 1."""
    return Response(page_picture(store, user, identifier, n), media_type=PNG)


@picture_routes.get(
    "/extractions/{identifier}/fields/{path}.png",
    summary="一个值在页面上的样子",
    responses=_ANSWERS,
    response_class=Response,
)
def show_field(
    identifier: str,
    path: Annotated[str, Path(examples=["applicant.name"])],
    store: StoreAsked,
    user: Asker,
    paper: Annotated[int, Query(ge=0, le=MOST_PAPERS)] = 0,
) -> Response:
    """Show where a value was read; `paper` is 0 for the file's first, n for the n-th of `more`."""
    read = path_as_read(store, user, identifier, path, paper)
    return Response(cut_out(store, user, identifier, read, paper), media_type=PNG)
