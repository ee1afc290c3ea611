"""What belongs to the office as a whole: its log, its settings, its templates, the papers it wrote."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from zsgx_docs.store.tables.base import ID_LENGTH, Base, MomentColumn, new_id, now


class AuditRow(Base):
    """Who did what; `seal` is the SHA-256 of this row and the seal before, so that a gap is noticed.

    `subject` is the identifier of what it was done to. Sealed: more about it, in JSON, or nothing.
    """

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(MomentColumn, default=now, index=True)
    account_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    deed: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str | None]
    sealed: Mapped[bytes | None]
    seal: Mapped[str]


class SettingRow(Base):
    """A setting of the office; sealed: its value in JSON."""

    __tablename__ = "settings"
    name: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]


class TemplateVersionRow(Base):
    """A version of a template of the office; its files lie in the store's templates folder, unsealed."""

    __tablename__ = "template_versions"
    template: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    account_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    at: Mapped[datetime] = mapped_column(MomentColumn, default=now)
    is_current: Mapped[bool] = mapped_column(default=False)


class PaperRow(Base):
    """A paper or a class's papers that somebody had written; sealed: `{"title"}`, `file` the sealed file."""

    __tablename__ = "papers"
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    template: Mapped[str | None]
    format: Mapped[str]
    file: Mapped[str]
    at: Mapped[datetime] = mapped_column(MomentColumn, default=now, index=True)
    sealed: Mapped[bytes]
