"""Reads files one after another or side by side: a thread each that waits for its reader process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from zsgx_docs.cli.kept_readings import KeptReadings, reading_key
from zsgx_docs.cli.terminal import Progress, edge
from zsgx_docs.errors import NotFound, TooLarge

if TYPE_CHECKING:
    from zsgx_docs.model.submission import Attachment, Submission

LAST = 8
"""Files a reader that are taken by size at the end: a guess."""
Outcome = dict[str, Any]
"""A whole extraction result, or `{"source": {"filename"}, "error": {"code", "message"}}`."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read; `name` is what the result calls it, relative to the folder that was given.

    With an `attachment` it is that file inside the mail or archive at `path`.
    """

    path: Path
    name: str
    attachment: Attachment | None = None

    @property
    def submission(self) -> Submission | None:
        return self.attachment.submission if self.attachment else None

    @property
    def called(self) -> str:
        """What it is called among others: with the mail or archive that it lies in."""
        return f"{self.submission.name}/{self.name}" if self.submission else self.name

    @property
    def came_in(self) -> str | None:
        """The mail, or the folder (be it in an archive) whose files belong together; None in that given."""
        if self.submission and self.submission.container == "mail":
            return self.submission.name
        inside = PurePosixPath(self.called).parent.as_posix()
        return None if inside == "." else inside

    def load(self) -> bytes:
        """Raises NotFound, and TooLarge before anything is read; InputError of what cannot be taken out."""
        from zsgx_docs import desk

        if self.attachment is not None:
            return desk.attached_bytes(self.path, self.attachment, apart=True)
        if not self.path.is_file():
            raise NotFound(f"{self.path}：没有这个文件。")
        if self.path.stat().st_size > desk.FILE_BYTES:
            raise TooLarge(f"{self.name}：文件超过 {desk.FILE_BYTES >> 20} MB 的上限。")
        return self.path.read_bytes()


def read_all(
    jobs: int, sources: Sequence[SourceFile], template: str | None, progress: Progress, kept: KeptReadings
) -> Iterator[Outcome]:
    """Yield one outcome a file, in the order of the files; `jobs` of them are read at the same time.

    What is among the `kept` readings is not read again.
    """
    from zsgx_docs import desk

    outcomes: dict[int, Future[Outcome]] = {}
    callers = ThreadPoolExecutor(min(jobs, len(sources)), thread_name_prefix="caller")
    try:
        for place in turns(sources, jobs):
            outcomes[place] = callers.submit(_outcome, sources[place], template, progress, kept)
        for place in range(len(sources)):
            yield outcomes.pop(place).result()
    except BaseException:  # Ctrl-C, or whoever takes our outcomes has had enough
        callers.shutdown(wait=False, cancel_futures=True)
        desk.stop_work()
        raise
    finally:
        callers.shutdown()
        kept.prune()


def turns(sources: Sequence[SourceFile], jobs: int) -> list[int]:
    """Return when each file is taken, by its place.

    As given, but of the last few the largest first, so that no reader is left with a long file at the end
    while the others have nothing to do.
    """
    last = LAST * jobs if jobs > 1 else 0
    cut = max(0, len(sources) - last)
    return [*range(cut), *sorted(range(cut, len(sources)), key=lambda place: -_size(sources[place]))]


def _size(source: SourceFile) -> int:
    if source.attachment is not None:
        return source.attachment.size
    return source.path.stat().st_size if source.path.is_file() else 0


def _outcome(source: SourceFile, template: str | None, progress: Progress, kept: KeptReadings) -> Outcome:
    from zsgx_docs import desk

    def page_read(number: int, pages: int) -> None:
        progress.page(source.name, number, pages)

    try:
        data = source.load()
        came_in = source.submission.to_json() if source.submission else None
        key = reading_key(data, source.name, template, came_in)
        outcome = kept.find(key)
        if outcome is None:
            outcome = desk.result_of(data, source.name, template, page_read, apart=True)
            outcome["source"]["submission"] = came_in
            kept.keep(key, outcome)
        return outcome
    except Exception as error:
        return _failed(source, edge.failure_of(error, source.name))


def _failed(source: SourceFile, failure: edge.Failure) -> Outcome:
    found: Outcome = {"filename": source.name}
    if source.submission is not None:
        found["submission"] = source.submission.to_json()
    return {"source": found, "error": failure.to_json()}
