"""Holds one reader process, as seen from the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from tempfile import TemporaryDirectory

from zsgx_docs.errors import ReadingStopped
from zsgx_docs.jobs.limits import MEGABYTE, ReaderLimits
from zsgx_docs.jobs.messages import Done, Failed, Message, Order, PageRead, Refused, receive, send
from zsgx_docs.jobs.watch import Verdict, Watch, memory_used
from zsgx_docs.model.extraction import Extraction

Progress = Callable[[int, int], None]

PROGRAM = "zsgx_docs.jobs.child"
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
"""Each reader keeps to one processor, else those at work side by side wait for each other."""


def environment(scratch: str) -> dict[str, str]:
    """Return the user's environment for a reader process.

    One thread where nothing else is said, and the reader's own folder for a while.
    """
    folders = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch)
    return {**dict.fromkeys(ONE_THREAD, "1"), **os.environ, **folders}


class ReaderCrashed(Exception):
    """A process that died of itself, with nothing said."""


class ReaderBug(Exception):
    """An error of the program, not of the file; its message is the traceback in the process."""


class Reader:
    """A reader process that reads one file at a time; dead once a file was too much for it.

    Leaves nothing on the disk.
    """

    def __init__(self, limits: ReaderLimits) -> None:
        self._limits = limits
        self._scratch = TemporaryDirectory(prefix="zsgx-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", PROGRAM, str(limits.memory), self._scratch.name],
            env=environment(self._scratch.name),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what it starts dies with it, and Ctrl-C is ours alone
        )
        self.files_read = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def worn_out(self) -> bool:
        """Tell whether it is dead, or has become too heavy to be kept."""
        if self._process.poll() is not None or self.files_read >= self._limits.files:
            return True
        return memory_used(self.pid) > self._limits.kept_memory

    def read(self, order: Order, progress: Progress) -> Extraction:
        """Return what was read.

        Raises what reading raises (InputError and others), ReadingStopped, ReaderCrashed or ReaderBug.
        """
        answer: Message | None = None
        watch = Watch(self.pid, self._limits, self._kill)
        try:
            with watch:
                answer = self._dialogue(order, progress, watch)
        except (EOFError, OSError):
            if watch.verdict is None:
                raise ReaderCrashed from None
            raise _stopped(order.filename, watch.verdict, self._limits) from None
        finally:
            if answer is None:
                self.close()
        self.files_read += 1
        return _result(answer, order.filename, self._limits)

    def close(self) -> None:
        """End the process and all it started; wait until it is gone."""
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._scratch.cleanup()

    def _dialogue(self, order: Order, progress: Progress, watch: Watch) -> Message:
        """The order sent, and what finally comes back. Raises EOFError or OSError where the process dies."""
        orders, answers = self._process.stdin, self._process.stdout
        assert orders is not None and answers is not None
        try:
            send(orders, order)  # type: ignore[arg-type]
            while isinstance(answer := receive(answers), PageRead):  # type: ignore[arg-type]
                watch.allow_for(answer.pages)
                if answer.number:
                    progress(answer.number, answer.pages)
        except ValueError:
            if orders.closed or answers.closed:
                raise EOFError("closed by another thread") from None
            raise
        assert not isinstance(answer, Order)
        return answer

    def _kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self.pid, signal.SIGKILL)
            else:
                self._process.kill()


def _result(answer: Message, filename: str, limits: ReaderLimits) -> Extraction:
    if isinstance(answer, Done):
        return answer.result
    if isinstance(answer, Refused):
        raise answer.error
    if isinstance(answer, Failed):
        raise ReaderBug(answer.traceback)
    raise _stopped(filename, "memory", limits)


def _stopped(filename: str, verdict: Verdict, limits: ReaderLimits) -> ReadingStopped:
    if verdict == "time":
        return ReadingStopped(f"「{filename}」读取太久，已超过时限而中止，请拆分或重新扫描后再提交。")
    most = limits.memory // MEGABYTE
    return ReadingStopped(f"「{filename}」读取时占用内存超过 {most} MB，已中止，请拆分或缩小后再提交。")
