"""Finds the user of a request."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from zsgx_docs.desk.office import NotAllowed, NotSignedIn, SignIn, local_admin, who_is, whose_key
from zsgx_docs.model.user import User
from zsgx_docs.web.access.cookies import has_accounts, token_of
from zsgx_docs.web.access.forgery import SAFE_METHODS, by_key_alone, unforged

_KEY = "bearer "
BY_ITSELF = "x-by-itself"
"""The header of what a page asks without a person, such as how far files are."""
_EVENTS = "text/event-stream"
"""What a browser accepts that follows events; it comes again by itself and cannot send headers."""
Unforged = Annotated[None, Depends(unforged)]


class ChangeFirst(NotAllowed):
    """Somebody with a one-time password, who must choose one before anything else."""


def asking(request: Request, checked: Unforged = None) -> User:
    """Return whose request to the interface it is, by a key or by the browser's sign-in.

    Raises NotSignedIn, NotAllowed.
    """
    given = request.headers.get("authorization")
    if given is not None and has_accounts(request):
        return _by_key(request, given)
    if not token_of(request) and has_accounts(request):
        raise NotSignedIn("没有登录，也没有带接口密钥（Authorization: Bearer …），请登录或带上密钥后再试。")
    return signed_in(request)


def signed_in(request: Request, checked: Unforged = None) -> User:
    """Return who is signed in in the browser that asks for a page.

    Raises NotSignedIn; ChangeFirst, which leads to the page where one does that; NotAllowed of a forged form.
    """
    there = half_signed_in(request)
    if there.must_change:
        raise ChangeFirst("请先把一次性口令改成自己的口令，再使用。")
    return there.user


def half_signed_in(request: Request, checked: Unforged = None) -> SignIn:
    """Return the sign-in of a browser, be it with a one-time password. Raises NotSignedIn, NotAllowed."""
    if not has_accounts(request):
        return SignIn(local_admin(request.app.state.store), False)
    by_itself = BY_ITSELF in request.headers or request.headers.get("accept") == _EVENTS
    there = _there(request, by_itself)
    if there is None:
        raise NotSignedIn("登录已到期或还没有登录，请登录后再试。")
    return there


def still_asks(request: Request, user: User) -> bool:
    """Tell whether a request that lasts would be let in anew, as the same user.

    Not after a sign-out, once an account is locked or has another role, or a key is revoked.
    """
    if not has_accounts(request):
        return True
    if by_key_alone(request):
        return _whose_key(request, request.headers["authorization"]) == user
    there = _there(request, by_itself=True)
    return there is not None and not there.must_change and there.user == user


def _there(request: Request, by_itself: bool) -> SignIn | None:
    token = token_of(request)
    return who_is(request.app.state.store, token, by_itself) if token else None


def _whose_key(request: Request, given: str) -> User | None:
    key = given[len(_KEY) :].strip() if given.lower().startswith(_KEY) else ""
    return whose_key(request.app.state.store, key)


def _by_key(request: Request, given: str) -> User:
    user = _whose_key(request, given)
    if user is None:
        raise NotSignedIn("接口密钥不对或已作废，请向管理员要一个新的。")
    if not user.may_write and request.method not in SAFE_METHODS:
        raise NotAllowed("这个接口密钥只能查看，不能提交或更改，请换一个可写的密钥。")
    return user
