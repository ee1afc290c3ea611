"""Tells how far the reading is, on standard error where that is a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """A listener to the reading, told of each page and file."""

    def page(self, name: str, number: int, pages: int) -> None:
        """Hear that a page of the file of this name is read."""

    def done(self, name: str) -> None:
        """Hear that the file is read."""


class _Silence:
    def page(self, name: str, number: int, pages: int) -> None:
        pass

    def done(self, name: str) -> None:
        pass


@contextmanager
def progress(total: int) -> Iterator[Progress]:
    """Give a bar on standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _Silence()
        return
    from zsgx_docs.cli.terminal.bar import Bar

    with Bar(total) as bar:
        yield bar
