"""A worker that misbehaves harms nobody: it is ended, not believed, and sees and reaches nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from zsgx_docs.errors import RecordError, UsageError, WorkCancelled, WorkStopped
from zsgx_docs.jobs import Job, WorkerBug, Workers
from zsgx_docs.jobs.limits import MEGABYTE, WorkLimits
from zsgx_docs.jobs.sandbox import landlock_version

PROGRAM = "jobs.misbehaving"
SHORT = WorkLimits(seconds=1, patience=3, memory=300 * MEGABYTE)
TCP_SINCE = 4
only_where_shut_off = pytest.mark.skipif(landlock_version() < TCP_SINCE, reason="this system has no Landlock")


@pytest.fixture
def misbehaving(workers) -> Any:
    return partial(workers, program=PROGRAM)


def awake(pool: Workers) -> Workers:
    """Those whose first worker has started, which may take a while on a busy machine."""
    assert do(pool, "echo") == {}
    return pool


def do(pool: Workers, verb: str, listeners: Any = None, cancelled: Event | None = None, **given: Any) -> Any:
    return pool.do(Job(verb, given, "甲.docx", listeners or {}, cancelled))


def gone(is_running, pids: list[int]) -> bool:
    """Whether they end within some seconds."""
    for _ in range(100):
        if not any(map(is_running, pids)):
            return True
        time.sleep(0.05)
    return False


def test_plain_data_comes_back_as_it_went(misbehaving) -> None:
    given = {"a": [1, 2.5, None, True, "中\n\x1b"], "b": {"data": b"\x00\xff", "more": [b""]}, "c": "\ud800"}
    assert do(misbehaving(), "echo", **given) == given


def test_an_error_of_the_house_is_raised_here_as_what_it_is(misbehaving) -> None:
    with pytest.raises(RecordError, match=r"记录不对。"):
        do(misbehaving(), "refuse")


def test_an_error_of_the_program_says_where_and_not_with_what(misbehaving) -> None:
    with pytest.raises(WorkerBug, match=r"KeyError\n(?s:.*)misbehaving\.py:\d+ fail") as failed:
        do(misbehaving(), "fail", secret="120101197201031016")
    assert "1201" not in str(failed.value)


def test_what_is_no_plain_data_is_not_sent(misbehaving) -> None:
    with pytest.raises(WorkerBug, match="TypeError"):
        do(misbehaving(), "answer_an_object")


def test_a_verb_may_ask_and_is_answered(misbehaving) -> None:
    assert do(misbehaving(), "ask_twice", {"oracle": lambda number: number * 10}) == [10, 20]


def test_what_is_refused_to_a_verb_is_refused_to_its_caller(misbehaving) -> None:
    def oracle(number: int) -> int:
        raise UsageError("不给。")

    with pytest.raises(UsageError, match=r"不给。"):
        do(misbehaving(), "ask_twice", {"oracle": oracle})


def test_whom_nobody_listens_to_may_not_speak(misbehaving) -> None:
    with pytest.raises(WorkStopped, match="意外退出"):
        do(misbehaving(), "ask_twice")


def test_one_that_prints_spoils_no_answer(misbehaving, capfd) -> None:
    assert do(misbehaving(), "print_much") == "printed"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("verb", ["hang", "work_for_ever"])
def test_one_that_hangs_is_stopped(misbehaving, is_running, verb: str) -> None:
    pids: list[int] = []
    with pytest.raises(WorkStopped, match=r"甲\.docx.*处理太久"):
        do(awake(misbehaving(SHORT)), verb, {"started": pids.append})
    assert gone(is_running, pids)


def test_one_that_eats_memory_is_stopped(misbehaving) -> None:
    with pytest.raises(WorkStopped, match=r"占用内存超过 \d+ MB"):
        do(misbehaving(replace(SHORT, seconds=60)), "eat")


def test_those_it_started_end_with_it(misbehaving, is_running) -> None:
    pids: list[int] = []
    with pytest.raises(WorkStopped):
        do(awake(misbehaving(SHORT)), "start_others", {"started": lambda *each: pids.extend(each)})
    assert len(pids) == 2 and gone(is_running, pids)


def test_one_that_floods_us_is_stopped(misbehaving) -> None:
    with pytest.raises(WorkStopped):
        do(misbehaving(replace(SHORT, seconds=60)), "flood", {"started": lambda number: None})


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param("!QI 1000000000000 0", "00" * 16, id="a text without end"),
        pytest.param("!QI 10 4000000000", "00" * 16, id="byte strings without number"),
        pytest.param("!QI 2 1", "00" * 16 + "ff" * 8, id="a byte string without end"),
        pytest.param("!QI 4 0", "00" * 16 + "80049520", id="a pickle"),
        pytest.param("!QI 9 1", "61" * 16 + "00" * 8 + "5b5b5b5b5b5b5b5b5b", id="broken JSON"),
        pytest.param("!QI 2 0", "00" * 16 + "5b5d", id="nothing"),
        pytest.param("!QI 12 0", "00" * 16 + b'["page",[1]]'.hex(), id="a page without pages"),
        pytest.param("!QI 200000 0", "00" * 16 + "5b" * 200_000, id="depth without end"),
    ],
)
def test_a_frame_that_lies_is_no_answer(misbehaving, head: str, body: str) -> None:
    with pytest.raises(WorkStopped, match="意外退出"):
        do(misbehaving(), "lie", head=head, body=body)


def test_a_frame_that_never_ends_is_waited_for_no_longer_than_a_job(misbehaving) -> None:
    with pytest.raises(WorkStopped, match="处理太久"):
        do(awake(misbehaving(SHORT)), "lie", head="!QI 1000 0", body="00" * 20)


def test_a_job_that_is_cancelled_is_ended_at_once(misbehaving, is_running) -> None:
    pids: list[int] = []
    cancelled = Event()

    def started(pid: int) -> None:
        pids.append(pid)
        cancelled.set()

    with pytest.raises(WorkCancelled, match=r"「甲\.docx」的处理已取消。"):
        do(misbehaving(), "hang", {"started": started}, cancelled)
    assert gone(is_running, pids)


@only_where_shut_off
def test_it_sees_no_file_of_ours_and_writes_none(misbehaving, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    (tmp_path / "way").symlink_to(secret)
    pool = misbehaving()
    for path in (secret, tmp_path / "way", Path("/etc/shadow"), Path(f"/proc/{os.getpid()}/environ")):
        assert do(pool, "what_is_refused", read_file={"path": str(path)}) == ["read_file"]
    for path in (secret, tmp_path / "new", Path(__file__).with_name("new"), Path.home() / "new"):
        assert do(pool, "what_is_refused", write_file={"path": str(path)}) == ["write_file"]
    folder = do(pool, "scratch")
    assert do(pool, "write_file", path=f"{folder}/mine") == 1
    assert do(pool, "read_file", path=f"{folder}/mine") == b"x"


@only_where_shut_off
def test_where_it_may_meet_its_like_it_makes_sockets_and_no_more(misbehaving, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    path = {"path": str(tmp_path / "socket")}
    assert do(misbehaving(), "what_is_refused", make_socket=path) == ["make_socket"]
    pool = misbehaving(meets=(f"{tmp_path}/socket*",))
    assert do(pool, "what_is_refused", make_socket=path) == []
    for name in ("secret", "new"):
        path = {"path": str(tmp_path / name)}
        assert do(pool, "what_is_refused", write_file=path) == ["write_file"]
    assert do(pool, "what_is_refused", read_file={"path": str(tmp_path / "secret")}) == ["read_file"]


@pytest.mark.skipif(sys.platform != "linux", reason="this system does not tell what sockets are open")
def test_a_socket_where_it_meets_its_like_does_not_stay_behind(misbehaving, tmp_path: Path) -> None:
    (tmp_path / "socket file").write_text("x")
    with socket.socket(socket.AF_UNIX) as another:
        another.bind(str(tmp_path / "socket of another"))
        pool = misbehaving(meets=(f"{tmp_path}/socket*",))
        do(pool, "make_socket", path=str(tmp_path / "socket"))
        assert {path.name for path in tmp_path.iterdir()} == {"socket file", "socket of another"}


@only_where_shut_off
def test_it_reaches_no_network(misbehaving) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = {"port": listener.getsockname()[1]}
        attempts = {"connect": port, "send_datagram": port}
        assert do(misbehaving(), "what_is_refused", local_socket={}, **attempts) == [*attempts]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("verb", ["rest", "hang", "work_for_ever", "have_it_written_to"])
def test_a_program_that_is_killed_leaves_no_process_and_no_file(
    tmp_path: Path, is_running, way: signal.Signals, verb: str
) -> None:
    code = f"""
        import time
        from zsgx_docs.jobs import Job, Workers
        workers = Workers({PROGRAM!r})
        workers.do(Job({verb!r}, {{}}, "x", {{"started": lambda pid: print(pid, flush=True)}}))
        time.sleep(600)
    """
    tests, scratch = Path(__file__).parents[1], tmp_path / "scratch"
    scratch.mkdir()
    path = os.pathsep.join([str(tests), os.environ.get("PYTHONPATH", "")])
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(scratch)},
    )
    with program:
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        assert list(scratch.iterdir())
        program.send_signal(way)
    assert gone(is_running, [pid])
    assert not list(scratch.iterdir())
