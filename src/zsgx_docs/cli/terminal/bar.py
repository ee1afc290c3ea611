"""Draws the progress bar over the files being read."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)


class Bar:
    """A progress bar on standard error; gone when done."""

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

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def page(self, name: str, number: int, pages: int) -> None:
        self._progress.update(self._task, description=f"{name} 第 {number}/{pages} 页")

    def done(self, name: str) -> None:
        self._progress.update(self._task, advance=1, description=f"已读 {name}")
