"""The pages where one signs in, chooses a first password, and leaves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from zsgx_docs.desk.office import SignIn, TooManyTries, change_password, sign_in, sign_out, who_is
from zsgx_docs.errors import ZsgxError
from zsgx_docs.web.access import (
    FIRST_PASSWORD,
    LOGIN,
    back_to,
    give_token,
    half_signed_in,
    has_accounts,
    take_token,
    token_of,
)
from zsgx_docs.web.pages.frame import page
from zsgx_docs.web.pages.people.passwords import same_twice

signing_pages = APIRouter()
Text = Annotated[str, Form()]
Half = Annotated[SignIn, Depends(half_signed_in)]


@signing_pages.get(LOGIN)
def login_page(request: Request, next: str = "") -> Response:
    """Show the form; who is signed in is led on."""
    token = token_of(request)
    if not has_accounts(request) or (token and who_is(request.app.state.store, token)):
        return _led(back_to(next))
    return page(request, "people/login", None, wanted=back_to(next), account="", wrong=None)


@signing_pages.post(LOGIN)
def log_in(
    request: Request, name: Text = "", password: Text = "", wanted: Annotated[str, Form(alias="next")] = ""
) -> Response:
    """Sign in, with a new token; or say why not."""
    if not has_accounts(request):
        return _led("/")
    address = request.client.host if request.client else "?"
    state = request.app.state
    try:
        token = sign_in(state.store, state.tries, name, password, address, token_of(request))
    except ZsgxError as error:
        shown = {"wanted": back_to(wanted), "account": name[:40], "wrong": error.message}
        answer = page(request, "people/login", None, error.http_status, **shown)
        if isinstance(error, TooManyTries):
            answer.headers["Retry-After"] = str(error.seconds)
        return answer
    led = _led(back_to(wanted))
    give_token(request, led, token)
    return led


@signing_pages.post("/logout")
def log_out(request: Request, there: Half) -> Response:
    """Sign out."""
    led = _led(LOGIN)
    token = token_of(request)
    if token and has_accounts(request):
        sign_out(request.app.state.store, there.user, token)
        take_token(request, led)
    return led


@signing_pages.get(FIRST_PASSWORD)
def first_password_page(request: Request, there: Half) -> Response:
    """Show the form for whoever came with a one-time password."""
    if not there.must_change:
        return _led("/account")
    return page(request, "people/first_password", None, account=there.user.name, wrong=None)


@signing_pages.post(FIRST_PASSWORD)
def choose_first_password(request: Request, there: Half, new: Text = "", again: Text = "") -> Response:
    """Change the one-time password, and lead on."""
    if not there.must_change:
        return _led("/account")
    try:
        same_twice(new, again)
        change_password(request.app.state.store, there.user, None, new, token_of(request) or "")
    except ZsgxError as error:
        shown = {"account": there.user.name, "wrong": error.message}
        return page(request, "people/first_password", None, error.http_status, **shown)
    return _led("/")


def _led(address: str) -> Response:
    return RedirectResponse(address, status_code=303)
