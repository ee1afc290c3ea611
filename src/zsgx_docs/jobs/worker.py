"""Holds one worker, as seen from the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from zsgx_docs.errors import WorkCancelled, WorkStopped, ZsgxError, error_called
from zsgx_docs.jobs.frames import (
    MEGABYTE,
    MOST_BYTES,
    MOST_TEXT,
    BadFrame,
    Message,
    TooMuch,
    receive_frame,
    send,
)
from zsgx_docs.jobs.left_sockets import remove_left_sockets
from zsgx_docs.jobs.limits import Terms, WorkLimits
from zsgx_docs.jobs.process import started
from zsgx_docs.jobs.watch import Verdict, Watch, memory_used
from zsgx_docs.jobs.work import WorkerBug

Listener = Callable[..., Any]
MOST_SAID = 100_000
"""Frames that a worker may send in one job: a guess, a hundred for each of a thousand pages."""


class WorkerCrashed(Exception):
    """A worker that died of itself, with nothing said, or that said what cannot be."""


@dataclass(frozen=True, slots=True)
class Job:
    """A verb with its arguments, in plain data; `subject` names the file for whoever is told of it.

    `listeners` hear, by their names, what the verb tells and asks; the one called `page` hears of pages read.
    """

    verb: str
    arguments: Mapping[str, Any]
    subject: str
    listeners: Mapping[str, Listener] = field(default_factory=dict)
    cancelled: Event | None = None


class Worker:
    """A process that does one job at a time; dead once a job was too much for it.

    Leaves nothing on the disk.
    """

    def __init__(
        self,
        program: str,
        limits: WorkLimits,
        readable: tuple[str, ...] = (),
        meets: tuple[str, ...] = (),
    ) -> None:
        self._limits = limits
        self._scratch = TemporaryDirectory(prefix="zsgx-", ignore_cleanup_errors=True)
        self._meets = meets
        folders = tuple(sorted({str(Path(pattern).parent) for pattern in meets}))
        terms = Terms(limits.memory, self._scratch.name, readable, folders)
        self._process = started(program, terms)
        self.jobs_done = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def worn_out(self) -> bool:
        """Tell whether it is dead, or has become too heavy to be kept."""
        if self._process.has_ended or self.jobs_done >= self._limits.jobs:
            return True
        return memory_used(self.pid) > self._limits.kept_memory

    def do(self, job: Job) -> Any:
        """Return what the verb returns, in plain data.

        Raises what the verb raises (ZsgxError), WorkStopped, WorkerCrashed or WorkerBug.
        """
        answer: Message | None = None
        watch = Watch(self.pid, self._limits, self._process.kill, job.cancelled)
        try:
            with watch:
                answer = self._dialogue(job, watch)
        except TooMuch:
            raise _stopped(job.subject, "memory", self._limits) from None
        except (EOFError, OSError, BadFrame):
            if watch.verdict is None:
                raise WorkerCrashed from None
            raise _stopped(job.subject, watch.verdict, self._limits) from None
        finally:
            if answer is None:
                self.close()
            else:
                remove_left_sockets(self._meets)
        self.jobs_done += 1
        return _result(answer, job.subject, self._limits)

    def close(self) -> None:
        """End the process and all it started; wait until it is gone."""
        self._process.kill()
        self._process.wait()
        self._scratch.cleanup()
        remove_left_sockets(self._meets)

    def _dialogue(self, job: Job, watch: Watch) -> Message:
        """The order sent, and what finally comes back.

        Raises EOFError, OSError or BadFrame where the process dies or lies.
        """
        orders, answers = self._process.orders, self._process.answers
        left = MOST_BYTES
        try:
            send(orders, "order", [job.verb, job.arguments])
            for _ in range(MOST_SAID):
                frame = receive_frame(answers, left, MOST_TEXT)
                if frame.kind not in ("page", "tell", "ask"):
                    return frame
                left -= frame.size
                self._hear(frame, job, watch)
        except ValueError:
            if orders.closed or answers.closed:
                raise EOFError("closed by another thread") from None
            raise
        raise BadFrame

    def _hear(self, frame: Message, job: Job, watch: Watch) -> None:
        name, said = _said(frame)
        if frame.kind == "page":
            number, pages = _numbers(said)
            watch.page(number, pages)
            if number and "page" in job.listeners:
                job.listeners["page"](number, pages)
            return
        if name not in job.listeners:
            raise BadFrame
        if frame.kind == "tell":
            job.listeners[name](*said)
            return
        try:
            send(self._process.orders, "reply", job.listeners[name](*said))
        except ZsgxError as error:
            send(self._process.orders, "refused", [error.code, error.message])


def _said(frame: Message) -> tuple[str, list[Any]]:
    if not isinstance(frame.body, list) or not frame.body:
        raise BadFrame
    if frame.kind == "page":
        return "page", frame.body
    name, *said = frame.body
    if not isinstance(name, str):
        raise BadFrame
    return name, said


def _numbers(said: list[Any]) -> tuple[int, int]:
    if len(said) != 2 or not all(type(number) is int for number in said):
        raise BadFrame
    return said[0], said[1]


def _result(answer: Message, subject: str, limits: WorkLimits) -> Any:
    if answer.kind == "done":
        return answer.body
    if answer.kind == "refused" and isinstance(answer.body, list):
        raise error_called(*map(str, answer.body[:2]))
    if answer.kind == "failed":
        raise WorkerBug(str(answer.body))
    raise _stopped(subject, "memory", limits)


def _stopped(subject: str, verdict: Verdict, limits: WorkLimits) -> WorkStopped:
    if verdict == "cancelled":
        return WorkCancelled(f"「{subject}」的处理已取消。")
    if verdict == "time":
        return WorkStopped(f"「{subject}」处理太久，已超过时限而中止，请拆分、缩小或重新扫描后再提交。")
    most = limits.memory // MEGABYTE
    return WorkStopped(f"「{subject}」处理时占用内存超过 {most} MB，已中止，请拆分或缩小后再提交。")
