"""Workers that were forked from this process, and workers that are a Python of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from zsgx_docs.jobs import Workers
from zsgx_docs.jobs.limits import WorkLimits
from zsgx_docs.jobs.watch import resident
from zsgx_docs.template.catalogue import default_catalogue

TESTS = Path(__file__).parents[1]
TEMPLATES = tuple(map(str, default_catalogue().folders))
Start = Callable[..., Workers]


@pytest.fixture(params=["forked", "spawned"])
def workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts workers for a program, that of the desk if nothing is said."""
    forks = request.param == "forked"
    if forks and sys.platform != "linux":
        pytest.skip("only Linux forks safely")
    monkeypatch.setattr("zsgx_docs.jobs.process.may_fork", lambda: forks)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]))
    made: list[Workers] = []

    def make(
        limits: WorkLimits | None = None, program: str = "zsgx_docs.desk.at_work", meets: tuple[str, ...] = ()
    ) -> Workers:
        given = _beside_ours(limits or WorkLimits()) if forks else limits or WorkLimits()
        made.append(Workers(program, given, TEMPLATES, meets))
        return made[-1]

    yield make
    for each in made:
        each.close()


def _beside_ours(limits: WorkLimits) -> WorkLimits:
    """The same for a copy of this process, which other tests have made large."""
    ours = resident(os.getpid())
    return replace(limits, memory=limits.memory + ours, kept_memory=limits.kept_memory + ours)


@pytest.fixture
def children() -> Callable[[], set[int]]:
    """Lists the workers of this test's process; a thread of it may end while they are listed."""

    def listed() -> set[int]:
        found: set[int] = set()
        for path in Path("/proc/self/task").glob("*/children"):
            with suppress(FileNotFoundError, ProcessLookupError):
                found.update(map(int, path.read_text().split()))
        return found

    return listed


@pytest.fixture
def is_running() -> Callable[[int], bool]:
    def told(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False

    return told
