"""The page 审核: one submission, its pages on the left, its fields on the right, one key a value."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from zsgx_docs.desk.intake import page_count, page_picture
from zsgx_docs.desk.review import (
    StillWaiting,
    ValueMeanwhileChanged,
    WrongEntry,
    add_row_behind,
    changed_fields,
    decide,
    findings_shown,
    next_to_review,
    open_for_review,
    restore_row,
    review_sheet,
    take_row_away,
)
from zsgx_docs.model.user import User
from zsgx_docs.store.errors import MeanwhileChanged
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.frame import page
from zsgx_docs.web.pages.settling import SettledField

MOST_REASON = 4_000
"""Characters that may come as a reason: a guess, above what is then refused with a sentence."""
NO_COPY = {"Cache-Control": "no-store"}
review_page = APIRouter(include_in_schema=False)
Reviewer = Annotated[User, Depends(only("clerk", "admin"))]


class DecisionGiven(BaseModel):
    """What a person decides on a submission: accepted, returned or open (again)."""

    state: str = Field(max_length=20)
    reason: str | None = Field(None, max_length=MOST_REASON)
    version: int
    despite_waiting: bool = False


class RowGiven(BaseModel):
    """What a person does with a row, named by its own path: an empty one is added behind it."""

    deed: Literal["add", "remove", "restore"]
    paper: int = Field(0, ge=0)
    path: str = Field(max_length=500)
    version: int


@review_page.get("/review")
def go_to_next(request: Request, user: Reviewer, after: str | None = None) -> Response:
    """Lead to the next submission that waits, or say that none does."""
    found = next_to_review(request.app.state.store, user, after)
    return RedirectResponse(f"/review/{found}", 303) if found else page(request, "review_none", user)


@review_page.get("/review/{identifier}")
def show_review(request: Request, user: Reviewer, identifier: str) -> HTMLResponse:
    """Show a submission. Raises NotFound, NotReadYet."""
    return page(request, "review", user, sheet=review_sheet(request.app.state.store, user, identifier))


@review_page.get("/review/{identifier}/sheet")
def tell_sheet(request: Request, user: Reviewer, identifier: str) -> dict[str, Any]:
    """Tell all that the page shows. Raises NotFound, NotReadYet."""
    return review_sheet(request.app.state.store, user, identifier).to_json()


@review_page.get("/review/{identifier}/changes")
def tell_changes(request: Request, user: Reviewer, identifier: str, since: int) -> dict[str, Any]:
    """Tell what anybody settled since a version."""
    return _changes(request, user, identifier, since)


@review_page.get("/review/{identifier}/findings")
def tell_findings(request: Request, user: Reviewer, identifier: str) -> list[dict[str, Any]]:
    """Tell what the rules find as the submission now stands. Raises NotFound, WorkStopped."""
    return [found.to_json() for found in findings_shown(request.app.state.store, user, identifier)]


@review_page.get("/review/{identifier}/pages")
def tell_pages(request: Request, user: Reviewer, identifier: str) -> dict[str, int]:
    """Tell how many pages can be shown, a Word file's as it is printed."""
    return {"pages": page_count(request.app.state.store, user, identifier)}


@review_page.get("/review/{identifier}/pages/{number}.png")
def give_page(request: Request, user: Reviewer, identifier: str, number: int) -> Response:
    """Give the picture of a page. Raises NotFound."""
    picture = page_picture(request.app.state.store, user, identifier, number)
    return Response(picture, media_type="image/png", headers=NO_COPY)


@review_page.post("/review/{identifier}/settle")
def settle_field(request: Request, user: Reviewer, identifier: str, given: SettledField) -> dict[str, Any]:
    """Settle a value; tell what changed since, or why it was not kept and whether it may be kept so.

    Raises NotFound, NotOpenForReview, StoreUnavailable.
    """
    try:
        given.kept(request.app.state.store, user, identifier)
    except WrongEntry as error:
        return {"kept": False, "message": error.message, "may_stand": error.may_stand}
    except ValueMeanwhileChanged as error:
        told = _changes(request, user, identifier, given.version)
        return {"kept": False, "message": error.message, "may_stand": False, "who": error.who, **told}
    except MeanwhileChanged as error:
        told = _changes(request, user, identifier, given.version)
        return {"kept": False, "message": error.message, "may_stand": False, **told}
    return {"kept": True, **_changes(request, user, identifier, given.version)}


@review_page.post("/review/{identifier}/rows")
def change_rows(request: Request, user: Reviewer, identifier: str, given: RowGiven) -> dict[str, Any]:
    """Add, take away or restore a row; tell what changed since, or why it was not done.

    `row` is the own path of the row it came to. Raises NotFound, NotOpenForReview, StoreUnavailable.
    """
    store, row = request.app.state.store, given.path
    try:
        if given.deed == "add":
            row = add_row_behind(store, user, identifier, given.path, given.paper)
        elif given.deed == "remove":
            take_row_away(store, user, identifier, given.path, given.paper, given.version)
        else:
            restore_row(store, user, identifier, given.path, given.paper)
    except MeanwhileChanged as error:
        told = _changes(request, user, identifier, given.version)
        return {"kept": False, "message": error.message, **told}
    return {"kept": True, "row": row, **_changes(request, user, identifier, given.version)}


@review_page.post("/review/{identifier}/decide")
def decide_submission(
    request: Request, user: Reviewer, identifier: str, given: DecisionGiven
) -> dict[str, Any]:
    """Decide on a submission; tell which comes next, or why nothing was decided.

    Raises NotFound, NotOpenForReview, UsageError, StoreUnavailable.
    """
    store = request.app.state.store
    try:
        decide(store, user, identifier, given.state, given.reason, given.version, given.despite_waiting)
    except (StillWaiting, MeanwhileChanged) as error:
        told = _changes(request, user, identifier, given.version)
        return {"decided": False, "code": error.code, "message": error.message, **told}
    following = identifier if given.state == "open" else next_to_review(store, user, identifier)
    return {"decided": True, "next": f"/review/{following}" if following else "/review"}


def _changes(request: Request, user: User, identifier: str, since: int) -> dict[str, Any]:
    store = request.app.state.store
    extraction = open_for_review(store, user, identifier)
    fields = changed_fields(extraction, user, store, since)
    return {
        "version": extraction.version,
        "state": extraction.state,
        "layout": extraction.rows.layout,
        "fields": [field.to_json() for field in fields],
    }
