"""How far the reading is, on standard error where that is a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


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
def progress(total: int) -> Iterator[Progress]:
    """A bar on standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _Silence()
        return
    from zsgx_docs.cli.terminal.bar import Bar

    with Bar(total) as bar:
        yield bar
