"""Tells who asks: a person signed in by a browser, or a program with a key."""

from zsgx_docs.web.access.asking import asking, half_signed_in, signed_in, still_asks
from zsgx_docs.web.access.cookies import give_token, has_accounts, take_token, token_of
from zsgx_docs.web.access.forgery import csrf_of
from zsgx_docs.web.access.leading import FIRST_PASSWORD, LOGIN, back_to, lead_to_password
from zsgx_docs.web.access.roles import asking_only, only

__all__ = [
    "FIRST_PASSWORD",
    "LOGIN",
    "asking",
    "asking_only",
    "back_to",
    "csrf_of",
    "give_token",
    "half_signed_in",
    "has_accounts",
    "lead_to_password",
    "only",
    "signed_in",
    "still_asks",
    "take_token",
    "token_of",
]
