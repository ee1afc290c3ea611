"""Keeps routes for some roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends

from zsgx_docs.desk.office import NotAllowed
from zsgx_docs.model.user import Role, User
from zsgx_docs.web.access.asking import asking, signed_in

_NAMES: dict[Role, str] = {"clerk": "审核员", "organiser": "承办单位", "admin": "管理员"}


def only(*roles: Role) -> Callable[[User], User]:
    """Return a dependency for pages that gives the user who is signed in, of one of these roles.

    It raises NotAllowed for others, and as `signed_in`.
    """

    def of_role(user: Annotated[User, Depends(signed_in)]) -> User:
        return _allowed(user, roles)

    return of_role


def asking_only(*roles: Role) -> Callable[[User], User]:
    """Return the same for the interface: it raises as `asking`."""

    def of_role(user: Annotated[User, Depends(asking)]) -> User:
        return _allowed(user, roles)

    return of_role


def _allowed(user: User, roles: tuple[Role, ...]) -> User:
    if user.role not in roles:
        named = "、".join(_NAMES[role] for role in roles)
        raise NotAllowed(f"这里只给{named}使用，如果需要请联系管理员。")
    return user
