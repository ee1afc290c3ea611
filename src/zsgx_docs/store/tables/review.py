"""What people decided about what was read. Rows are added, never changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from zsgx_docs.store.tables.base import Base, MomentColumn, now


class ReviewEventRow(Base):
    """A person looked at one value, or added, took away or restored a row: `act` is a `ReviewAct`.

    `paper` is 0 for the file's first paper, n for the n-th of `more`. Sealed: `{"from", "to"}`, values in
    normal form. `keys` pressed and `milliseconds` taken are told by the page, null over the interface.
    `version` is the extraction's once this was kept.
    """

    __tablename__ = "review_events"
    __table_args__ = (Index("by_leaf", "extraction_id", "paper", "path"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    extraction_id: Mapped[str] = mapped_column(ForeignKey("extractions.id", ondelete="CASCADE"), index=True)
    paper: Mapped[int] = mapped_column(default=0)
    path: Mapped[str]
    act: Mapped[str]
    was_flagged: Mapped[bool]
    was_sampled: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int]
    keys: Mapped[int | None]
    milliseconds: Mapped[int | None]
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(MomentColumn, default=now, index=True)
    sealed: Mapped[bytes]


class SampledFieldRow(Base):
    """A value that was not flagged and is looked at all the same, drawn at random."""

    __tablename__ = "sampled_fields"
    extraction_id: Mapped[str] = mapped_column(
        ForeignKey("extractions.id", ondelete="CASCADE"), primary_key=True
    )
    paper: Mapped[int] = mapped_column(primary_key=True, default=0)
    path: Mapped[str] = mapped_column(primary_key=True)


class DecisionRow(Base):
    """A submission was accepted, returned or opened again; sealed: the reason given, or nothing.

    `version` is the extraction's once this was kept, `open_flags` what still waited then.
    """

    __tablename__ = "decisions"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    extraction_id: Mapped[str] = mapped_column(ForeignKey("extractions.id", ondelete="CASCADE"), index=True)
    state: Mapped[str | None]
    version: Mapped[int]
    open_flags: Mapped[int] = mapped_column(default=0)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime] = mapped_column(MomentColumn, default=now)
    sealed: Mapped[bytes | None]
