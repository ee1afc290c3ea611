"""What was sent in, and what was read of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from zsgx_docs.store.tables.base import ID_LENGTH, Base, MomentColumn, new_id, now


class DeliveryRow(Base):
    """Files that belong together: a mail, an archive, a scan with its Word copy.

    Sealed: the container as `model.Submission` in JSON, or nothing.
    """

    __tablename__ = "deliveries"
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    received_at: Mapped[datetime] = mapped_column(MomentColumn, default=now, index=True)
    sealed: Mapped[bytes | None]


class ExtractionRow(Base):
    """One file's way through the reader and through review; the job of reading it is in its columns.

    Sealed: `{"filename", "sha256"}`, with what is known of it: `submission` (as in a result), `error` (code
    and message), `names` (project and unit as read, how many seals), `left_out` (names and reasons).
    `status` is queued, running, done or failed; `state` null, accepted or returned. `file` names the sealed
    original, empty once that is gone. A mail or archive has `kind` mail or zip, and is `container_id` of the
    files that were in it. With `is_kept_double` it is to stay though it is the same as `duplicate_of`.
    `version` grows with each change that a person makes. `flags` counts what was flagged, `open_flags` what
    still waits.
    """

    __tablename__ = "extractions"
    __table_args__ = (
        Index("by_status_and_door", "status", "door", "queued_at"),
        Index("by_owner_and_start", "owner_id", "started_at"),
    )
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    delivery_id: Mapped[str] = mapped_column(ForeignKey("deliveries.id"), index=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    container_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    file: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    sealed: Mapped[bytes]
    wanted_template: Mapped[str | None]
    duplicate_of: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    is_kept_double: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(MomentColumn, default=now, index=True)

    status: Mapped[str] = mapped_column(default="queued")
    door: Mapped[str] = mapped_column(default="long")
    tries: Mapped[int] = mapped_column(default=0)
    queued_at: Mapped[datetime] = mapped_column(MomentColumn, default=now)
    started_at: Mapped[datetime | None] = mapped_column(MomentColumn)
    ended_at: Mapped[datetime | None] = mapped_column(MomentColumn)
    stage: Mapped[str | None]
    page: Mapped[int] = mapped_column(default=0)
    pages: Mapped[int] = mapped_column(default=0)

    kind: Mapped[str | None]
    document_type: Mapped[str | None] = mapped_column(index=True)
    template: Mapped[str | None]
    flags: Mapped[int] = mapped_column(default=0)
    open_flags: Mapped[int] = mapped_column(default=0)
    state: Mapped[str | None] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=0)


class ResultRow(Base):
    """What was read of a file, as the machine read it; sealed: the result in JSON, packed by zlib."""

    __tablename__ = "results"
    extraction_id: Mapped[str] = mapped_column(
        ForeignKey("extractions.id", ondelete="CASCADE"), primary_key=True
    )
    sealed: Mapped[bytes]


class PictureRow(Base):
    """The upright picture of a page; `file` names it among the sealed files. Sizes in pixels."""

    __tablename__ = "pictures"
    extraction_id: Mapped[str] = mapped_column(
        ForeignKey("extractions.id", ondelete="CASCADE"), primary_key=True
    )
    page: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(index=True)
    width: Mapped[int]
    height: Mapped[int]
