"""The time of day as clocks in China show it, whatever a machine is set to."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
"""The standard GB/T 7408: eight hours before UTC, all year."""


def beijing(moment: datetime) -> datetime:
    """Return a moment in the time of Beijing."""
    return moment.astimezone(BEIJING)
