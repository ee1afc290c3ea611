"""Workers: what they do, what they survive, and when they are replaced."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from read.handmade import HandmadePdf, words
from zsgx_docs import desk
from zsgx_docs.errors import NotFound, UnreadableFile, UsageError, WorkCancelled, WorkStopped
from zsgx_docs.jobs import Job, Workers
from zsgx_docs.jobs.limits import MEGABYTE, WorkLimits
from zsgx_docs.jobs.process import ONE_THREAD, environment
from zsgx_docs.jobs.worker import Worker
from zsgx_docs.template.catalogue import default_catalogue

FORM = "hubei/application-form"
PROGRAM = "zsgx_docs.desk.at_work"
ROOMY = WorkLimits()
NOTHING = -(1 << 50)
"""Bytes: less than any process has, be it a copy of this large one."""
TEMPLATES = tuple(map(str, default_catalogue().folders))


@pytest.fixture(scope="module")
def form() -> bytes:
    return desk.issue(FORM, desk.sample(FORM), "docx").data


def read(
    pool: Workers,
    data: bytes,
    filename: str,
    template: str | None = None,
    progress: Callable[[int, int], None] = lambda number, count: None,
) -> dict[str, Any]:
    given = {"data": data, "filename": filename, "template": template}
    result: dict[str, Any] = pool.do(Job("result_of", given, filename, {"page": progress}))
    return result


def pages(count: int) -> bytes:
    made = HandmadePdf()
    for number in range(count):
        made.page(words(f"page {number}", 100, 700))
    return made.bytes()


def test_they_read_as_the_program_itself_would(workers, form: bytes) -> None:
    apart, here = read(workers(), form, "a.docx"), desk.take_in(form, "a.docx").to_json()
    assert {**apart, "timings": None} == {**here, "timings": None}


def test_a_file_that_is_refused_is_refused_with_the_same_words(workers) -> None:
    with pytest.raises(UnreadableFile, match="是空文件"):
        read(workers(), b"", "a.pdf")


def test_a_template_that_is_not_there_is_not_found(workers, form: bytes) -> None:
    with pytest.raises(NotFound, match="hubei/nothing"):
        read(workers(), form, "a.docx", "hubei/nothing")


def test_progress_comes_page_by_page(workers) -> None:
    told: list[tuple[int, int]] = []
    read(workers(), pages(3), "a.pdf", progress=lambda number, count: told.append((number, count)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_one_process_reads_file_after_file(workers, children, form: bytes) -> None:
    before, pool = children(), workers()
    read(pool, form, "a.docx")
    (process,) = children() - before
    read(pool, form, "b.docx")
    with pytest.raises(UnreadableFile):
        read(pool, b"", "c.docx")
    assert children() - before == {process}


def test_a_process_is_replaced_after_so_many_files(workers, children, form: bytes) -> None:
    before, pool = children(), workers(replace(ROOMY, jobs=1))
    read(pool, form, "a.docx")
    assert children() == before
    read(pool, form, "b.docx")


def test_a_process_that_keeps_too_much_memory_is_replaced(workers, children, form: bytes) -> None:
    before = children()
    read(workers(replace(ROOMY, kept_memory=NOTHING)), form, "a.docx")
    assert children() == before


def test_several_callers_have_a_process_each(workers, form: bytes) -> None:
    pool = workers()
    with ThreadPoolExecutor(2) as callers:
        results = list(callers.map(lambda name: read(pool, form, name), ["a.docx", "b.docx", "c.docx"]))
    assert [result["source"]["filename"] for result in results] == ["a.docx", "b.docx", "c.docx"]


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read(workers, form: bytes) -> None:
    pool = workers(replace(ROOMY, seconds=8, seconds_a_page=0, seconds_of_many=-8))
    with pytest.raises(WorkStopped, match="处理太久"):
        read(pool, pages(2), "a.pdf")
    assert read(pool, form, "b.docx")["document_type"] == "application_form"


def test_more_pages_may_take_longer() -> None:
    assert WorkLimits(seconds=10, seconds_a_page=3, seconds_of_many=2).seconds_for(4) == 19


def test_a_file_that_crashes_its_reader_is_named(workers, children) -> None:
    before = children()

    def crash(number: int, count: int) -> None:
        for pid in children() - before:
            os.kill(pid, signal.SIGSEGV)

    with pytest.raises(WorkStopped, match="意外退出"):
        read(workers(), pages(300), "a.pdf", progress=crash)


def test_a_reader_that_died_in_its_sleep_is_replaced(workers, children, form: bytes) -> None:
    before, pool = children(), workers()
    read(pool, form, "a.docx")
    for pid in children() - before:
        os.kill(pid, signal.SIGKILL)
    assert read(pool, form, "b.docx")["document_type"] == "application_form"


def test_closing_ends_them_all_also_those_at_work(workers, children, is_running) -> None:
    before, pool = children(), workers()
    with ThreadPoolExecutor(1) as callers:
        waiting = callers.submit(read, pool, pages(300), "a.pdf")
        while not (started := children() - before):
            time.sleep(0.01)
        pool.close()
        assert isinstance(waiting.exception(), WorkStopped)
    assert not any(map(is_running, started))
    with pytest.raises(WorkStopped):
        read(pool, b"", "b.pdf")


def test_a_job_that_is_cancelled_ends_its_worker(workers, children) -> None:
    before, pool, cancelled = children(), workers(), Event()

    def cancel(number: int, count: int) -> None:
        cancelled.set()

    given = {"data": pages(300), "filename": "a.pdf"}
    with pytest.raises(WorkCancelled, match="已取消"):
        pool.do(Job("result_of", given, "a.pdf", {"page": cancel}, cancelled))
    assert children() == before


def test_a_worker_leaves_nothing_on_the_disk(
    form: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    worker = Worker(PROGRAM, ROOMY, TEMPLATES)
    assert list(tmp_path.iterdir())
    worker.do(Job("result_of", {"data": form, "filename": "a.docx"}, "a.docx"))
    worker.close()
    assert not list(tmp_path.iterdir())


def test_a_reader_keeps_to_one_processor_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ONE_THREAD:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(ONE_THREAD[0], "3")
    given = environment("folder")
    assert given[ONE_THREAD[0]] == "3" and given["TMPDIR"] == "folder"
    assert all(given[variable] == "1" for variable in ONE_THREAD[1:])


@pytest.mark.parametrize(
    ("variable", "text", "limits"),
    [
        ("ZSGX_READ_SECONDS", "12.5", replace(ROOMY, seconds=12.5)),
        ("ZSGX_READ_MEMORY", "900", replace(ROOMY, memory=900 * MEGABYTE, kept_memory=600 * MEGABYTE)),
        ("ZSGX_READ_MEMORY", "", ROOMY),
    ],
)
def test_the_environment_sets_the_limits(
    variable: str, text: str, limits: WorkLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, text)
    assert WorkLimits.from_environment() == limits


@pytest.mark.parametrize("text", ["-1", "0", "much", "nan"])
def test_a_limit_that_is_no_number_is_said_so(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZSGX_READ_SECONDS", text)
    with pytest.raises(UsageError, match="ZSGX_READ_SECONDS"):
        WorkLimits.from_environment()
