"""Counts the streams of events that each account holds open, so that nobody takes all connections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from zsgx_docs.model.user import User
from zsgx_docs.web.queue import QueueFull

MOST_STREAMS = 60
"""Streams an account may hold open: a guess, ten browsers with six each, a seventh of all connections."""


class OpenStreams:
    """The streams of one service, used from its event loop alone."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()

    def check(self, user: User) -> None:
        """Raise QueueFull where an account holds as many as it may."""
        if self._held[user.id] >= MOST_STREAMS:
            raise QueueFull(f"这个账号已同时打开 {MOST_STREAMS} 个进度推送，请先关掉一些页面或程序再试。")

    @contextmanager
    def held(self, user: User) -> Iterator[None]:
        """Count one for as long as it lasts."""
        self._held[user.id] += 1
        try:
            yield
        finally:
            self._held[user.id] -= 1
            self._held += Counter()  # forgets who holds none
