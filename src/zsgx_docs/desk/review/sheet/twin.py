"""Finds the other file of a delivery with the same paper: the Word copy of a scan, or the scan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from zsgx_docs.desk.review.current import result_now
from zsgx_docs.desk.review.opened import open_for_review
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import review_papers
from zsgx_docs.store.tables import ExtractionRow
from zsgx_docs.values.characters import half_width, hyphened, one_line, without_blanks

WORD = "docx"
_NAMES = {"docx": "Word 版", "xlsx": "表格版"}


@dataclass(frozen=True, slots=True)
class TwinFile:
    """The other file: its identifier, what people call it, and its values by paper and path."""

    id: str
    called: str
    values: Mapping[tuple[int, str], Any]

    def agrees(self, key: tuple[int, str], value: Any) -> bool | None:
        """Tell whether it says the same, but for blanks and dashes; None where it has no such field."""
        if key not in self.values:
            return None
        return bool(_folded(self.values[key]) == _folded(value))


def find_twin(store: Store, by: User, identifier: str, kind: str) -> TwinFile | None:
    """Return the other file of a submission, of the other sort; None where there is none."""
    with store.database.reading() as session:
        own = session.get_one(ExtractionRow, identifier)
        is_word = ExtractionRow.kind == WORD
        rows = session.execute(
            select(ExtractionRow.id, ExtractionRow.kind)
            .where(
                ExtractionRow.delivery_id == own.delivery_id,
                ExtractionRow.id != own.id,
                ExtractionRow.status == "done",
                ExtractionRow.document_type == own.document_type,
                ~is_word if kind == WORD else is_word,
            )
            .order_by(ExtractionRow.created_at)
        ).all()
    if not rows:
        return None
    other = open_for_review(store, by, rows[0].id)
    values = {
        (number, field["path"]): field["value"]
        for number, paper in enumerate(review_papers(result_now(other)))
        for field in paper["fields"]
    }
    return TwinFile(other.id, _NAMES.get(rows[0].kind, "扫描件"), values)


def _folded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return hyphened(half_width(without_blanks(one_line(value))))
