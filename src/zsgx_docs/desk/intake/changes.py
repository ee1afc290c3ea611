"""Tells whoever watches, in this process, that something about a file has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

Watcher = Callable[[str], None]
log = logging.getLogger(__name__)
_watchers: list[Watcher] = []
_lock = Lock()


@contextmanager
def watch(watcher: Watcher) -> Iterator[None]:
    """Have a function called with the identifier of each file that changes, while this is entered.

    It is called by whatever thread makes the change, after that was kept; it should be quick.
    """
    with _lock:
        _watchers.append(watcher)
    try:
        yield
    finally:
        with _lock:
            _watchers.remove(watcher)


def tell_change(*identifiers: str) -> None:
    """Tell all who watch that these files have changed."""
    with _lock:
        told = list(_watchers)
    for watcher in told:
        for identifier in identifiers:
            try:
                watcher(identifier)
            except Exception:
                log.exception("a watcher failed")
