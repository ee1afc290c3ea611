"""Who asks for something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["clerk", "organiser", "admin"]
ROLES: tuple[Role, ...] = ("clerk", "organiser", "admin")


@dataclass(frozen=True, slots=True)
class User:
    """An account in use: a clerk sees what all sent in, an organiser their own, an admin also the accounts.

    `may_write` is false where a key only lets a program look.
    """

    id: str
    name: str
    role: Role
    may_write: bool = True

    @property
    def sees_all(self) -> bool:
        return self.role != "organiser"
