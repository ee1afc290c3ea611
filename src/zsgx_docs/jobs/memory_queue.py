"""Keeps jobs in memory, for as long as their process lives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from threading import Lock

from zsgx_docs.jobs.queue import (
    CANCELLED,
    DOORS,
    Door,
    JobStatus,
    OwnerLine,
    Ticket,
    in_turn,
    keep_nothing,
)


@dataclass(slots=True)
class _Job:
    ticket: Ticket
    door: Door
    place: int
    status: JobStatus = "queued"
    error: tuple[str, str] | None = None
    at: tuple[str, int, int] = ("", 0, 0)


@dataclass(slots=True)
class MemoryQueue:
    """A queue that lives as long as its process; `keep` gets nothing to keep things in."""

    _jobs: dict[str, _Job] = field(default_factory=dict)
    _served: dict[str, int] = field(default_factory=dict)
    _clock: count[int] = field(default_factory=lambda: count(1))
    _lock: Lock = field(default_factory=Lock)

    def put(self, job: str, owner: str, door: Door) -> None:
        with self._lock:
            self._jobs[job] = _Job(Ticket(job, owner, 0), door, next(self._clock))

    def claim(self, door: Door) -> Ticket | None:
        with self._lock:
            first = next(in_turn(self._lines(door)), None)
            if first is None:
                return None
            job = self._jobs[first]
            moment = next(self._clock)
            job.status = "running"
            job.ticket = replace(job.ticket, tries=job.ticket.tries + 1, begun=str(moment))
            self._served[job.ticket.owner] = moment
            return job.ticket

    def progress(self, ticket: Ticket, stage: str, page: int, pages: int) -> bool:
        with self._lock:
            job = self._held(ticket)
            if job:
                job.at = stage, page, pages
            return job is not None

    def done(self, ticket: Ticket, keep: Callable[[None], None] = keep_nothing) -> bool:
        with self._lock:
            job = self._held(ticket)
            if job:
                keep(None)
                job.status = "done"
            return job is not None

    def failed(self, ticket: Ticket, code: str, message: str) -> bool:
        with self._lock:
            job = self._held(ticket)
            if job:
                job.status, job.error = "failed", (code, message)
            return job is not None

    def give_back(self, ticket: Ticket, counts: bool) -> bool:
        with self._lock:
            job = self._held(ticket)
            if job:
                job.status = "queued"
                job.ticket = replace(ticket, tries=ticket.tries - (not counts))
            return job is not None

    def requeue_lost(self) -> int:
        with self._lock:
            lost = [job for job in self._jobs.values() if job.status == "running"]
            for job in lost:
                job.status, job.ticket = "queued", replace(job.ticket, tries=job.ticket.tries - 1)
            return len(lost)

    def cancel(self, job: str) -> bool:
        with self._lock:
            found = self._jobs.get(job)
            if found is None or found.status not in ("queued", "running"):
                return False
            found.status, found.error = "failed", CANCELLED
            return True

    def status(self, job: str) -> JobStatus | None:
        with self._lock:
            return self._jobs[job].status if job in self._jobs else None

    def places(self) -> dict[str, int]:
        with self._lock:
            return {
                job: place for door in DOORS for place, job in enumerate(in_turn(self._lines(door)), start=1)
            }

    def _held(self, ticket: Ticket) -> _Job | None:
        job = self._jobs.get(ticket.id)
        return job if job and job.status == "running" and job.ticket == ticket else None

    def _lines(self, door: Door) -> Iterator[OwnerLine]:
        waiting = sorted(
            (job for job in self._jobs.values() if job.status == "queued" and job.door == door),
            key=lambda job: job.place,
        )
        for owner in {job.ticket.owner for job in waiting}:
            own = [job for job in waiting if job.ticket.owner == owner]
            running = sum(
                job.status == "running" and job.ticket.owner == owner for job in self._jobs.values()
            )
            served = self._served.get(owner, 0)
            yield OwnerLine(owner, [job.ticket.id for job in own], running, served, own[0].place)
