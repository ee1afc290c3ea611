"""Reader processes: what they read, what they survive, and when they are replaced."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from broken.pages import flate_bomb
from read.handmade import HandmadePdf, words
from zsgx_docs import desk
from zsgx_docs.errors import NotFound, ReadingStopped, UnreadableFile, UsageError
from zsgx_docs.jobs import Readers
from zsgx_docs.jobs.limits import MEGABYTE, ReaderLimits
from zsgx_docs.jobs.messages import Order
from zsgx_docs.jobs.reader import ONE_THREAD, Reader, environment

FORM = "hubei/application-form"
ROOMY = ReaderLimits()


@pytest.fixture(scope="module")
def form() -> bytes:
    return desk.issue(FORM, desk.sample(FORM), "docx").data


@pytest.fixture
def readers() -> Iterator[Callable[[ReaderLimits], Readers]]:
    made: list[Readers] = []

    def make(limits: ReaderLimits = ROOMY) -> Readers:
        made.append(Readers(limits))
        return made[-1]

    yield make
    for each in made:
        each.close()


def pages(count: int) -> bytes:
    made = HandmadePdf()
    for number in range(count):
        made.page(words(f"page {number}", 100, 700))
    return made.bytes()


def children() -> set[int]:
    """The reader processes of this test's process; a thread of it may end while they are listed."""
    found: set[int] = set()
    for path in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            found.update(map(int, path.read_text().split()))
    return found


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_they_read_as_the_program_itself_would(readers, form: bytes) -> None:
    apart, here = readers().read(form, "a.docx").to_json(), desk.take_in(form, "a.docx").to_json()
    assert {**apart, "timings": None} == {**here, "timings": None}


def test_a_file_that_is_refused_is_refused_with_the_same_words(readers) -> None:
    with pytest.raises(UnreadableFile, match="是空文件"):
        readers().read(b"", "a.pdf")


def test_a_template_that_is_not_there_is_not_found(readers, form: bytes) -> None:
    with pytest.raises(NotFound, match="hubei/nothing"):
        readers().read(form, "a.docx", "hubei/nothing")


def test_progress_comes_page_by_page(readers) -> None:
    told: list[tuple[int, int]] = []
    readers().read(pages(3), "a.pdf", progress=lambda number, count: told.append((number, count)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_one_process_reads_file_after_file(readers, form: bytes) -> None:
    before, pool = children(), readers()
    pool.read(form, "a.docx")
    (process,) = children() - before
    pool.read(form, "b.docx")
    with pytest.raises(UnreadableFile):
        pool.read(b"", "c.docx")
    assert children() - before == {process}


def test_a_process_is_replaced_after_so_many_files(readers, form: bytes) -> None:
    before, pool = children(), readers(replace(ROOMY, files=1))
    pool.read(form, "a.docx")
    assert children() == before
    pool.read(form, "b.docx")


def test_a_process_that_keeps_too_much_memory_is_replaced(readers, form: bytes) -> None:
    before = children()
    readers(replace(ROOMY, kept_memory=MEGABYTE)).read(form, "a.docx")
    assert children() == before


def test_several_callers_have_a_process_each(readers, form: bytes) -> None:
    pool = readers()
    with ThreadPoolExecutor(2) as callers:
        results = list(callers.map(lambda name: pool.read(form, name), ["a.docx", "b.docx", "c.docx"]))
    assert [result.source.filename for result in results] == ["a.docx", "b.docx", "c.docx"]


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read(readers, form: bytes) -> None:
    pool = readers(ReaderLimits(seconds=8, seconds_a_page=-8))
    with pytest.raises(ReadingStopped, match="读取太久"):
        pool.read(pages(2), "a.pdf")
    assert pool.read(form, "b.docx").document_type == "application_form"


def test_more_pages_may_take_longer() -> None:
    assert ReaderLimits(seconds=10, seconds_a_page=2).seconds_for(4) == 16


def test_a_file_that_takes_too_much_memory_is_stopped(readers) -> None:
    with pytest.raises(ReadingStopped, match="占用内存超过 400 MB"):
        readers(ReaderLimits(memory=400 * MEGABYTE)).read(flate_bomb(megabytes=700), "a.pdf")


def test_a_file_that_crashes_its_reader_is_named(readers) -> None:
    before = children()

    def crash(number: int, count: int) -> None:
        for pid in children() - before:
            os.kill(pid, signal.SIGSEGV)

    with pytest.raises(ReadingStopped, match="使读取程序意外退出"):
        readers().read(pages(300), "a.pdf", progress=crash)


def test_a_reader_that_died_in_its_sleep_is_replaced(readers, form: bytes) -> None:
    before, pool = children(), readers()
    pool.read(form, "a.docx")
    for pid in children() - before:
        os.kill(pid, signal.SIGKILL)
    assert pool.read(form, "b.docx").document_type == "application_form"


def test_closing_ends_them_all_also_those_at_work(readers) -> None:
    before, pool = children(), readers()
    with ThreadPoolExecutor(1) as callers:
        waiting = callers.submit(pool.read, pages(300), "a.pdf")
        while not (started := children() - before):
            time.sleep(0.01)
        pool.close()
        assert isinstance(waiting.exception(), ReadingStopped)
    assert not any(map(is_running, started))
    with pytest.raises(ReadingStopped):
        pool.read(b"", "b.pdf")


def test_a_reader_leaves_nothing_on_the_disk(
    form: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    reader = Reader(ROOMY)
    assert list(tmp_path.iterdir())
    reader.read(Order(form, "a.docx", None), lambda number, count: None)
    reader.close()
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
    variable: str, text: str, limits: ReaderLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, text)
    assert ReaderLimits.from_environment() == limits


@pytest.mark.parametrize("text", ["-1", "0", "much", "nan"])
def test_a_limit_that_is_no_number_is_said_so(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZSGX_READ_SECONDS", text)
    with pytest.raises(UsageError, match="ZSGX_READ_SECONDS"):
        ReaderLimits.from_environment()
