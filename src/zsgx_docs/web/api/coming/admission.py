"""Says whether one more file may come in, before anything of it is taken."""

from __future__ import annotations

from zsgx_docs.desk.intake import waiting_load
from zsgx_docs.desk.office import Store
from zsgx_docs.web.queue import Doors, QueueFull, Turn, WorkQueue

COMING_AT_MOST = 200
"""Files that are being sent at once: a guess, half the connections that there may be."""
COMING_BYTES = 2 * 1024 * 1024 * 1024
"""Bytes of them together, on the disk before they are the store's: a guess."""
WAITING_AT_MOST = 2000
"""Files that wait to be read: a guess, a season's, and some hours of work."""
WAITING_BYTES = 20 * 1024 * 1024 * 1024
"""Bytes of them together, sealed in the store: a guess."""


class Admission:
    """The places for files that are being sent; there is none while too much waits to be read."""

    def __init__(
        self, store: Store, doors: Doors, coming: int = COMING_AT_MOST, waiting: int = WAITING_AT_MOST
    ) -> None:
        self._store = store
        self._most_waiting = waiting
        self._coming = WorkQueue(doors, coming, COMING_BYTES)

    @property
    def taken(self) -> int:
        """Count the files that are being sent."""
        return self._coming.taken

    def take_turn(self, size: int) -> Turn:
        """Take a place for a file of so many bytes, until it is the store's.

        Raises QueueFull, ServiceStopping, StoreUnavailable.
        """
        waiting, held = waiting_load(self._store)
        if waiting >= self._most_waiting or (waiting and held + size > WAITING_BYTES):
            raise QueueFull("等待读取的文件太多，这一个没有收下，请稍后再提交。")
        return self._coming.take_turn(size)

    def close(self) -> None:
        """Take nothing more."""
        self._coming.close()
