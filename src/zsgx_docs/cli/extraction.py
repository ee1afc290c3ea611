"""`zsgx extract`: files and folders into lines of JSON, by one or several reader processes."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

from zsgx_docs.cli import edge
from zsgx_docs.cli.output import check_folder, write
from zsgx_docs.errors import NotFound, TooLarge, UsageError

READABLE = {".docx", ".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"}
FILES_A_PROCESS = 50
"""OpenVINO loses some memory with every page, so reader processes are renewed."""

Outcome = dict[str, Any]
"""A whole extraction result, or `{"source": {"filename"}, "error": {"code", "message"}}`."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `name` is what the result calls it, relative to the folder that was given."""

    path: Path
    name: str


def extract(paths: Sequence[Path], template: str | None, output: Path | None, jobs: int) -> int:
    """Print (or write) the results of all files; the exit status."""
    _check_output(output)
    sources = _sources(paths)
    single = len(sources) == 1 and not paths[0].is_dir()
    outcomes: list[Outcome] = []
    for outcome in _outcomes(sources, template, jobs):
        if single and "error" in outcome:
            edge.complain(outcome["error"]["message"])
            return edge.BAD_INPUT
        if output is None:
            print(json.dumps(outcome, ensure_ascii=False), flush=True)
        outcomes.append(outcome)
    if output is not None:
        text = json.dumps(outcomes[0] if single else outcomes, ensure_ascii=False, indent=1)
        write(output, text.encode())
    return _verdict(outcomes)


def _check_output(output: Path | None) -> None:
    if output is None:
        return
    if output.suffix.lower() in (".xlsx", ".csv"):
        raise UsageError(f"{output}：这一版还不能写出 {output.suffix}，请改用 -o 文件.json。")
    if output.suffix.lower() != ".json":
        raise UsageError(f"{output}：只能写成 .json。")
    check_folder(output)


def _sources(paths: Sequence[Path]) -> list[Source]:
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            found += _walked(path)
        else:
            found.append(Source(path, path.name))
    return found


def _walked(folder: Path) -> list[Source]:
    """The readable files below a folder, by name; hidden ones and Word's locks left out."""
    inside = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READABLE and not path.name.startswith((".", "~$")) and path.is_file()
    )
    if not inside:
        raise UsageError(f"{folder}：文件夹里没有可读的文件（.docx .pdf 或图片）。")
    return [Source(path, path.relative_to(folder).as_posix()) for path in inside]


def _verdict(outcomes: Sequence[Outcome]) -> int:
    bad = sum("error" in outcome for outcome in outcomes)
    if not bad:
        return 0
    edge.complain(f"{len(outcomes)} 份文件中有 {bad} 份没有读出，原因见各自的 error。")
    return edge.BAD_INPUT


def _outcomes(sources: Sequence[Source], template: str | None, jobs: int) -> Iterator[Outcome]:
    """One outcome a file, in the order of the files."""
    with _progress(len(sources)) as progress:
        one_by_one = jobs == 1 or len(sources) == 1
        reading = _read_here(sources, template, progress) if one_by_one else _read_by(jobs, sources, template)
        for source, outcome in zip(sources, reading, strict=True):
            progress.done(source.name)
            yield outcome


def _read_here(sources: Sequence[Source], template: str | None, progress: Progress) -> Iterator[Outcome]:
    return (_outcome(source, template, progress) for source in sources)


def _read_by(jobs: int, sources: Sequence[Source], template: str | None) -> Iterator[Outcome]:
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


class Progress(Protocol):
    def page(self, name: str, number: int, pages: int) -> None:
        """A page of the file of this name is read."""

    def done(self, name: str) -> None:
        """The file is read."""


class _Silence:
    def page(self, name: str, number: int, pages: int) -> None:
        pass

    def done(self, name: str) -> None:
        pass


@contextmanager
def _progress(total: int) -> Iterator[Progress]:
    """A bar on standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _Silence()
        return
    from zsgx_docs.cli.bar import Bar

    with Bar(total) as bar:
        yield bar
