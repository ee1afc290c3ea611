"""The page 设置: what holds for the whole office."""

from __future__ import annotations

import math
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from zsgx_docs.desk.intake import days_kept, keep_for, sample_share, share_sampled
from zsgx_docs.desk.review import CONCERN_TITLES, second_person, set_second_person
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.frame import page

PER_CENT = 100
"""How many hundredths a whole has: by definition."""
settings_page = APIRouter(include_in_schema=False)
Administrator = Annotated[User, Depends(only("admin"))]


@settings_page.get("/settings")
def show_settings(request: Request, user: Administrator, kept: bool = False) -> HTMLResponse:
    """Show the settings of the office."""
    store = request.app.state.store
    return page(
        request,
        "settings",
        user,
        kept=kept,
        concerns=CONCERN_TITLES,
        second=second_person(store),
        share=f"{share_sampled(store) * PER_CENT:g}",
        days=days_kept(store),
    )


@settings_page.post("/settings")
def keep_settings(
    request: Request,
    user: Administrator,
    second: Annotated[list[str] | None, Form()] = None,
    share: Annotated[str, Form()] = "",
    days: Annotated[str, Form()] = "",
) -> Response:
    """Keep what was changed. Raises UsageError."""
    store = request.app.state.store
    wanted_share = _number(share, "抽查的比例") / PER_CENT
    wanted_days = int(_number(days, "保存的天数")) if days.strip() else None
    if wanted_days != days_kept(store):
        keep_for(store, user, wanted_days)
    if wanted_share != share_sampled(store):
        sample_share(store, user, wanted_share)
    if set(second or ()) != second_person(store):
        set_second_person(store, user, second or ())
    return RedirectResponse("/settings?kept=true", 303)


def _number(text: str, what: str) -> float:
    try:
        number = float(text.strip())
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise UsageError(f"{what}请填数字，现在是“{text.strip()[:20]}”。")
    return number
