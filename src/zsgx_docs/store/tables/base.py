"""What all tables share: identifiers, moments."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

ID_LENGTH = 32
"""Characters of an identifier: by definition, a random UUID in hexadecimal."""


class Base(DeclarativeBase):
    """The base of all tables."""


class MomentColumn(TypeDecorator[datetime]):
    """A moment, kept as text in UTC, so that it sorts."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return an identifier that nobody can guess."""
    return uuid4().hex
