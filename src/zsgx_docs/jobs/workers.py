"""Holds the workers of this program: as many as callers at once, each for many jobs."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from zsgx_docs.errors import WorkStopped
from zsgx_docs.jobs.limits import WorkLimits
from zsgx_docs.jobs.process import may_fork
from zsgx_docs.jobs.worker import Job, Worker, WorkerCrashed


class Workers:
    """The workers that run the module `program`; safe to call from several threads.

    `readable` are the folders that they may look into beside the system's and the program's own,
    `meets` the patterns of paths where what they start may make sockets, which are removed once nobody has
    them open. `close` ends all processes, also those at work.
    """

    def __init__(
        self,
        program: str,
        limits: WorkLimits | None = None,
        readable: tuple[str, ...] = (),
        meets: tuple[str, ...] = (),
    ) -> None:
        self._owner = os.getpid()
        self._program = program
        self._limits = limits
        self._readable = readable
        self._meets = meets
        self._lock = Lock()
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []
        self._outdated: list[Worker] = []
        self._closed = False
        atexit.register(self.close)

    def do(self, job: Job) -> Any:
        """Return what the job's verb returns, in plain data.

        Raises what the verb raises; WorkStopped where it was too much for a worker, WorkCancelled where the
        job was cancelled, WorkerBug where the program itself fails.
        """
        for _ in range(2):
            with self._borrowed() as worker:
                used = worker.jobs_done > 0
                try:
                    return worker.do(job)
                except WorkerCrashed:
                    if not used:  # else it may have been the fault of the jobs before: once more
                        break
        raise WorkStopped(
            f"「{job.subject}」使处理它的程序意外退出，文件可能已损坏，请重新导出或扫描后再提交。"
        )

    def prepare(self, count: int) -> None:
        """Have so many workers idle, where they can be forked: before this program has threads."""
        with self._lock:
            if not may_fork():
                return
            self._idle += [self._new() for _ in range(count - len(self._idle))]

    def renew(self) -> None:
        """Let each worker go once its job is done: those that follow see what has changed meanwhile."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._outdated = [*self._busy]
        for worker in idle:
            worker.close()

    def close(self) -> None:
        """End all processes, also those at work."""
        atexit.unregister(self.close)
        with self._lock:
            self._closed = True
            workers = self._idle + self._busy
            self._idle.clear()
        for worker in workers:
            worker.close()

    def _new(self) -> Worker:
        if self._limits is None:
            self._limits = WorkLimits.from_environment()
        return Worker(self._program, self._limits, self._readable, self._meets)

    @contextmanager
    def _borrowed(self) -> Iterator[Worker]:
        worker = self._take()
        try:
            yield worker
        finally:
            self._give_back(worker)

    def _take(self) -> Worker:
        assert os.getpid() == self._owner, "a worker has no workers"
        with self._lock:
            if self._closed:
                raise WorkStopped("处理已停止。")
            worker = self._idle.pop() if self._idle else self._new()
            self._busy.append(worker)
            return worker

    def _give_back(self, worker: Worker) -> None:
        worn_out = worker.worn_out
        with self._lock:
            self._busy.remove(worker)
            keep = not (worn_out or self._closed or worker in self._outdated)
            if keep:
                self._idle.append(worker)
        if not keep:
            worker.close()
