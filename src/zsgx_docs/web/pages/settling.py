"""What a page sends of a value that a person settled."""

from __future__ import annotations

from pydantic import BaseModel, Field

from zsgx_docs.desk.review import OpenedExtraction, settle
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

MOST_TYPED = 200_000
"""Characters that a person may type into one value: a guess, some hundred pages."""
MOST_TOLD = 10_000_000
"""Keys or milliseconds that a page may tell: a guess, hours; so that no sum overflows."""


class SettledField(BaseModel):
    """A value that a person settles: accepted as shown where `text` is null."""

    paper: int = Field(0, ge=0)
    path: str = Field(max_length=500)
    text: str | None = Field(None, max_length=MOST_TYPED)
    version: int
    keys: int | None = Field(None, ge=0, le=MOST_TOLD)
    milliseconds: int | None = Field(None, ge=0, le=MOST_TOLD)
    as_written: bool = False

    def kept(self, store: Store, by: User, identifier: str) -> OpenedExtraction:
        """Settle it in a submission. Raises as `desk.review.settle`."""
        return settle(
            store,
            by,
            identifier,
            self.path,
            self.paper,
            self.text,
            self.keys,
            self.milliseconds,
            self.version,
            self.as_written,
        )
