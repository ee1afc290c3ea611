"""What a process took: its own processor time and memory, its children's with it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ZSGX = str(Path(sys.executable).with_name("zsgx"))


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of wall and processor time, its children's with it; the most megabytes of any one process."""

    wall: float
    busy: float
    most: float


def measured(*command: str) -> Taken:
    """Raises CalledProcessError where the command fails."""
    began = perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Taken(perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def verdict(met: bool) -> str:
    return "ok" if met else "missed"
