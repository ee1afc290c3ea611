"""What a file came in: a mail or an archive, whose files belong together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

ContainerKind = Literal["mail", "zip"]


@dataclass(frozen=True, slots=True)
class Submission:
    """`received_at` is when a mail came in, `YYYY-MM-DDTHH:MM` in Beijing, `recipient` whom it was sent to.

    Archives do not say.
    """

    container: ContainerKind
    name: str
    received_at: str | None = None
    sender: str | None = None
    subject: str | None = None
    recipient: str | None = None

    def inside(self, folder: str) -> Submission:
        """The same where it lies in another container of that name."""
        return replace(self, name=f"{folder}/{self.name}")

    def to_json(self) -> dict[str, str | None]:
        return {
            "container": self.container,
            "name": self.name,
            "received_at": self.received_at,
            "sender": self.sender,
            "subject": self.subject,
            "recipient": self.recipient,
        }


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a container: `name` is where it lies below its submission, `steps` its places on the way."""

    name: str
    steps: tuple[int, ...]
    size: int
    submission: Submission


@dataclass
class Contents:
    """What a container holds; `left_out` are names and reasons (Chinese) of what is no paper."""

    attachments: list[Attachment] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
