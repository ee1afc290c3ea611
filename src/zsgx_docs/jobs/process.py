"""Starts a worker: forked where that is safe, which takes milliseconds, else a Python of its own."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

from zsgx_docs.jobs.frames import MEGABYTE
from zsgx_docs.jobs.limits import Terms
from zsgx_docs.jobs.watch import family, resident
from zsgx_docs.jobs.work import serve

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
"""Each worker keeps to one processor, else those at work side by side wait for each other."""
LIGHT = 200 * MEGABYTE
"""Bytes of a program of which a worker may be forked, as it counts them as its own: a guess; the command
has 60 when it starts."""


@dataclass(slots=True)
class Process:
    """A process with the pipe that its orders go into, and the one that its answers come from."""

    pid: int
    orders: BinaryIO
    answers: BinaryIO
    popen: subprocess.Popen[bytes] | None = None
    _is_gone: bool = False

    @property
    def has_ended(self) -> bool:
        if self._is_gone:
            return True
        if self.popen is not None:
            return self.popen.poll() is not None
        try:
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        except ChildProcessError:
            return True

    def kill(self) -> None:
        """End it, and all that it started."""
        if self._is_gone:  # its number may be another's by now
            return
        members = family(self.pid)
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        for member in members:  # it may have no group yet, and those it started may have left it
            with suppress(ProcessLookupError, PermissionError):
                os.kill(member, getattr(signal, "SIGKILL", signal.SIGTERM))

    def wait(self) -> None:
        """Wait until it is gone, and close the pipes."""
        if self.popen is not None:
            self.popen.wait()
        else:
            with suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        self._is_gone = True
        for pipe in (self.orders, self.answers):
            with suppress(OSError):
                pipe.close()


def environment(scratch: str) -> dict[str, str]:
    """Return the user's environment for a worker.

    One thread where nothing else is said, and the worker's own folder for a while.
    """
    folders = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch)
    return {**dict.fromkeys(ONE_THREAD, "1"), **os.environ, **folders}


def started(program: str, terms: Terms) -> Process:
    """Start the module `program` as a worker."""
    return _forked(program, terms) if may_fork() else _spawned(program, terms)


def may_fork() -> bool:
    """Tell whether this process has one thread, the system's count, and nothing heavy in its memory.

    A lock that another thread holds would be held for ever in the copy.
    """
    if sys.platform != "linux":
        return False
    with suppress(OSError):
        return len(list(Path("/proc/self/task").iterdir())) == 1 and resident(os.getpid()) < LIGHT
    return False


def _spawned(program: str, terms: Terms) -> Process:
    popen = subprocess.Popen(
        [sys.executable, "-P", "-m", program, json.dumps(asdict(terms))],
        env=environment(terms.scratch),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # what it starts dies with it, and Ctrl-C is ours alone
    )
    return Process(popen.pid, cast(BinaryIO, popen.stdin), cast(BinaryIO, popen.stdout), popen)


def _forked(program: str, terms: Terms) -> Process:
    order_end, our_orders = os.pipe()
    our_answers, answer_end = os.pipe()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    pid = os.fork()
    if pid == 0:
        _become(program, terms, order_end, answer_end)
    os.close(order_end)
    os.close(answer_end)
    return Process(pid, os.fdopen(our_orders, "wb"), os.fdopen(our_answers, "rb"))


def _become(program: str, terms: Terms, order_end: int, answer_end: int) -> NoReturn:
    """Be a worker from here on; nothing of the program above us runs on."""
    status = 1
    try:
        os.setsid()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        _close_all_but(order_end, answer_end)
        _set_environment(environment(terms.scratch))
        with os.fdopen(order_end, "rb") as orders, os.fdopen(answer_end, "wb") as answers:
            serve(orders, answers, terms, importlib.import_module(program).VERBS)
        status = 0
    finally:
        os._exit(status)


def _close_all_but(*kept: int) -> None:
    """Else a worker would hold the pipes of those before it, and what the program has open."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    last = 2
    for number in sorted(kept):
        os.closerange(last + 1, number)
        last = number
    os.closerange(last + 1, os.sysconf("SC_OPEN_MAX"))
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", closefd=False)


def _set_environment(wanted: Mapping[str, str]) -> None:
    os.environ.update(wanted)
    tempfile.tempdir = None
