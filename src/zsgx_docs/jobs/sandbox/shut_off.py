"""Shuts a worker off by all that the system offers, and says what is left open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from zsgx_docs.jobs.sandbox.landlock import NETWORK_SINCE, landlock_version, shut_off_files
from zsgx_docs.jobs.sandbox.seccomp import shut_off_networks

Realm = Literal["files", "network"]


def shut_off(readable: Iterable[str], scratch: str, meets: Iterable[str] = ()) -> tuple[Realm, ...]:
    """Shut this process off from files that it needs not, and from networks; return what is left open.

    `readable` are the paths that it may look at beside the system's and the program's own, `meets` those
    where sockets may be made.
    """
    files = shut_off_files(readable, scratch, meets)
    network = shut_off_networks() or (files and landlock_version() >= NETWORK_SINCE)
    held: tuple[tuple[Realm, bool], ...] = (("files", files), ("network", network))
    return tuple(realm for realm, is_shut in held if not is_shut)
