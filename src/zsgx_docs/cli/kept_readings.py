"""Keeps what was read from files in the user's data folder, so that no file is read twice.

A reading is found again by the file's content and name, the template asked for, and a print of all that
reading rests on: the program, the templates, the libraries and tools beside it. It holds what the papers
hold, personal data too: only the user may read it, and deleting the folder forgets everything.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import zsgx_docs
from zsgx_docs.cli.terminal import edge

FOLDER = "readings"
MOST_BYTES = 200_000_000
"""Bytes of all readings together, at most: a guess, some ten thousand papers."""
MOST_DAYS = 30
"""Days that a reading is kept: a guess, the season of one call."""
TOOLS = ("tesseract", "soffice", "libreoffice")


class KeptReadings:
    """The readings under one data folder; without a folder nothing is found and nothing kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def of_user(cls, fresh: bool = False) -> KeptReadings:
        """Return the readings of this user; `fresh`: none."""
        return cls(None if fresh else edge.data_folder() / FOLDER)

    def find(self, key: str) -> dict[str, Any] | None:
        """Return the reading of that key, if there is a whole one."""
        if self._folder is None:
            return None
        try:
            file = self._folder / key
            if time.time() - file.stat().st_mtime > MOST_DAYS * 86400:
                return None
            found = json.loads(file.read_bytes())
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def keep(self, key: str, reading: Mapping[str, Any]) -> None:
        """Keep a reading for its user alone; where that fails, it is read again the next time."""
        if self._folder is None:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            handle, written = tempfile.mkstemp(dir=self._folder)  # readable by its owner alone
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(json.dumps(reading).encode())
                Path(written).replace(self._folder / key)
            except OSError:
                Path(written).unlink(missing_ok=True)
                raise

    def prune(self) -> None:
        """Forget what is too old, and the oldest of what is too much."""
        if self._folder is None or not self._folder.is_dir():
            return
        left, now = MOST_BYTES, time.time()
        with suppress(OSError):
            files = [(file, file.stat()) for file in self._folder.iterdir()]
            for file, state in sorted(files, key=lambda each: -each[1].st_mtime):
                left -= state.st_size
                if left < 0 or now - state.st_mtime > MOST_DAYS * 86400:
                    file.unlink(missing_ok=True)


def reading_key(data: bytes, name: str, template: str | None, came_in: object = None) -> str:
    """Return what a reading of these bytes under this name is found by; `came_in` says how they came."""
    said = json.dumps([hashlib.sha256(data).hexdigest(), name, template, came_in, _print_of_program()])
    return hashlib.sha256(said.encode()).hexdigest()


@cache
def _print_of_program() -> str:
    """A digest of all that a reading rests on besides its file; the day too, as years are told by it."""
    from zsgx_docs.template.catalogue import default_catalogue

    digest = hashlib.sha256()
    for folder in (Path(zsgx_docs.__file__).parent, *default_catalogue().folders):
        digest.update(print_of_folder(folder))
    settings = sorted(i for i in os.environ.items() if i[0].startswith("ZSGX_") and i[0] != "ZSGX_DATA")
    beside = [sys.version, datetime.date.today().isoformat(), *map(repr, settings), *_libraries(), *_tools()]
    digest.update("\0".join(beside).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def print_of_folder(folder: Path) -> bytes:
    """Return a digest of all files below a folder, by name and content."""
    digest = hashlib.sha256()
    files = (file for file in folder.rglob("*") if "__pycache__" not in file.parts and file.is_file())
    for file in sorted(files):
        digest.update(f"{file.relative_to(folder)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()


def _libraries() -> list[str]:
    """The installed libraries with their versions, as their folders are called."""
    folders = [Path(folder) for folder in sys.path if folder and Path(folder).is_dir()]
    return sorted(entry.name for folder in folders for entry in folder.glob("*.dist-info"))


def _tools() -> Iterator[str]:
    for tool in TOOLS:
        if found := shutil.which(tool):
            state = Path(found).stat()
            yield f"{found} {state.st_size} {state.st_mtime_ns}"
