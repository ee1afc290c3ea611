"""A service killed anywhere loses nothing and does nothing twice; only a killed worker costs a try."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desk.intake.waiting import mailed, once_over, sent, until
from desk.seeding import word_result
from zsgx_docs import desk
from zsgx_docs.desk.intake import Dispatcher, deliveries, extraction, extractions, raw_result
from zsgx_docs.desk.intake.reading_job import ReadingJob
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import pictures_kept
from zsgx_docs.store.tables import ResultRow

SERVICE = Path(__file__).with_name("service_process.py")


@contextmanager
def service(store: Store, where: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, str(SERVICE), str(store.places.data), str(store.places.key_file), where]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout
        process.stdout.close()


def killed(store: Store, where: str) -> None:
    with service(store, where) as process:
        assert process.wait(timeout=60) == -signal.SIGKILL


def printed() -> bytes:
    template = "hubei/application-form"
    return desk.issue(template, desk.sample(template), "pdf").data


@pytest.mark.slow
@pytest.mark.parametrize("where", ["claim", "read", "draw", "keep", "pair"])
def test_a_file_ends_once_wherever_the_service_is_killed(store: Store, admin: User, where: str) -> None:
    identifier = sent(store, admin, printed(), "申报表.pdf")
    killed(store, where)
    before = extraction(store, admin, identifier)
    assert before.status == {"claim": "queued", "pair": "done"}.get(where, "running")
    with service(store, "never"):
        state = once_over(store, admin, identifier)
    assert (state.status, state.tries) == ("done", 1)
    assert raw_result(store, admin, identifier)["document_type"] == "application_form"
    assert pictures_kept(store, identifier) == state.pages == 3
    with store.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ResultRow)) == 1
    assert len(list(store.files.names())) == 4


@pytest.mark.slow
def test_a_file_under_way_whenever_the_service_is_killed_is_read_all_the_same(
    store: Store, admin: User
) -> None:
    identifier = sent(store, admin, printed(), "申报表.pdf")
    for _ in range(3):
        killed(store, "read")
    with service(store, "never"):
        state = once_over(store, admin, identifier)
    assert (state.status, state.tries) == ("done", 1)


@pytest.mark.slow
def test_a_mail_is_opened_once_wherever_the_service_is_killed(store: Store, admin: User) -> None:
    files = {f"{number}.docx": word_result(project_name=f"项目{number}")[0] for number in range(3)}
    mail = sent(store, admin, mailed(files), "报送.eml")
    killed(store, "inside")
    assert extraction(store, admin, mail).status == "running"
    assert extractions(store, admin, container=mail).total == 0
    killed(store, "keep")
    with service(store, "never"):
        until(lambda: extractions(store, admin, status="done", container=mail).total == 3)
    [delivery] = deliveries(store, admin).items
    assert sorted(each.filename for each in delivery.files) == ["0.docx", "1.docx", "2.docx", "报送.eml"]


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_a_try(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: Callable[..., Any] = ReadingJob._progress
    desk.stop_work()  # so that whatever process comes now is a worker
    left, others = [1], children()

    def kill_once(self: ReadingJob, *given: Any) -> None:
        if left:
            left.pop()
            for pid in children() - others:
                os.kill(pid, signal.SIGKILL)
        told(self, *given)

    monkeypatch.setattr(ReadingJob, "_progress", kill_once)
    dispatcher = Dispatcher(store, 1)
    dispatcher.start()
    identifier = sent(store, admin, printed(), "申报表.pdf")
    state = once_over(store, admin, identifier)
    dispatcher.stop(0)
    assert state.status == "done" and state.tries in (1, 2) and not left


def children() -> set[int]:
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    return {int(pid) for task in tasks for pid in (task / "children").read_text().split()}
