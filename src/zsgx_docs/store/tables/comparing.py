"""What came of holding scans against their Word copies."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from zsgx_docs.store.tables.base import ID_LENGTH, Base


class ComparisonRow(Base):
    """A scan held against its Word copy, at the versions that both then had; newer ones ask for another.

    Sealed: the reconciliation in JSON, packed by zlib. `differences` counts the values that are not the same,
    `undecided` those of them that nobody has decided on.
    """

    __tablename__ = "comparisons"
    scan_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("extractions.id", ondelete="CASCADE"), primary_key=True
    )
    word_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("extractions.id", ondelete="CASCADE"), index=True
    )
    scan_version: Mapped[int]
    word_version: Mapped[int]
    differences: Mapped[int]
    undecided: Mapped[int]
    sealed: Mapped[bytes]
