"""Has what waits read, as much at once as there are workers; what it began it ends or gives back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack, suppress
from threading import Condition, Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from zsgx_docs.desk.intake.pairing import pair, pair_all
from zsgx_docs.desk.intake.reading_job import ReadingJob
from zsgx_docs.desk.intake.retention import expire
from zsgx_docs.errors import WorkCancelled, WorkStopped, ZsgxError
from zsgx_docs.jobs import where_it_failed
from zsgx_docs.jobs.queue import DOORS, Door
from zsgx_docs.store.changes import watch
from zsgx_docs.store.errors import MeanwhileChanged, StoreUnavailable
from zsgx_docs.store.intake import StoreQueue, forget_unneeded, sweep

if TYPE_CHECKING:
    from zsgx_docs.jobs.queue import Ticket
    from zsgx_docs.store import Store

    Step = Callable[[], bool]

LOOK_EVERY = 2.0
"""Seconds between looks for what another program put in: a guess; what comes by this one is seen at once."""
PAUSE = 2.0
"""Seconds until a step is tried again that a full disk or a lock prevented: a guess."""
EXPIRE_EVERY = 3600.0
"""Seconds between looks for what was kept long enough: a guess, it is counted in days."""
ABANDONED = 3600.0
"""Seconds after which a file that nothing needs is no longer about to be needed: a guess, taking one in takes
some minutes at most."""
LAST_SECONDS = 2.0
"""Seconds for what was cut short to be given back: a guess, it takes a hundredth."""
INTERNAL = "internal", "读这个文件时程序内部出错，没有读成；出错的位置记在服务的日志里（编号 {}）。"
"""Code and sentence of an error of the program itself."""
log = logging.getLogger(__name__)


class Dispatcher:
    """Has the files of a store read by `workers` at once a door, from `start` until `stop`.

    One at a time may serve a store: at its start, what is said to be running is given back.
    """

    def __init__(self, store: Store, workers: int) -> None:
        self._store = store
        self._queue = StoreQueue(store)
        self._stopping = Event()
        self._news = Condition()
        self._heard = 0
        self._jobs: dict[Ticket, ReadingJob] = {}
        self._watching = ExitStack()
        self._threads = [
            Thread(target=self._serve, args=(door,), name=f"{door}-{number}", daemon=True)
            for door in DOORS
            for number in range(workers)
        ]
        self._threads.append(Thread(target=self._keep_house, name="housekeeping", daemon=True))

    def start(self) -> None:
        """Give back what was under way when the last service ended, and begin. Raises StoreUnavailable."""
        sweep(self._store)
        self._queue.requeue_lost()
        self._watching.enter_context(watch(self._hear))
        for thread in self._threads:
            thread.start()

    def stop(self, grace: float) -> None:
        """Begin nothing more; what is read has so many seconds to end, the rest waits for the next start."""
        until = monotonic() + grace
        self._stopping.set()
        with self._news:
            self._news.notify_all()
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
        for job in list(self._jobs.values()):
            job.cancelled.set()
        until = monotonic() + LAST_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
        self._watching.close()

    def _hear(self, identifier: str) -> None:
        """Whoever has nothing to do looks again; a job that was taken from us is ended."""
        job = next((job for ticket, job in list(self._jobs.items()) if ticket.id == identifier), None)
        if job is None:
            with self._news:
                self._heard += 1
                self._news.notify_all()
        else:
            with suppress(ZsgxError):
                if self._queue.status(identifier) != "running":
                    job.cancelled.set()

    def _serve(self, door: Door) -> None:
        """Whatever goes wrong, the next is served: else what waits at this door would wait for ever."""
        while not self._stopping.is_set():
            heard = self._heard
            try:
                ticket = self._queue.claim(door)
                if ticket is None:
                    self._wait(heard)
                else:
                    self._do(ticket)
            except ZsgxError as error:
                log.error("no job could be claimed: %s", error.code)
                self._stopping.wait(PAUSE)
            except Exception as error:
                log.error("a job could not be served\n%s", where_it_failed(error))
                self._stopping.wait(PAUSE)

    def _wait(self, heard: int) -> None:
        with self._news:
            if self._heard == heard and not self._stopping.is_set():
                self._news.wait(LOOK_EVERY)

    def _do(self, ticket: Ticket) -> None:
        job = self._jobs[ticket] = ReadingJob(self._store, self._queue, ticket)
        try:
            self._end(ticket, self._outcome(job, ticket))
        finally:
            with suppress(StoreUnavailable):
                forget_unneeded(self._store, job.taken_out)
            del self._jobs[ticket]

    def _outcome(self, job: ReadingJob, ticket: Ticket) -> Step:
        """What ends the job, whatever came of it."""
        try:
            return job.do()
        except StoreUnavailable as error:
            log.error("job %s waits for the store: %s", ticket.id, error.code)
            self._stopping.wait(PAUSE)
            return self._given_back(ticket)
        except WorkStopped as error:
            if self._stopping.is_set():
                return self._given_back(ticket)
            if isinstance(error, WorkCancelled):
                return self._failed(ticket, error.code, error.message)
            return self._tried(ticket, error.code, error.message)
        except ZsgxError as error:
            return self._failed(ticket, error.code, error.message)
        except Exception as error:
            log.error("job %s failed\n%s", ticket.id, where_it_failed(error))
            return self._tried(ticket, INTERNAL[0], INTERNAL[1].format(ticket.id))

    def _tried(self, ticket: Ticket, code: str, message: str) -> Step:
        """Once more, as what ran beside it may have been at fault; then no more."""
        if ticket.is_last:
            return self._failed(ticket, code, message)
        return lambda: self._queue.give_back(ticket, counts=True)

    def _failed(self, ticket: Ticket, code: str, message: str) -> Step:
        return lambda: self._queue.failed(ticket, code, message)

    def _given_back(self, ticket: Ticket) -> Step:
        return lambda: self._queue.give_back(ticket, counts=False)

    def _end(self, ticket: Ticket, step: Step) -> None:
        """Until it is kept: what was read is not read again because the disk was full for a while."""
        while True:
            try:
                if step():
                    pair(self._store, ticket.id)
                return
            except StoreUnavailable as error:
                log.error("the end of job %s could not be kept: %s", ticket.id, error.code)
                if self._stopping.wait(PAUSE):
                    return
            except MeanwhileChanged:
                step = self._given_back(ticket)
            except Exception as error:
                log.error("job %s could not be ended\n%s", ticket.id, where_it_failed(error))
                self._stopping.wait(PAUSE)
                step = self._tried(ticket, INTERNAL[0], INTERNAL[1].format(ticket.id))

    def _keep_house(self) -> None:
        while not self._stopping.is_set():
            try:
                pair_all(self._store)
                expire(self._store)
                sweep(self._store, older=ABANDONED)
                self._store.database.forget_deleted()
            except Exception as error:
                log.error("housekeeping failed\n%s", where_it_failed(error))
            self._stopping.wait(EXPIRE_EVERY)
