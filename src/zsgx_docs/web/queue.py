"""Has work done in its turn: so much at a time, so much waiting, what takes a moment by a door of its own.

Nothing here knows what the work is: papers to be written, pairs to be compared, for callers who wait. Files
to be read wait in the store. A place is asked for before anything is taken in, filled when all is there, and
free again once its work has ended or nobody wants it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock
from types import TracebackType
from typing import ClassVar, Literal, TypeVar

from zsgx_docs.errors import UsageError, ZsgxError
from zsgx_docs.web.problems import stopping

WORKERS = "ZSGX_WORKERS"
MOST_WORKERS = 64
"""Workers a door: a guess, more than any machine that this is for has processors."""

Door = Literal["quick", "long"]
_Done = TypeVar("_Done")


class QueueFull(ZsgxError):
    """A request too many: those before it wait for their turn."""

    http_status: ClassVar[int] = 429
    code = "queue_full"


class Doors:
    """The threads that see to the work, each with a worker process: a number for each door."""

    def __init__(self, workers: int | None = None) -> None:
        number = workers or workers_wanted()
        self._pools = {door: ThreadPoolExecutor(number, f"{door}-work") for door in ("quick", "long")}

    def submit(self, door: Door, work: Callable[[], _Done]) -> Future[_Done]:
        return self._pools[door].submit(work)

    def close(self) -> None:
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)


class WorkQueue:
    """The places for one kind of work: how many may wait or be at work, and their bytes together."""

    def __init__(self, doors: Doors, places: int, most_bytes: int) -> None:
        self._doors = doors
        self._most, self._most_bytes = places, most_bytes
        self._taken: set[Turn] = set()
        self._lock = Lock()
        self._is_closed = False

    @property
    def taken(self) -> int:
        """Count the places that are taken."""
        return len(self._taken)

    def take_turn(self, size: int) -> Turn:
        """Take a turn for something of so many bytes. Raises QueueFull, ServiceStopping."""
        with self._lock:
            if self._is_closed:
                raise stopping()
            held = sum(turn.size for turn in self._taken)
            if len(self._taken) >= self._most or (self._taken and held + size > self._most_bytes):
                raise QueueFull("排队等待处理的太多，这一个没有受理，请稍后再试。")
            turn = Turn(self, size)
            self._taken.add(turn)
            return turn

    def close(self) -> None:
        """Take nothing more, and let go of what only waits; what is at work goes on."""
        with self._lock:
            self._is_closed = True
            waiting = list(self._taken)
        for turn in waiting:
            turn.let_go_if_waiting()

    def free(self, turn: Turn) -> None:
        with self._lock:
            self._taken.discard(turn)

    def submit(self, door: Door, work: Callable[[], _Done]) -> Future[_Done]:
        with self._lock:
            if self._is_closed:
                raise stopping()
            return self._doors.submit(door, work)


class Turn:
    """A place in the queue. Leaving it unfilled gives it back; filled, it is free once its work has ended.

    `stopped` is set once nobody wants the work any more.
    """

    def __init__(self, queue: WorkQueue, size: int) -> None:
        self.size = size
        self._queue = queue
        self.stopped = Event()
        self._future: Future[object] | None = None

    def __enter__(self) -> Turn:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._future is None:
            self._queue.free(self)

    def fill(self, door: Door, work: Callable[[Event], _Done]) -> Future[_Done]:
        """Have the work done in its turn; it ends early once the event is set. Raises ServiceStopping."""
        future = self._queue.submit(door, lambda: _unburdened(work, self.stopped))
        self._future = future  # type: ignore[assignment]
        future.add_done_callback(lambda _: self._queue.free(self))
        return future

    def let_go(self) -> None:
        """End the work and free its place; whoever waits gets a CancelledError where it had not begun."""
        self.stopped.set()
        self.let_go_if_waiting()
        self._queue.free(self)

    def let_go_if_waiting(self) -> None:
        if self._future is not None:
            self._future.cancel()


def _unburdened(work: Callable[[Event], _Done], stopped: Event) -> _Done:
    """An expected error keeps no frames alive, which hold whole files, for as long as somebody keeps it."""
    try:
        return work(stopped)
    except ZsgxError as error:
        error.__cause__ = error.__context__ = None
        raise error.with_traceback(None) from None


def workers_wanted() -> int:
    """Return the number by `ZSGX_WORKERS`, else one a processor. Raises UsageError."""
    text = os.environ.get(WORKERS, "").strip()
    if not text:
        return max(2, os.cpu_count() or 1)
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WORKERS:
        raise UsageError(f"环境变量 {WORKERS} 应是 1 到 {MOST_WORKERS} 的整数，现为“{text}”。")
    return int(text)
