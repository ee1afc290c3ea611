"""The page 比对: a stamped scan beside its Word copy, and where they differ."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import HTMLResponse

from zsgx_docs.desk.intake import page_count, seal_picture
from zsgx_docs.desk.review import ComparedPair, compare_pair, listed_pairs
from zsgx_docs.errors import ZsgxError
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.frame import fragment, page

SEAL_VERDICTS = {
    "right": "印章与单位相符",
    "other_unit": "印章与单位不符",
    "other_page": "印章盖在别的页",
    "unclear": "认不出是哪个单位的印章",
    "unasked": "另一单位的印章，可以有",
}
MOST_SEALS = 10_000
"""Seals or papers of a file that may be asked for by number: a guess."""
compare_page = APIRouter(include_in_schema=False)
Comparer = Annotated[User, Depends(only("clerk", "admin"))]
Number = Annotated[int, Path(ge=0, le=MOST_SEALS)]
"""The number of a paper or a seal: by definition counted from 0."""


@compare_page.get("/compare")
def list_pairs(request: Request, user: Comparer) -> HTMLResponse:
    """List the scans that came with a Word copy; what is not compared yet is asked for by the page."""
    return page(request, "compare_list", user, pairs=listed_pairs(request.app.state.store, user))


@compare_page.get("/compare/{identifier}/counts")
def count_differences(request: Request, user: Comparer, identifier: str) -> HTMLResponse:
    """Compare a pair and tell how much differs, as a piece of the list."""
    try:
        pair = compare_pair(request.app.state.store, user, identifier)
    except ZsgxError as error:
        return fragment(request, "pieces/compare_counts.html", user, pair=None, why=error.message)
    return fragment(request, "pieces/compare_counts.html", user, pair=pair, why=None)


@compare_page.get("/compare/{identifier}")
def walk_differences(request: Request, user: Comparer, identifier: str) -> HTMLResponse:
    """Show where a scan and its Word copy differ, to be walked through. Raises NotFound, UsageError."""
    store = request.app.state.store
    pair = compare_pair(store, user, identifier)
    following = next(
        (
            each
            for each in listed_pairs(store, user)
            if each.scan.id != pair.scan.id and each.scan.state is None and each.undecided != 0
        ),
        None,
    )
    return page(
        request,
        "compare",
        user,
        pair=pair,
        following=following,
        verdicts=SEAL_VERDICTS,
        pages=_pages(pair),
    )


@compare_page.get("/compare/{identifier}/word")
def show_word_pages(request: Request, user: Comparer, identifier: str) -> HTMLResponse:
    """Show the Word copy of a scan as it is printed, as a piece of the page. Raises NotFound."""
    store = request.app.state.store
    word = compare_pair(store, user, identifier).word.id
    count = page_count(store, user, word)
    return fragment(request, "pieces/word_pages.html", user, identifier=word, count=count)


@compare_page.get("/compare/{identifier}/seals/{paper}/{index}.png")
def show_seal(request: Request, user: Comparer, identifier: str, paper: Number, index: Number) -> Response:
    """Show a seal of the scan, cut out of its page."""
    picture = seal_picture(request.app.state.store, user, identifier, index, paper)
    return Response(picture, media_type="image/png")


def _pages(pair: ComparedPair) -> list[dict[str, float]]:
    """The scan's pages with their sizes in points."""
    return [
        {"page": sheet["page"], "width": sheet["width"], "height": sheet["height"]} for sheet in pair.sheets
    ]
