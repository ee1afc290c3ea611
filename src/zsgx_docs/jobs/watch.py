"""Keeps a process within its time and memory, from outside: no file can talk it round."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Literal

from zsgx_docs.jobs.limits import ReaderLimits

LOOK_EVERY = 0.05
"""Seconds between looks at a process: a guess, short enough that memory cannot run away meanwhile."""

UTIME = 11
"""Place behind the name in /proc/PID/stat of the process's own time, the first of four (proc(5))."""
CSTIME = 14
"""Place behind the name in /proc/PID/stat of its dead children's system time, the last of four (proc(5))."""

Verdict = Literal["time", "memory"]


class Watch:
    """The watch over a process while it is entered.

    It calls `kill`, once, where a limit is passed; `verdict` says which.
    """

    def __init__(self, pid: int, limits: ReaderLimits, kill: Callable[[], None]) -> None:
        self.verdict: Verdict | None = None
        self._pid = pid
        self._limits = limits
        self._kill = kill
        self._began = monotonic()
        self._worked = processor_time(pid)
        self._seconds = limits.seconds
        self._over = Event()
        self._thread = Thread(target=self._stand_by, name="reader-watch", daemon=True)

    def allow_for(self, pages: int) -> None:
        """Raise the limit of time for a file of so many pages."""
        self._seconds = self._limits.seconds_for(pages)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _stand_by(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            if self._too_long():
                self.verdict = "time"
            elif memory_used(self._pid) > self._limits.memory:
                self.verdict = "memory"
            if self.verdict:
                self._kill()
                return

    def _too_long(self) -> bool:
        """On a busy machine a reader waits for its turn, which is no fault of the file."""
        waited = monotonic() - self._began
        worked = processor_time(self._pid) - self._worked
        return worked > self._seconds or waited > self._seconds * self._limits.patience


def processor_time(pid: int) -> float:
    """Return the seconds that a process and all it started have worked; 0 where the system does not tell."""
    return sum(_worked(each) for each in _family(pid))


def memory_used(pid: int) -> int:
    """Return the bytes that a process and all it started hold; 0 where the system does not tell."""
    return sum(_resident(each) for each in _family(pid))


def _family(pid: int) -> list[int]:
    found = [pid]
    for member in found:
        with suppress(OSError, ValueError):
            for thread in Path(f"/proc/{member}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
    return found


def _worked(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[UTIME : CSTIME + 1])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):
        return 0.0


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0
