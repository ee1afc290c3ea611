"""Work has its turn: so much at a time, so much waiting, and nothing waits that nobody wants."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from threading import Event

import pytest

from zsgx_docs.errors import UsageError
from zsgx_docs.web.problems import ServiceStopping
from zsgx_docs.web.queue import Doors, QueueFull, WorkQueue, workers_wanted


@pytest.fixture
def doors() -> Iterator[Doors]:
    doors = Doors(workers=1)
    yield doors
    doors.close()


def held(begun: Event) -> Callable[[Event], str]:
    """Work that ends when nobody wants it any more."""

    def work(stopped: Event) -> str:
        begun.set()
        stopped.wait(20)
        return "stopped"

    return work


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(400):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


def test_work_is_done_and_its_place_is_free_again(doors: Doors) -> None:
    queue = WorkQueue(doors, places=1, most_bytes=10)
    with queue.take_turn(10) as turn:
        assert turn.fill("quick", lambda stopped: "done").result(20) == "done"
    wait_until(lambda: queue.taken == 0)


def test_there_are_so_many_places_and_no_more(doors: Doors) -> None:
    queue = WorkQueue(doors, places=2, most_bytes=100)
    queue.take_turn(1), queue.take_turn(1)
    with pytest.raises(QueueFull):
        queue.take_turn(1)


def test_there_is_so_much_room_but_one_always_fits(doors: Doors) -> None:
    queue = WorkQueue(doors, places=9, most_bytes=10)
    with queue.take_turn(1000), pytest.raises(QueueFull):
        queue.take_turn(1)
    queue.take_turn(1)


def test_a_place_that_is_not_filled_is_given_back(doors: Doors) -> None:
    queue = WorkQueue(doors, places=1, most_bytes=10)
    with pytest.raises(OSError), queue.take_turn(1):
        raise OSError
    assert queue.taken == 0


def test_work_that_nobody_wants_ends_and_leaves_its_place_at_once(doors: Doors) -> None:
    queue, begun = WorkQueue(doors, places=2, most_bytes=10), Event()
    running, waiting = queue.take_turn(1), queue.take_turn(1)
    first, second = running.fill("long", held(begun)), waiting.fill("long", held(Event()))
    assert begun.wait(20)
    waiting.let_go()
    running.let_go()
    assert queue.taken == 0
    assert first.result(20) == "stopped"
    with pytest.raises(CancelledError):
        second.result(20)


def test_what_takes_a_moment_passes_what_takes_long(doors: Doors) -> None:
    queue, begun = WorkQueue(doors, places=3, most_bytes=10), Event()
    long = queue.take_turn(1)
    long.fill("long", held(begun))
    assert begun.wait(20)
    assert queue.take_turn(1).fill("quick", lambda stopped: "done").result(20) == "done"
    long.let_go()


def test_a_queue_that_closes_takes_nothing_more_and_lets_go_of_what_waits(doors: Doors) -> None:
    queue, begun = WorkQueue(doors, places=3, most_bytes=10), Event()
    running, waiting, coming = (queue.take_turn(1) for _ in range(3))
    first, second = running.fill("long", held(begun)), waiting.fill("long", held(Event()))
    assert begun.wait(20)
    queue.close()
    assert second.cancelled() and not first.done()
    with pytest.raises(ServiceStopping):
        coming.fill("long", held(Event()))
    with pytest.raises(ServiceStopping):
        queue.take_turn(1)
    running.let_go()


@pytest.mark.parametrize("said", ["0", "two", "-1", "65", "1.5"])
def test_a_number_of_workers_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("ZSGX_WORKERS", said)
    with pytest.raises(UsageError, match="ZSGX_WORKERS"):
        workers_wanted()


def test_there_are_as_many_workers_as_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZSGX_WORKERS", "3")
    assert workers_wanted() == 3
