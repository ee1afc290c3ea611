"""Hold what a rule says of a record, or of a paper's layout."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says.

    `message` is one Chinese sentence that says what is wrong and by which rule; `basis` quotes it.
    """

    rule: str
    severity: Severity
    outcome: Literal["violated", "cannot_tell", "needs_person"]
    paths: tuple[str, ...]
    message: str
    basis: str

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {**asdict(self), "paths": list(self.paths)}


@dataclass(frozen=True, slots=True)
class LayoutFinding(Finding):
    """What one rule of the layout says.

    `where` is the page, section or paragraph in words; `measured` and `wanted` carry their units.
    """

    where: str
    measured: str
    wanted: str
