"""Keeps files by their content, sealed piece by piece, so that a large one never stands in memory whole."""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from zsgx_docs.store.errors import StoreSealed, StoreUnavailable
from zsgx_docs.store.vault.settled import put_in_place
from zsgx_docs.store.vault.vault import Vault

PIECE_BYTES = 1024 * 1024
"""Bytes sealed at once: a guess."""
LENGTH_BYTES = 4
"""Bytes of a piece's length in front of it: by definition of this format."""


class SealedFiles:
    """A folder of sealed files, each called by its content (`Vault.name_of`), two letters a folder."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault

    def keep(self, name: str, content: BinaryIO) -> None:
        """Keep what a file holds under its name, once. Raises StoreUnavailable, where nothing is kept."""
        place = self._place(name)
        if place.exists():
            return
        beside = place.with_name(f".{name}.{secrets.token_hex(4)}")
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                for piece in self._sealed(name, content):
                    out.write(len(piece).to_bytes(LENGTH_BYTES, "big") + piece)
                out.flush()
                os.fsync(out.fileno())
            put_in_place(beside, place)
        except OSError as error:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            why = "磁盘已满" if is_full else error.strerror
            raise StoreUnavailable(f"文件没有存下（{why}），请检查磁盘空间后再提交。") from error

    def _sealed(self, name: str, content: BinaryIO) -> Iterator[bytes]:
        """The last piece says that it is the last, so that a file cut short is noticed."""
        number, piece = 0, content.read(PIECE_BYTES)
        while True:
            following = content.read(PIECE_BYTES)
            yield self._vault.seal(piece, f"{name}/{number}/{'more' if following else 'last'}")
            if not following:
                return
            number, piece = number + 1, following

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield what a file holds, piece by piece. Raises StoreUnavailable, StoreSealed."""
        try:
            with self._place(name).open("rb") as sealed:
                yield from self._opened(name, sealed)
        except OSError as error:
            raise StoreUnavailable(f"存储的文件读不出来（{error.strerror}），请恢复备份。") from error

    def _opened(self, name: str, sealed: BinaryIO) -> Iterator[bytes]:
        piece, number = self._next(sealed), 0
        while True:
            following = self._next(sealed)
            yield self._vault.open(piece, f"{name}/{number}/{'more' if following else 'last'}")
            if not following:
                return
            number, piece = number + 1, following

    def _next(self, sealed: BinaryIO) -> bytes:
        head = sealed.read(LENGTH_BYTES)
        length = int.from_bytes(head, "big")
        piece = sealed.read(length) if length <= 2 * PIECE_BYTES else b""
        if len(piece) != length or len(head) not in (0, LENGTH_BYTES):
            raise StoreSealed("存储的文件已损坏，请恢复备份。")
        return piece

    def read(self, name: str) -> bytes:
        """Return what a file holds. Raises StoreUnavailable, StoreSealed."""
        return b"".join(self.pieces(name))

    def has(self, name: str) -> bool:
        """Tell whether a file is kept under that name."""
        return self._place(name).exists()

    def forget(self, name: str) -> None:
        """Delete a file; one that is not there is no error. Raises StoreUnavailable."""
        try:
            self._place(name).unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailable(f"文件没有删掉（{error.strerror}），请检查磁盘；服务会再试。") from error

    def forget_unfinished(self, older: float = 0.0) -> int:
        """Delete what was being written, so many seconds ago, when its program ended; tell how many files."""
        unfinished = [place for place in self._folder.glob("??/.*") if _age(place) >= older]
        for place in unfinished:
            place.unlink(missing_ok=True)
        return len(unfinished)

    def names(self, older: float = 0.0) -> Iterator[str]:
        """Yield the names of all files that were kept so many seconds ago, or before."""
        yield from (place.name for place in self._folder.glob("??/[!.]*") if _age(place) >= older)

    def _place(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _age(place: Path) -> float:
    """Seconds since a file was written; none where it is gone."""
    try:
        return time.time() - place.stat().st_mtime
    except FileNotFoundError:
        return -1.0
