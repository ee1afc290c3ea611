"""The contract of a queue of jobs, held by the one in memory and the one of the store alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from zsgx_docs.jobs.memory_queue import MemoryQueue
from zsgx_docs.jobs.queue import Door, JobQueue, Ticket
from zsgx_docs.store import StorePlaces, open_store
from zsgx_docs.store.intake import StoreQueue, new_row, state_of
from zsgx_docs.store.tables import AccountRow, DeliveryRow, ExtractionRow, now


@dataclass
class Desk:
    """A queue, with what the tests put into it called by short names."""

    queue: JobQueue[Any]
    new: Callable[[str, str], str]
    _names: dict[str, str]

    def put(self, owner: str, *names: str, door: Door = "long") -> None:
        for name in names:
            self._names[name] = self._names.get(name) or self.new(name, owner)
            self.queue.put(self._names[name], owner, door)

    def claim(self, door: Door = "long") -> str | None:
        ticket = self.queue.claim(door)
        return ticket and self.called(ticket.id)

    def ticket(self, door: Door = "long") -> Ticket:
        ticket = self.queue.claim(door)
        assert ticket
        return ticket

    def called(self, job: str) -> str:
        return next(name for name, each in self._names.items() if each == job)

    def places(self) -> dict[str, int]:
        return {self.called(job): place for job, place in self.queue.places().items()}

    def status(self, name: str) -> str | None:
        return self.queue.status(self._names[name])

    def cancel(self, name: str) -> bool:
        return self.queue.cancel(self._names[name])


def in_memory(tmp_path: Path) -> Iterator[Desk]:
    yield Desk(MemoryQueue(), lambda name, owner: name, {})


def in_store(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(StorePlaces(tmp_path / "data", tmp_path / "elsewhere" / "key"))
    numbers = count()

    def new(name: str, owner: str) -> str:
        with store.database.writing() as session:
            session.merge(AccountRow(id=owner, name=owner, role="clerk"))
            session.flush()
            delivery = DeliveryRow(id=f"d{next(numbers)}", owner_id=owner)
            session.add(delivery)
            session.flush()
            row = new_row(store, delivery, name, 1, {"filename": name, "sha256": "0"}, 0)
            row.status = "new"
            session.add(row)
            return row.id

    yield Desk(StoreQueue(store), new, {})
    store.close()


@pytest.fixture(params=[in_memory, in_store], ids=["memory", "store"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    yield from request.param(tmp_path)


def it_gives_nothing_where_nothing_waits(desk: Desk) -> None:
    assert desk.queue.claim("long") is None
    desk.put("a", "1", door="quick")
    assert desk.queue.claim("long") is None
    assert desk.claim("quick") == "1"
    assert desk.queue.claim("quick") is None


def it_gives_one_owners_jobs_in_their_order(desk: Desk) -> None:
    desk.put("a", "1", "2", "3")
    assert [desk.claim() for _ in range(4)] == ["1", "2", "3", None]


def it_serves_owners_in_turn_however_much_one_of_them_sent(desk: Desk) -> None:
    desk.put("a", "a1", "a2", "a3", "a4")
    desk.put("b", "b1", "b2")
    desk.put("c", "c1")
    assert [desk.claim() for _ in range(7)] == ["a1", "b1", "c1", "a2", "b2", "a3", "a4"]


def it_serves_first_who_has_the_fewest_running(desk: Desk) -> None:
    desk.put("a", "a1", "a2", "a3")
    assert (desk.claim(), desk.claim()) == ("a1", "a2")
    desk.put("b", "b1", "b2", "b3")
    assert [desk.claim() for _ in range(3)] == ["b1", "b2", "a3"]


def it_serves_of_those_alike_first_who_was_served_longest_ago(desk: Desk) -> None:
    desk.put("a", "a1", "a2")
    desk.put("b", "b1", "b2")
    for name in ("a1", "b1", "a2", "b2"):
        ticket = desk.ticket()
        assert desk.called(ticket.id) == name
        desk.queue.done(ticket)


def it_tells_the_place_of_each_as_it_will_be_begun(desk: Desk) -> None:
    desk.put("a", "a1", "a2", "a3")
    desk.put("b", "b1", "b2")
    desk.put("b", "quick", door="quick")
    assert desk.places() == {"a1": 1, "b1": 2, "a2": 3, "b2": 4, "a3": 5, "quick": 1}
    order = sorted((place, name) for name, place in desk.places().items() if name != "quick")
    assert [desk.claim() for _ in order] == [name for _, name in order]
    assert desk.places() == {"quick": 1}


def it_ends_a_job_once(desk: Desk) -> None:
    desk.put("a", "1")
    ticket = desk.ticket()
    assert desk.status("1") == "running"
    assert desk.queue.progress(ticket, "read", 1, 3)
    assert desk.queue.done(ticket)
    assert desk.status("1") == "done"
    assert not desk.queue.done(ticket)
    assert not desk.queue.failed(ticket, "bad_input", "坏。")
    assert not desk.queue.progress(ticket, "read", 2, 3)
    assert not desk.cancel("1")
    assert desk.status("1") == "done"


def it_keeps_what_belongs_to_the_end_of_a_job_with_it_or_ends_nothing(desk: Desk) -> None:
    desk.put("a", "1")
    ticket = desk.ticket()

    def fail(scope: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.queue.done(ticket, fail)
    assert desk.status("1") == "running"
    kept: list[str] = []
    assert desk.queue.done(ticket, lambda scope: kept.append("it"))
    assert kept == ["it"]


def it_keeps_nothing_for_a_job_that_was_cancelled_meanwhile(desk: Desk) -> None:
    desk.put("a", "1")
    ticket = desk.ticket()
    assert desk.cancel("1")
    kept: list[str] = []
    assert not desk.queue.done(ticket, lambda scope: kept.append("it"))
    assert (desk.status("1"), kept) == ("failed", [])


def it_lets_go_of_a_job_that_waits(desk: Desk) -> None:
    desk.put("a", "1", "2")
    assert desk.cancel("1")
    assert not desk.cancel("1")
    assert desk.status("1") == "failed"
    assert desk.claim() == "2"


def it_begins_a_job_anew_that_failed(desk: Desk) -> None:
    desk.put("a", "1", "2")
    ticket = desk.ticket()
    desk.queue.failed(ticket, "bad_input", "坏。")
    assert desk.status("1") == "failed"
    desk.put("a", "1")
    assert [desk.claim(), desk.claim()] == ["2", "1"]
    assert not desk.queue.done(Ticket("nobody's", "a", 1))


def it_gives_a_job_twice_at_most(desk: Desk) -> None:
    desk.put("a", "1", "2")
    first = desk.ticket()
    assert (first.tries, first.is_last) == (1, False)
    desk.queue.give_back(first, counts=True)
    second = desk.ticket()
    assert desk.called(second.id) == "1" and second.is_last
    assert not desk.queue.done(first)


def it_does_not_count_a_try_that_was_no_fault_of_the_file(desk: Desk) -> None:
    desk.put("a", "1")
    for _ in range(3):
        ticket = desk.ticket()
        assert ticket.tries == 1
        desk.queue.give_back(ticket, counts=False)


def it_has_those_wait_again_that_were_under_way_when_all_ended(desk: Desk) -> None:
    desk.put("a", "1", "2", "3")
    desk.queue.done(desk.ticket())
    for _ in range(3):
        lost = desk.ticket()
        assert (desk.called(lost.id), lost.tries) == ("2", 1)
        assert desk.queue.requeue_lost() == 1
        assert desk.status("2") == "queued"
        assert not desk.queue.done(lost)


def it_counts_those_tries_in_which_the_service_lived_on(desk: Desk) -> None:
    desk.put("a", "1")
    desk.queue.give_back(desk.ticket(), counts=True)
    desk.ticket()
    desk.queue.requeue_lost()
    assert desk.ticket().is_last


def it_says_of_a_file_in_the_store_why_it_failed(tmp_path: Path) -> None:
    for desk in in_store(tmp_path):
        desk.put("a", "1")
        ticket = desk.ticket()
        desk.queue.failed(ticket, "work_stopped", "坏。")
        assert isinstance(desk.queue, StoreQueue)
        assert state_of(desk.queue.store, ticket.id).error == {"code": "work_stopped", "message": "坏。"}


def it_is_fair_in_the_store_though_the_clock_was_set_back(tmp_path: Path) -> None:
    for desk in in_store(tmp_path):
        assert isinstance(desk.queue, StoreQueue)
        desk.put("a", "a1")
        ticket = desk.ticket()
        desk.queue.done(ticket)
        with desk.queue.store.database.writing() as session:
            session.get_one(ExtractionRow, ticket.id).started_at = now() + timedelta(days=1)
        desk.put("b", "b1", "b2")
        desk.put("a", "a2")
        desk.queue.done(desk.ticket())
        assert desk.claim() == "a2"


def it_takes_nothing_from_a_holder_whose_job_was_begun_anew(desk: Desk) -> None:
    desk.put("a", "1")
    first = desk.ticket()
    desk.cancel("1")
    desk.put("a", "1")
    second = desk.ticket()
    assert second.tries == first.tries
    assert not desk.queue.done(first)
    assert desk.queue.done(second)
