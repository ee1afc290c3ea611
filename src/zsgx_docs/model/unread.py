"""What a file shows besides the text that became values: named, and never passed over in silence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Place

What = Literal["picture", "drawing", "ink", "text", "symbol", "equation", "object", "annotation"]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside a file, such as a picture, `width` points wide where that is said."""

    data: bytes
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A mark that is neither the template's print nor part of a value nor something with a name.

    `page` counts from 1, `box` is in points; in Word files they are None and `place` says the cell or
    paragraph. `text` is what it says, if anything. `reason` (Chinese) is why a value beside it is doubted;
    `near` are the paths of the values whose cell, row or line it touches. `enclosed` is the picture or object
    itself, until someone has looked at it; `is_ink`: it may be what a hand or a stamp put there.
    """

    what: What
    reason: str
    page: int | None = None
    box: Box | None = None
    place: Place | None = None
    text: str | None = None
    near: tuple[str, ...] = ()
    enclosed: Enclosed | None = field(default=None, compare=False, repr=False)
    is_ink: bool = True

    def at(self, place: Place) -> Unread:
        return replace(self, place=place)

    def touching(self, paths: tuple[str, ...]) -> Unread:
        return replace(self, near=paths)

    def to_json(self) -> dict[str, object]:
        return {
            "what": self.what,
            "page": self.page,
            "box": self.box.rounded() if self.box else None,
            "place": self.place.to_json() if self.place else None,
            "text": self.text,
            "near": list(self.near),
        }
