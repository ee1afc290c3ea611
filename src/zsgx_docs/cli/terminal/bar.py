"""Draws the progress bar over the files being read."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from zsgx_docs.cli.terminal.escape import escaped_name


class Bar:
    """A progress bar on standard error that moves with each page; gone when done."""

    def __init__(self, total: int) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,  # results go there, be it a file or a pipe
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("正在读取…", total=total)
        self._done = 0
        self._shares: dict[str, float] = {}

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def page(self, name: str, number: int, pages: int) -> None:
        self._shares[name] = min(number, pages) / max(1, pages)
        self._show(f"{name} 第 {number}/{pages} 页")

    def done(self, name: str) -> None:
        self._shares.pop(name, None)
        self._done += 1
        self._show(f"已读 {name}")

    def _show(self, said: str) -> None:
        """Files that are being read count for the share of their pages."""
        completed = self._done + sum(self._shares.values())
        self._progress.update(self._task, completed=completed, description=escape(escaped_name(said)))
