"""What a page says of itself, before anyone looks at it as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.model.sheet import Sheet
from zsgx_docs.model.unread import Unread


@dataclass(frozen=True, slots=True)
class OwnText:
    """A page by its own text; `sheet` is None where the page has none that can be trusted.

    `unread` is then what was laid over the page all the same: notes, strokes, covers.
    """

    sheet: Sheet | None = None
    unread: tuple[Unread, ...] = ()
