"""Finds the other file of a delivery with the same paper: the Word copy of a scan, or the scan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from zsgx_docs.desk.review.current import result_told
from zsgx_docs.desk.review.opened import open_for_review
from zsgx_docs.desk.review.pairs import pair_of
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import review_papers
from zsgx_docs.values.characters import half_width, hyphened, one_line, without_blanks

TwinSays = Literal["same", "alike", "other"]
"""`alike`: the same but for how it is written, in dashes or widths of characters."""
_NAMES = {"docx": "Word 版", "xlsx": "表格版", "pdf-text": "PDF 版"}


@dataclass(frozen=True, slots=True)
class TwinFile:
    """The other file: its identifier, what people call it, and its values by paper and path."""

    id: str
    called: str
    values: Mapping[tuple[int, str], Any]

    def says(self, key: tuple[int, str], value: Any) -> TwinSays | None:
        """Tell how its value stands to another, blanks apart; None where it has no such field."""
        if key not in self.values:
            return None
        own = self.values[key]
        if _plain(own) == _plain(value):
            return "same"
        return "alike" if _folded(own) == _folded(value) else "other"


def find_twin(store: Store, by: User, identifier: str) -> TwinFile | None:
    """Return the other file of the pair that a submission is in; None where there is none."""
    try:
        pair = pair_of(store, by, identifier)
    except NotFound:
        return None
    other = pair[0] if pair[1].id == identifier else pair[1]
    now = result_told(open_for_review(store, by, other.id).seen_by(by.id))
    values = {
        (number, field["path"]): field["value"]
        for number, paper in enumerate(review_papers(now))
        for field in paper["fields"]
    }
    return TwinFile(other.id, _NAMES.get(other.kind or "", "扫描件"), values)


def _plain(value: Any) -> Any:
    return without_blanks(one_line(value)) if isinstance(value, str) else value


def _folded(value: Any) -> Any:
    return hyphened(half_width(_plain(value))) if isinstance(value, str) else value
