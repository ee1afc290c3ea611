"""What a rule says of a record."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """`message` is one Chinese sentence that says what is wrong and by which rule; `basis` quotes it."""

    rule: str
    severity: Literal["error", "warning", "info"]
    outcome: Literal["violated", "cannot_tell", "needs_person"]
    paths: tuple[str, ...]
    message: str
    basis: str

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "paths": list(self.paths)}
