"""Names what may be said against what somebody does in review."""

from __future__ import annotations

from typing import Any, ClassVar

from zsgx_docs.errors import ZsgxError
from zsgx_docs.store.errors import MeanwhileChanged


class WrongEntry(ZsgxError):
    """What was given is no value that can stand there.

    `may_stand`: it is odd but legible, and is kept once somebody says that the paper has it so.
    """

    code = "wrong_entry"

    def __init__(self, message: str, may_stand: bool = False) -> None:
        super().__init__(message)
        self.may_stand = may_stand


class StillWaiting(ZsgxError):
    """A submission cannot be accepted while something in it waits for a person."""

    http_status: ClassVar[int] = 409
    code = "still_waiting"


class NotOpenForReview(ZsgxError):
    """A submission was decided, or is not read yet."""

    http_status: ClassVar[int] = 409
    code = "not_open"


class RowTakenAway(MeanwhileChanged):
    """The row in which a value stands was taken away."""


class ValueMeanwhileChanged(MeanwhileChanged):
    """Somebody else changed the same value: `who`, and both values."""

    def __init__(self, message: str, who: str, theirs: Any, ours: Any) -> None:
        super().__init__(message)
        self.who, self.theirs, self.ours = who, theirs, ours
