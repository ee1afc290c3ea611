"""Removes sockets that nobody has open any more, as programs leave them that are ended or may not tidy up."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

OPEN_SOCKETS = Path("/proc/self/net/unix")
PATH_AT = 7
"""Place of the path in a line of /proc/net/unix, behind seven other words: by definition, proc(5)."""


def remove_left_sockets(patterns: Iterable[str]) -> None:
    """Remove this user's sockets whose paths match and that nobody has open.

    In a pattern the last part alone has wild cards. Nothing is done where the system does not tell what is
    open.
    """
    split = map(Path, patterns)
    found = [path for pattern in split for path in pattern.parent.glob(pattern.name) if _is_own_socket(path)]
    if not found:
        return
    with suppress(OSError):
        lines = OPEN_SOCKETS.read_text(errors="surrogateescape").splitlines()
        still_open = {line.split(maxsplit=PATH_AT)[-1] for line in lines}
        for path in found:
            if str(path) not in still_open:
                with suppress(OSError):
                    path.unlink()


def _is_own_socket(path: Path) -> bool:
    with suppress(OSError):
        return path.is_socket() and path.lstat().st_uid == os.getuid()
    return False
