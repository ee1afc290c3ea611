"""Who may come in: accounts, sign-ins, keys for programs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from zsgx_docs.store.tables.base import ID_LENGTH, Base, MomentColumn, new_id, now


class AccountRow(Base):
    """A person who works here; `role` is clerk, organiser or admin, `name` what is typed to sign in."""

    __tablename__ = "accounts"
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password_hash: Mapped[str | None]
    must_change: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(MomentColumn, default=now)
    disabled_at: Mapped[datetime | None] = mapped_column(MomentColumn)


class SignInRow(Base):
    """A browser in which somebody is signed in; `token_hash` is the SHA-256 of what its cookie holds."""

    __tablename__ = "sign_ins"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(MomentColumn, default=now)
    used_at: Mapped[datetime] = mapped_column(MomentColumn, default=now)
    ends_at: Mapped[datetime] = mapped_column(MomentColumn)


class ApiKeyRow(Base):
    """A key for a program; `scope` is read or write, `key_hash` the SHA-256 of the key."""

    __tablename__ = "api_keys"
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    key_hash: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]
    scope: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(MomentColumn, default=now)
    used_at: Mapped[datetime | None] = mapped_column(MomentColumn)
    revoked_at: Mapped[datetime | None] = mapped_column(MomentColumn)
