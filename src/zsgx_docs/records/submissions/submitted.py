"""Hold what was sent in: each application form as read from one file, and what gave no form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Form = Literal["word", "scan", "print"]
"""What a file is: typed (`word`), a picture of paper (`scan`), or a PDF with text (`print`)."""
SealState = Literal["own", "doubtful", "none", "unseen"]
"""A seal of the applicant, one of another unit or that nobody can tell, none, or the place was not seen."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """One application form as read from one file.

    `flagged` are the labels of its doubtful values by path, `findings` what rules say of it (Chinese),
    `came_in` the mail, archive or folder whose files belong together. `day` is `YYYY-MM-DD`.
    """

    filename: str
    form: Form
    record: Mapping[str, Any]
    received: str | None = None
    seal: SealState = "none"
    flagged: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    came_in: str | None = None
    sha256: str | None = None

    @property
    def is_stamped(self) -> bool:
        return self.seal in ("own", "doubtful")


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that gave no application form, and why; `came_in` as of those that did."""

    filename: str
    reason: str
    came_in: str | None = None
