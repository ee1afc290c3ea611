"""Time is what a process works; waiting for a busy machine counts far less."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event

from zsgx_docs.jobs.limits import WorkLimits
from zsgx_docs.jobs.watch import Watch, processor_time

BUSY, IDLE = "while True: pass", "import time; time.sleep(600)"


@contextmanager
def running(code: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def watched(code: str, limits: WorkLimits, seconds: float) -> str | None:
    stopped = Event()
    with running(code) as process, Watch(process.pid, limits, stopped.set) as watch:
        stopped.wait(seconds)
    return watch.verdict


def test_a_process_that_works_too_long_is_stopped() -> None:
    assert watched(BUSY, WorkLimits(seconds=0.3, patience=1000), seconds=120) == "time"


def test_one_that_only_waits_is_left_alone_for_longer() -> None:
    assert watched(IDLE, WorkLimits(seconds=0.3, patience=1000), seconds=1.5) is None


def test_one_that_waits_for_ever_is_stopped_all_the_same() -> None:
    assert watched(IDLE, WorkLimits(seconds=0.3, patience=2), seconds=120) == "time"


def test_the_work_of_what_it_started_counts_too() -> None:
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}], timeout=100)"
    assert watched(code, WorkLimits(seconds=0.5, patience=1000), seconds=120) == "time"


def test_nothing_is_known_of_a_process_that_is_gone() -> None:
    with running("pass") as process:
        process.wait()
        assert processor_time(process.pid) == 0
