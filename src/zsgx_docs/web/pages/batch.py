"""The page 同栏连审: the same field of all open submissions in a grid of cut-outs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from zsgx_docs.desk.review import CATEGORY_TITLES, WrongEntry, batch_grid, grid_choices, settle, value_now
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.frame import page

MOST_TEXT = 200_000
"""Characters that a person may type into one value: a guess, some hundred pages."""
MOST_COUNTED = 10_000_000
"""Keys or milliseconds that a page may tell: a guess, hours; so that no sum overflows."""
batch_page = APIRouter(include_in_schema=False)
Clerk = Annotated[User, Depends(only("clerk", "admin"))]


class SettledValue(BaseModel):
    """A value that a person settles on a page: accepted as shown where `text` is null."""

    id: str = Field(max_length=64)
    path: str = Field(max_length=500)
    paper: int = Field(0, ge=0)
    text: str | None = Field(None, max_length=MOST_TEXT)
    version: int | None = None
    keys: int | None = Field(None, ge=0, le=MOST_COUNTED)
    milliseconds: int | None = Field(None, ge=0, le=MOST_COUNTED)
    as_written: bool = False


@batch_page.get("/batch")
def show_batch(
    request: Request, user: Clerk, category: str | None = None, field: str | None = None
) -> HTMLResponse:
    """Show what may be looked through, or the grid of a category or field. Raises NotFound."""
    store = request.app.state.store
    choices = grid_choices(store, user)
    if category is None:
        return page(request, "batch", user, choices=choices)
    if category not in CATEGORY_TITLES:
        raise NotFound("没有这一类栏目，请回到同栏连审重新选。")
    chosen = next((each for each in choices if each.category == category), None)
    grid = batch_grid(store, user, category, field)
    return page(
        request,
        "batch_grid",
        user,
        choices=choices,
        chosen=chosen,
        category=category,
        title=CATEGORY_TITLES[category],
        field=field,
        grid=grid,
    )


@batch_page.post("/batch/settle")
def settle_in_batch(request: Request, user: Clerk, given: SettledValue) -> dict[str, Any]:
    """Settle a value; tell what stands there now, or why that can be no value and whether it may stand.

    Raises ValueMeanwhileChanged, NotFound, NotOpenForReview.
    """
    try:
        after = settle(
            request.app.state.store,
            user,
            given.id,
            given.path,
            given.paper,
            given.text,
            given.keys,
            given.milliseconds,
            given.version,
            given.as_written,
        )
    except WrongEntry as error:
        return {"kept": False, "message": error.message, "may_stand": error.may_stand}
    shown, phase = value_now(after, given.paper, given.path)
    return {"kept": True, "version": after.version, "shown": shown, "phase": phase}
