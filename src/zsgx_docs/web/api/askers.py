"""Says whose request it is, to the routes and to the log."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from zsgx_docs.desk.office import Store
from zsgx_docs.model.user import User
from zsgx_docs.web.access import asking


def asker(request: Request, user: Annotated[User, Depends(asking)]) -> User:
    """Return who asks; the log tells by which account. Raises NotSignedIn, NotAllowed."""
    request.state.user_id = user.id
    return user


def store_of(request: Request) -> Store:
    """Return the store of the service."""
    store: Store = request.app.state.store
    return store


Asker = Annotated[User, Depends(asker)]
StoreAsked = Annotated[Store, Depends(store_of)]
