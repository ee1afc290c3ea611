"""Finds the user of a request."""

from __future__ import annotations

from fastapi import Request

from zsgx_docs.desk.office import local_admin
from zsgx_docs.model.user import User


def asking(request: Request) -> User:
    """Return whose request to the interface it is."""
    return local_admin(request.app.state.store)


def signed_in(request: Request) -> User:
    """Return who is signed in in the browser that asks for a page."""
    return local_admin(request.app.state.store)


def csrf_of(request: Request) -> str:
    """Return what a form of this browser must send along, so that no page elsewhere can send it."""
    return ""
