"""The page of one's own account: password and keys."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse

from zsgx_docs.desk.office import SCOPES_CALLED, api_keys, change_password, make_key, revoke_key
from zsgx_docs.model.user import User
from zsgx_docs.web.access import has_accounts, signed_in, token_of
from zsgx_docs.web.pages.frame import fragment, page
from zsgx_docs.web.pages.people.passwords import same_twice

own_page = APIRouter()
Anybody = Annotated[User, Depends(signed_in)]
Text = Annotated[str, Form()]


@own_page.get("/account")
def account_page(request: Request, user: Anybody) -> HTMLResponse:
    """Show who one is, the form for another password, and one's keys."""
    return page(request, "people/account", user, with_accounts=has_accounts(request), **_keys(request, user))


@own_page.post("/account/password")
def other_password(
    request: Request, user: Anybody, old: Text = "", new: Text = "", again: Text = ""
) -> HTMLResponse:
    """Change the password."""
    same_twice(new, again)
    change_password(request.app.state.store, user, old, new, token_of(request) or "")
    return fragment(request, "people/password_form.html", user, done=True)


@own_page.post("/account/keys")
def own_key(request: Request, user: Anybody, label: Text = "", scope: Text = "read") -> HTMLResponse:
    """Make a key, and show it this once."""
    key = make_key(request.app.state.store, user, user.id, label, scope)
    return fragment(request, "people/own_keys.html", user, **_keys(request, user, key))


@own_page.post("/account/keys/{key_id}/revoke")
def own_key_revoked(request: Request, user: Anybody, key_id: str) -> HTMLResponse:
    """Revoke a key of one's own."""
    revoke_key(request.app.state.store, user, key_id)
    return fragment(request, "people/own_keys.html", user, **_keys(request, user))


def _keys(request: Request, user: User, new: str | None = None) -> dict[str, Any]:
    keys = api_keys(request.app.state.store, user, user.id)
    return {"keys": keys, "new_key": new, "scopes": SCOPES_CALLED}
