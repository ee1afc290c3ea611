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

from zsgx_docs.jobs.limits import WorkLimits

LOOK_EVERY = 0.05
"""Seconds between looks at a process: a guess, short enough that memory cannot run away meanwhile."""

UTIME = 11
"""Place behind the name in /proc/PID/stat of the process's own time, the first of four (proc(5))."""
CSTIME = 14
"""Place behind the name in /proc/PID/stat of its dead children's system time, the last of four (proc(5))."""

Verdict = Literal["time", "memory", "cancelled"]


class Watch:
    """The watch over a process while it is entered.

    It calls `kill`, once, where a limit is passed or `cancelled` is set; `verdict` says which.
    """

    def __init__(
        self, pid: int, limits: WorkLimits, kill: Callable[[], None], cancelled: Event | None = None
    ) -> None:
        self.verdict: Verdict | None = None
        self._pid = pid
        self._limits = limits
        self._kill = kill
        self._cancelled = cancelled or Event()
        self._began = monotonic()
        self._worked = processor_time(pid)
        self._whole = self._next = limits.seconds
        self._over = Event()
        self._thread = Thread(target=self._stand_by, name="worker-watch", daemon=True)

    def page(self, number: int, pages: int) -> None:
        """Hear that a page is read: there is time for the next, within that for the whole file."""
        self._whole = self._limits.seconds_for(pages)
        worked = processor_time(self._pid) - self._worked
        self._next = self._whole if number >= pages else worked + self._limits.seconds_a_page

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
            self.verdict = self._found()
            if self.verdict:
                self._kill()
                return

    def _found(self) -> Verdict | None:
        if self._cancelled.is_set():
            return "cancelled"
        if self._too_long():
            return "time"
        return "memory" if memory_used(self._pid) > self._limits.memory else None

    def _too_long(self) -> bool:
        """On a busy machine a worker waits for its turn, which is no fault of the file."""
        seconds = min(self._whole, self._next)
        waited = monotonic() - self._began
        worked = processor_time(self._pid) - self._worked
        return worked > seconds or waited > seconds * self._limits.patience


def processor_time(pid: int) -> float:
    """Return the seconds that a process and all it started have worked; 0 where the system does not tell."""
    return sum(_worked(each) for each in family(pid))


def memory_used(pid: int) -> int:
    """Return the bytes that a process and all it started hold; 0 where the system does not tell."""
    return sum(resident(each) for each in family(pid))


def family(pid: int) -> list[int]:
    """List a process and all it started that still runs; itself alone where the system does not tell."""
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


def resident(pid: int) -> int:
    """Return the bytes that a process itself holds; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0
