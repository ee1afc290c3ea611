"""Says what a worker may use, and when it is replaced."""

from __future__ import annotations

import os
from dataclasses import dataclass

from zsgx_docs.errors import UsageError
from zsgx_docs.jobs.frames import MEGABYTE

SECONDS, MEMORY = "ZSGX_READ_SECONDS", "ZSGX_READ_MEMORY"


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """The limits of a worker, in seconds and bytes."""

    seconds: float = 15.0
    """Processor time for a job that has no pages, or until they are counted: a guess, ten times what a filled
    form takes."""
    seconds_a_page: float = 18.0
    """Processor time until the next page is read: measured on scans, 6 for the first (with the models), 3 for
    others, and thrice that for slow machines."""
    seconds_of_many: float = 8.0
    """Processor time that each further page adds to that of the whole file: a guess, a scan takes some 3."""
    patience: float = 4.0
    """Seconds by the clock for one of processor time: a guess for a machine with other work."""
    memory: int = 1800 * MEGABYTE
    """Bytes of the process and all it starts: a guess, twice what long scans take."""
    kept_memory: int = 1200 * MEGABYTE
    """Bytes, more than which after a job ends the process: two thirds of `memory`, a guess."""
    jobs: int = 50
    """Jobs after which a process is replaced: a guess."""

    def seconds_for(self, pages: int) -> float:
        """Return the processor time for a file of so many pages."""
        return self.seconds + self.seconds_a_page + self.seconds_of_many * max(0, pages - 1)

    @classmethod
    def from_environment(cls) -> WorkLimits:
        """Return the limits by `ZSGX_READ_SECONDS` and `ZSGX_READ_MEMORY` (megabytes). Raises UsageError."""
        seconds, megabytes = _number(SECONDS, cls().seconds), _number(MEMORY, cls().memory / MEGABYTE)
        memory = int(megabytes * MEGABYTE)
        return cls(seconds=seconds, memory=memory, kept_memory=memory * 2 // 3)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker is told when it starts: its limit, its folder for a while, what it may look at.

    `meets` are folders where what it starts may make sockets, to be met there by its like.
    """

    memory: int
    scratch: str
    readable: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()


def _number(variable: str, default: float) -> float:
    text = os.environ.get(variable, "").strip()
    try:
        value = float(text) if text else default
    except ValueError:
        value = 0.0
    if not 0 < value < 1e9:
        raise UsageError(f"环境变量 {variable} 应是一个正数，现为“{text}”。")
    return value
