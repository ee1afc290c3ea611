"""The page of all accounts, for the administrator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse

from zsgx_docs.desk.office import (
    ROLES_CALLED,
    SCOPES_CALLED,
    account_names,
    accounts,
    add_account,
    add_program,
    api_keys,
    change_role,
    disable_account,
    enable_account,
    make_key,
    reset_password,
    revoke_key,
)
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only
from zsgx_docs.web.pages.frame import fragment, page

users_page = APIRouter()
Admin = Annotated[User, Depends(only("admin"))]
Text = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class ShownOnce:
    """A secret that is shown now and never again: whose, and whether it is a key or a password."""

    name: str
    secret: str
    is_key: bool = False


@users_page.get("/users")
def list_accounts(request: Request, user: Admin) -> HTMLResponse:
    """Show all accounts with their keys."""
    return page(request, "people/users", user, **_listed(request, user))


@users_page.post("/users")
def account_added(
    request: Request, user: Admin, name: Text = "", role: Text = "", use: Text = "person"
) -> HTMLResponse:
    """Add an account, for a person or a program, and show its secret this once."""
    store = request.app.state.store
    if use == "program":
        return _told(request, user, ShownOnce(name.strip(), add_program(store, user, name, role), True))
    return _told(request, user, ShownOnce(name.strip(), add_account(store, user, name, role)))


@users_page.post("/users/{account_id}/role")
def role_changed(request: Request, user: Admin, account_id: str, role: Text = "") -> HTMLResponse:
    """Give an account another role."""
    change_role(request.app.state.store, user, account_id, role)
    return _told(request, user)


@users_page.post("/users/{account_id}/disable")
def account_disabled(request: Request, user: Admin, account_id: str) -> HTMLResponse:
    """Let an account in no more."""
    disable_account(request.app.state.store, user, account_id)
    return _told(request, user)


@users_page.post("/users/{account_id}/enable")
def account_enabled(request: Request, user: Admin, account_id: str) -> HTMLResponse:
    """Let an account in again."""
    enable_account(request.app.state.store, user, account_id)
    return _told(request, user)


@users_page.post("/users/{account_id}/password")
def password_given(request: Request, user: Admin, account_id: str) -> HTMLResponse:
    """Give an account a new one-time password, and show it this once."""
    store = request.app.state.store
    password = reset_password(store, user, account_id)
    return _told(request, user, ShownOnce(account_names(store)[account_id], password))


@users_page.post("/users/{account_id}/keys")
def key_given(
    request: Request, user: Admin, account_id: str, label: Text = "", scope: Text = "read"
) -> HTMLResponse:
    """Give an account a key, and show it this once."""
    store = request.app.state.store
    key = make_key(store, user, account_id, label, scope)
    return _told(request, user, ShownOnce(account_names(store)[account_id], key, True))


@users_page.post("/users/keys/{key_id}/revoke")
def key_revoked(request: Request, user: Admin, key_id: str) -> HTMLResponse:
    """Revoke anybody's key."""
    revoke_key(request.app.state.store, user, key_id)
    return _told(request, user)


def _told(request: Request, user: User, shown: ShownOnce | None = None) -> HTMLResponse:
    return fragment(request, "people/user_list.html", user, **_listed(request, user, shown))


def _listed(request: Request, user: User, shown: ShownOnce | None = None) -> dict[str, Any]:
    store = request.app.state.store
    return {
        "accounts": accounts(store, user),
        "keys": api_keys(store, user),
        "roles": ROLES_CALLED,
        "scopes": SCOPES_CALLED,
        "shown": shown,
    }
