"""What waits is read by workers; mails and archives are opened; whatever happens, each file ends once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desk.intake.waiting import mailed, once_over, sent, until, zipped
from desk.seeding import SCAN, seed_clean, seed_word, word_result
from zsgx_docs import desk
from zsgx_docs.desk import apart
from zsgx_docs.desk.intake import (
    Dispatcher,
    cancel,
    delete,
    deliveries,
    extraction,
    extractions,
    original,
    raw_result,
    reading_job,
    retry,
    watch,
)
from zsgx_docs.errors import WorkStopped
from zsgx_docs.jobs.queue import Door, Ticket
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.errors import StoreUnavailable
from zsgx_docs.store.intake import StoreQueue, pictures_kept

TESTS = Path(__file__).parents[2]


@contextmanager
def dispatched(store: Store) -> Iterator[Dispatcher]:
    dispatcher = Dispatcher(store, 1)
    dispatcher.start()
    yield dispatcher
    dispatcher.stop(0)


@pytest.fixture
def dispatcher(store: Store) -> Iterator[Dispatcher]:
    with dispatched(store) as running:
        yield running


def it_reads_what_is_sent_in(store: Store, admin: User, dispatcher: Dispatcher) -> None:
    data, result = word_result()
    told: list[str] = []
    with watch(told.append):
        identifier = sent(store, admin, data)
        state = once_over(store, admin, identifier)
    assert (state.status, state.kind, state.tries, state.error) == ("done", "docx", 1, None)
    assert raw_result(store, admin, identifier)["record"] == result["record"]
    assert set(told) == {identifier}


def it_says_why_a_file_cannot_be_read_and_reads_it_again_when_asked(
    store: Store, admin: User, dispatcher: Dispatcher
) -> None:
    identifier = sent(store, admin, b"%PDF-1.7 and nothing more", "坏.pdf")
    state = once_over(store, admin, identifier)
    assert state.status == "failed" and state.error
    assert state.error["code"] == "unreadable_file" and "坏.pdf" in state.error["message"]
    retry(store, admin, identifier)
    until(lambda: extraction(store, admin, identifier).is_over)
    assert extraction(store, admin, identifier).error == state.error


def it_goes_on_whatever_goes_wrong_once(store: Store, admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, wrong = StoreQueue.claim, {"quick", "long"}

    def claimed(self: StoreQueue, door: Door) -> Ticket | None:
        if door in wrong:
            wrong.remove(door)
            raise RuntimeError
        return claim(self, door)

    monkeypatch.setattr(StoreQueue, "claim", claimed)
    with dispatched(store):
        assert once_over(store, admin, sent(store, admin, word_result()[0])).status == "done"
    assert "quick" not in wrong


def it_opens_an_archive_whose_folders_are_deliveries(
    store: Store, admin: User, dispatcher: Dispatcher
) -> None:
    form, other = word_result()[0], word_result(project_name="另一个项目")[0]
    files = {"甲/申报表.docx": form, "甲/.DS_Store": b"x", "乙/申报表.docx": other, "单.docx": form}
    identifier = sent(store, admin, zipped(files), "报送.zip")
    state = once_over(store, admin, identifier)
    assert (state.status, state.kind, state.is_container) == ("done", "zip", True)
    assert [name for name, _ in state.left_out] == ["甲/.DS_Store"]
    until(lambda: {each.status for each in extractions(store, admin).items} == {"done"})
    inside = {each.filename: each for each in extractions(store, admin, container=identifier).items}
    assert set(inside) == {"甲/申报表.docx", "乙/申报表.docx", "单.docx"}
    assert len({each.delivery_id for each in inside.values()} | {state.delivery_id}) == 4
    assert inside["单.docx"].duplicate_of == inside["甲/申报表.docx"].id
    assert b"".join(original(store, admin, inside["乙/申报表.docx"].id)) == other
    result = raw_result(store, admin, inside["单.docx"].id)
    assert result["source"]["submission"]["name"] == "报送.zip"
    assert identifier in {each.id for each in extractions(store, admin, containers=True).items}


def it_opens_a_mail_whose_files_are_one_delivery(store: Store, admin: User, dispatcher: Dispatcher) -> None:
    form = word_result()[0]
    identifier = sent(store, admin, mailed({"申报表.docx": form, "坏.docx": form[:5000]}), "报送.eml")
    assert once_over(store, admin, identifier).kind == "mail"
    until(lambda: all(each.is_over for each in extractions(store, admin).items))
    [delivery] = deliveries(store, admin).items
    assert delivery.container and delivery.container.id == identifier
    assert {each.filename: each.status for each in delivery.files} == {
        "报送.eml": "done",
        "申报表.docx": "done",
        "坏.docx": "failed",
    }


def it_brings_a_scan_and_its_word_copy_together(store: Store, admin: User, dispatcher: Dispatcher) -> None:
    scan, other = seed_clean(store, admin), seed_word(store, admin, project_name="毫不相干的另一件事")
    word = sent(store, admin, word_result()[0])
    until(lambda: len(deliveries(store, admin).items) == 2)
    assert extraction(store, admin, word).delivery_id == extraction(store, admin, scan).delivery_id
    again = seed_word(store, admin)
    until(lambda: extraction(store, admin, again).is_over)
    assert extraction(store, admin, again).duplicate_of == word
    assert len({extraction(store, admin, each).delivery_id for each in (scan, other, again)}) == 3


def it_gives_a_poisonous_file_up_after_two_tries_and_reads_the_others(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "PROGRAM", "desk.intake.poisoned_worker")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]))
    desk.stop_work()
    poisonous = sent(store, admin, b"poison", "毒.docx")
    others = [sent(store, admin, word_result(venue=f"第{number}教室")[0]) for number in range(2)]
    with dispatched(store):
        states = [once_over(store, admin, each) for each in (poisonous, *others)]
    desk.stop_work()
    assert [(state.status, state.tries) for state in states] == [("failed", 2), ("done", 1), ("done", 1)]
    error = states[0].error
    assert error and error["code"] == "work_stopped" and "毒.docx" in error["message"]


def it_tries_once_more_what_was_no_fault_of_the_file(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = reading_job.ask
    trouble: list[Exception] = [WorkStopped("使处理它的程序意外退出。")]

    def troubled_once(verb: str, *given: Any) -> Any:
        if trouble:
            raise trouble.pop()
        return ask(verb, *given)

    monkeypatch.setattr(reading_job, "ask", troubled_once)
    with dispatched(store):
        state = once_over(store, admin, sent(store, admin, word_result()[0]))
        assert (state.status, state.tries, state.error) == ("done", 2, None)
        trouble += [KeyError("林知远"), KeyError("林知远")]
        state = once_over(store, admin, sent(store, admin, word_result()[0], "乙.docx"))
    assert (state.status, state.tries) == ("failed", 2)
    assert state.error and state.error["code"] == "internal" and state.id in state.error["message"]


def it_keeps_what_was_read_until_there_is_room_for_it(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [StoreUnavailable("磁盘已满。"), StoreUnavailable("磁盘已满。")]
    read: list[str] = []
    done, ask = StoreQueue.done, reading_job.ask

    def done_when_there_is_room(self: StoreQueue, *given: Any) -> bool:
        if full:
            raise full.pop()
        return done(self, *given)

    def counted(verb: str, *given: Any) -> Any:
        read.append(verb)
        return ask(verb, *given)

    monkeypatch.setattr(StoreQueue, "done", done_when_there_is_room)
    monkeypatch.setattr(reading_job, "ask", counted)
    with dispatched(store):
        identifier = sent(store, admin, word_result()[0])
        assert once_over(store, admin, identifier).status == "done"
    assert read == ["read_sent"]


def it_lets_go_of_what_waits_and_leaves_alone_what_is_over(store: Store, admin: User) -> None:
    first, second = sent(store, admin, word_result()[0]), sent(store, admin, b"x", "乙.docx")
    assert [extraction(store, admin, each).place for each in (first, second)] == [1, 1]
    state = cancel(store, admin, second)
    assert state.status == "failed" and state.error and state.error["code"] == "cancelled"
    with dispatched(store):
        assert once_over(store, admin, first).status == "done"
    assert cancel(store, admin, first).status == "done"
    assert extraction(store, admin, second) == state


def it_leaves_nothing_of_an_archive_that_is_deleted_while_it_is_opened(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = reading_job.ReadingJob._taken

    def deleted_meanwhile(self: reading_job.ReadingJob, *given: Any) -> None:
        taken(self, *given)
        delete(store, admin, self.ticket.id)

    monkeypatch.setattr(reading_job.ReadingJob, "_taken", deleted_meanwhile)
    with dispatched(store):
        sent(store, admin, zipped({"申报表.docx": word_result()[0]}), "报送.zip")
        until(lambda: extractions(store, admin, containers=True).total == 0)
        until(lambda: list(store.files.names()) == [])


@pytest.mark.slow
def it_ends_what_is_read_when_it_is_cancelled_and_gives_back_what_it_cannot_end(
    store: Store, admin: User
) -> None:
    with dispatched(store) as dispatcher:
        unwanted = sent(store, admin, SCAN.read_bytes(), "甲.pdf")
        until(lambda: extraction(store, admin, unwanted).status == "running")
        cancel(store, admin, unwanted)
        wanted = sent(store, admin, SCAN.read_bytes(), "乙.pdf")
        until(lambda: extraction(store, admin, wanted).status == "running")
        dispatcher.stop(0)
        state = extraction(store, admin, wanted)
        assert (state.status, state.tries) == ("queued", 0)
    with dispatched(store):
        state = once_over(store, admin, wanted)
    assert (state.status, state.kind, state.pages) == ("done", "pdf-scan", 3)
    assert pictures_kept(store, wanted) == 3
    assert extraction(store, admin, unwanted).status == "failed"
