"""Holds the reader processes of this program: as many as callers at once, each for many files."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from zsgx_docs.errors import ReadingStopped
from zsgx_docs.jobs.limits import ReaderLimits
from zsgx_docs.jobs.messages import Order
from zsgx_docs.jobs.reader import Progress, Reader, ReaderCrashed
from zsgx_docs.model.extraction import Extraction


class Readers:
    """The reader processes of this program; safe to call from several threads.

    `close` ends all processes, also those at work.
    """

    def __init__(self, limits: ReaderLimits | None = None) -> None:
        self._limits = limits
        self._lock = Lock()
        self._idle: list[Reader] = []
        self._busy: list[Reader] = []
        self._closed = False
        atexit.register(self.close)

    def read(
        self,
        data: bytes,
        filename: str,
        template: str | None = None,
        progress: Progress = lambda page, pages: None,
        explain: str | None = None,
        words: bool = False,
    ) -> Extraction:
        """Return what a reader process read.

        Raises InputError (ReadingStopped where it was too much for a reader), NotFound, UsageError.
        """
        order = Order(data, filename, template, explain, words)
        for _ in range(2):
            with self._borrowed() as reader:
                used = reader.files_read > 0
                try:
                    return reader.read(order, progress)
                except ReaderCrashed:
                    if not used:  # else it may have been the fault of the files before: once more
                        break
        raise ReadingStopped(f"「{filename}」使读取程序意外退出，文件可能已损坏，请重新导出或扫描后再提交。")

    def close(self) -> None:
        """End all processes, also those at work."""
        atexit.unregister(self.close)
        with self._lock:
            self._closed = True
            readers = self._idle + self._busy
            self._idle.clear()
        for reader in readers:
            reader.close()

    @contextmanager
    def _borrowed(self) -> Iterator[Reader]:
        reader = self._take()
        try:
            yield reader
        finally:
            self._give_back(reader)

    def _take(self) -> Reader:
        with self._lock:
            if self._closed:
                raise ReadingStopped("读取已停止。")
            if self._limits is None:
                self._limits = ReaderLimits.from_environment()
            reader = self._idle.pop() if self._idle else Reader(self._limits)
            self._busy.append(reader)
            return reader

    def _give_back(self, reader: Reader) -> None:
        worn_out = reader.worn_out
        with self._lock:
            self._busy.remove(reader)
            keep = not (worn_out or self._closed)
            if keep:
                self._idle.append(reader)
        if not keep:
            reader.close()
