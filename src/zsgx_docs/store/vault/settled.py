"""Puts a file that was written beside its place there, so that it is there after a loss of power too."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def put_in_place(beside: Path, place: Path) -> None:
    """Call a file by its name, in place of what was called so; on the disk once this returns.

    Its content was written to the disk before. Raises OSError.
    """
    beside.replace(place)
    for folder in (place.parent, place.parent.parent):  # the upper one may be told of the lower just now
        _settle(folder)


def _settle(folder: Path) -> None:
    with suppress(OSError):  # some systems have no such thing for a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
