"""Sees that one process at a time owns a store: it alone knows which jobs are under way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from zsgx_docs.store.errors import StoreUnavailable
from zsgx_docs.store.places import StorePlaces


@contextmanager
def owned(places: StorePlaces) -> Iterator[None]:
    """Own the store for as long as this lasts; the system gives it back when the process dies.

    Raises StoreUnavailable where another process owns it.
    """
    places.prepare()
    try:
        lock = os.open(places.lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreUnavailable(
            f"文件 {places.lock} 打不开（{error.strerror}），请检查它和所在文件夹的所有者与权限。"
        ) from error
    try:
        _take(lock)
    except OSError:
        os.close(lock)
        raise StoreUnavailable(
            f"数据文件夹 {places.data} 正由另一个服务使用，请先停止它（或用 ZSGX_DATA 换一个文件夹）。"
        ) from None
    try:
        yield
    finally:
        os.close(lock)


def _take(lock: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
