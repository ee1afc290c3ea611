"""Puts jobs in their turn: fair between owners, each ended once, whatever happens to whoever does them.

An engine behind it keeps the jobs: one in memory stands beside it, that of the store lies with the store.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

Door = Literal["quick", "long"]
DOORS: tuple[Door, ...] = ("quick", "long")
"""What takes but a moment does not wait behind what takes minutes."""
JobStatus = Literal["queued", "running", "done", "failed"]
MOST_TRIES = 2
"""Times that a job is begun before it is given up: a guess, once may be the fault of what ran beside it."""
CANCELLED = "cancelled", "读取已取消。"
Scope = TypeVar("Scope", covariant=True)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A job that was claimed; `tries` counts this time, `begun` tells it from all others."""

    id: str
    owner: str
    tries: int
    begun: str = ""

    @property
    def is_last(self) -> bool:
        """Tell whether it is not tried again."""
        return self.tries >= MOST_TRIES


def keep_nothing(scope: object) -> None:
    """Keep nothing together with the end of a job."""


class JobQueue(Protocol[Scope]):
    """Jobs of several owners. What ends or changes a job says whether the job was still its holder's."""

    def put(self, job: str, owner: str, door: Door) -> None:
        """Have a job wait for its turn, behind its owner's others; one that has ended begins anew."""

    def claim(self, door: Door) -> Ticket | None:
        """Take the job whose turn it is: of the owner with the fewest running, then served longest ago."""

    def progress(self, ticket: Ticket, stage: str, page: int, pages: int) -> bool:
        """Note how far it is."""

    def done(self, ticket: Ticket, keep: Callable[[Scope], None] = keep_nothing) -> bool:
        """End it; what `keep` does is kept together with that, or neither is."""

    def failed(self, ticket: Ticket, code: str, message: str) -> bool:
        """End it for that reason."""

    def give_back(self, ticket: Ticket, counts: bool) -> bool:
        """Have it wait again, at its old place; the try counts or it does not."""

    def requeue_lost(self) -> int:
        """Have all wait again that were running when their service ended, which was no fault of theirs."""

    def cancel(self, job: str) -> bool:
        """End a job that waits or runs, as whoever owns it wants it no longer."""

    def status(self, job: str) -> JobStatus | None:
        """Tell what became of a job."""

    def places(self) -> dict[str, int]:
        """Tell the place of each job that waits at its door, 1 for the next."""


@dataclass(slots=True)
class OwnerLine:
    """The jobs of one owner that wait, oldest first; `served` is when one of theirs was last begun."""

    owner: str
    waiting: Sequence[str]
    running: int = 0
    served: float = 0.0
    since: float = 0.0


def in_turn(lines: Iterable[OwnerLine]) -> Iterator[str]:
    """Yield the jobs in the order in which they will be begun, as long as none that runs ends."""
    heap = [(line.running, line.served, line.since, line.owner, line, 0) for line in lines if line.waiting]
    heapq.heapify(heap)
    latest = max((line.served for _, _, _, _, line, _ in heap), default=0.0)
    while heap:
        running, _, since, owner, line, taken = heapq.heappop(heap)
        yield line.waiting[taken]
        latest += 1
        if taken + 1 < len(line.waiting):
            heapq.heappush(heap, (running + 1, latest, since, owner, line, taken + 1))
