"""All changes by name. Each is a small function; a new one is written into the file of its group."""

from __future__ import annotations

from changes import annotations, cells, controls, drawn, labels, marks, printed_changes, rows, tracked, typed
from changes.registry import CHANGES, Change, Group

FILES = (rows, cells, labels, drawn, marks, controls, typed, tracked, printed_changes, annotations)
"""What fills it, by being imported."""
CATALOGUE: dict[str, Change] = CHANGES

__all__ = ["CATALOGUE", "FILES", "Change", "Group"]
