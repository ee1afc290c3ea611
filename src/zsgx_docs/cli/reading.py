"""Files read one by one here, or side by side in processes of their own."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from zsgx_docs.cli import edge
from zsgx_docs.cli.progress import Progress
from zsgx_docs.errors import NotFound, TooLarge

FILES_A_PROCESS = 50
"""OpenVINO loses some memory with every page, so reader processes are renewed."""

Outcome = dict[str, Any]
"""A whole extraction result, or `{"source": {"filename"}, "error": {"code", "message"}}`."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `name` is what the result calls it, relative to the folder that was given."""

    path: Path
    name: str


def read_here(sources: Sequence[Source], template: str | None, progress: Progress) -> Iterator[Outcome]:
    return (_outcome(source, template, progress) for source in sources)


def read_side_by_side(jobs: int, sources: Sequence[Source], template: str | None) -> Iterator[Outcome]:
    """By several processes, renewed after each batch."""
    batch = jobs * FILES_A_PROCESS
    for start in range(0, len(sources), batch):
        yield from _read_batch(jobs, sources[start : start + batch], template)


def _read_batch(jobs: int, sources: Sequence[Source], template: str | None) -> Iterator[Outcome]:
    """A file whose process dies is read once more alone, then given up."""
    with _readers(min(jobs, len(sources))) as submit:
        futures = [submit(_outcome, source, template) for source in sources]
        for source, future in zip(sources, futures, strict=True):
            yield _result(future) or _read_alone(source, template)


def _read_alone(source: Source, template: str | None) -> Outcome:
    died = edge.Failure("crashed", f"{source.name}：读取进程意外退出，文件可能已损坏。")
    with _readers(1) as submit:
        return _result(submit(_outcome, source, template)) or _failed(source, died)


@contextmanager
def _readers(count: int) -> Iterator[Callable[..., Future[Outcome]]]:
    """The `submit` of a pool of fresh processes; what waits there when we leave is dropped."""
    pool = ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_the_parent
    )
    try:
        yield pool.submit
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _result(future: Future[Outcome]) -> Outcome | None:
    """None where the process died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _outcome(source: Source, template: str | None, progress: Progress | None = None) -> Outcome:
    from zsgx_docs import desk

    def page_read(number: int, pages: int) -> None:
        if progress is not None:
            progress.page(source.name, number, pages)

    try:
        taken = desk.take_in(_bytes(source), source.name, template, page_read)
        return taken.to_json()
    except Exception as error:
        return _failed(source, edge.failure_of(error, source.name))


def _bytes(source: Source) -> bytes:
    """Raises NotFound, and TooLarge before anything is read."""
    from zsgx_docs.read.limits import DEFAULT_LIMITS

    if not source.path.is_file():
        raise NotFound(f"{source.path}：没有这个文件。")
    if source.path.stat().st_size > DEFAULT_LIMITS.file_bytes:
        raise TooLarge(f"{source.name}：文件超过 {DEFAULT_LIMITS.file_bytes >> 20} MB 的上限。")
    return source.path.read_bytes()


def _failed(source: Source, failure: edge.Failure) -> Outcome:
    return {"source": {"filename": source.name}, "error": failure.to_json()}
