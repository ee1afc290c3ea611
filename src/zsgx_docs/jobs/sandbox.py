"""Shuts a worker off from files and networks that are none of its business."""

from __future__ import annotations

from collections.abc import Iterable


def confine(readable: Iterable[str], scratch: str) -> bool:
    """Tell whether the system has shut this process off."""
    return False
