"""The page 同栏连审: the same field of all open submissions in a grid of cut-outs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from pydantic import Field

from zsgx_docs.desk.review import CATEGORY_TITLES, WrongEntry, batch_grid, grid_choices, value_now
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.frame import page
from zsgx_docs.web.pages.settling import SettledField

batch_page = APIRouter(include_in_schema=False)
Clerk = Annotated[User, Depends(only("clerk", "admin"))]


class SettledValue(SettledField):
    """A value of any of the submissions."""

    id: str = Field(max_length=64)


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
        after = given.kept(request.app.state.store, user, given.id)
    except WrongEntry as error:
        return {"kept": False, "message": error.message, "may_stand": error.may_stand}
    shown, phase = value_now(after, given.paper, given.path)
    return {"kept": True, "version": after.version, "shown": shown, "phase": phase}
