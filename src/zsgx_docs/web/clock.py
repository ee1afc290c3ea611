"""Keeps the time that an office in China goes by, wherever the machine thinks it is."""

from __future__ import annotations

import os
import time

BEIJING = "CST-8"
"""How a system is told of eight hours before UTC, all year: POSIX, which needs no list of zones."""


def keep_office_time() -> None:
    """Let this process and its workers show Beijing time, unless `TZ` says otherwise.

    A container's clock is at UTC; on Windows the clock is the user's own.
    """
    if "TZ" not in os.environ and hasattr(time, "tzset"):
        os.environ["TZ"] = BEIJING
        time.tzset()
