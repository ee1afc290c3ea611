"""Holds the keys that open the store, in a file outside its folder."""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from zsgx_docs.store.errors import StoreSealed
from zsgx_docs.store.vault.settled import put_in_place

KEY_BYTES = 32
"""Bytes of a key: the standard of AES-256."""
ID_BYTES = 4
"""Bytes of a key's identifier: a guess, a store sees a handful of keys."""
OWNER_ONLY = 0o600
"""Permissions of the key file: the standard POSIX bits."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys that the store was ever sealed with, and which one seals now.

    `naming` makes names of files out of their contents; it stays the same for the store's life.
    """

    keys: dict[bytes, bytes]
    current: bytes
    naming: bytes

    @staticmethod
    def of(file: Path) -> KeyRing:
        """Load the key file, or make one where there is none. Raises StoreSealed."""
        if not file.exists():
            return KeyRing._new().keep(file)
        try:
            told = json.loads(file.read_text("ascii"))
            keys = {bytes.fromhex(name): base64.b64decode(key) for name, key in told["keys"].items()}
            ring = KeyRing(keys, bytes.fromhex(told["current"]), base64.b64decode(told["naming"]))
            if (
                any(len(key) != KEY_BYTES for key in [*keys.values(), ring.naming])
                or ring.current not in keys
            ):
                raise ValueError
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise StoreSealed(f"密钥文件 {file} 读不出来或已损坏，请恢复它的备份。") from None
        return ring

    @staticmethod
    def _new() -> KeyRing:
        name = secrets.token_bytes(ID_BYTES)
        return KeyRing({name: secrets.token_bytes(KEY_BYTES)}, name, secrets.token_bytes(KEY_BYTES))

    def rotated(self) -> KeyRing:
        """The same with a new key to seal with; the others still open what they have sealed."""
        name = secrets.token_bytes(ID_BYTES)
        return KeyRing({**self.keys, name: secrets.token_bytes(KEY_BYTES)}, name, self.naming)

    def keep(self, file: Path) -> KeyRing:
        """Write it to its file, readable by its owner only. Raises StoreSealed."""
        told = {
            "current": self.current.hex(),
            "naming": base64.b64encode(self.naming).decode(),
            "keys": {name.hex(): base64.b64encode(key).decode() for name, key in self.keys.items()},
        }
        beside = file.with_name(f"{file.name}.new")
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w") as out:
                out.write(json.dumps(told))
                out.flush()
                os.fsync(out.fileno())
            put_in_place(beside, file)
        except OSError as error:
            raise StoreSealed(
                f"密钥文件 {file} 写不进去（{error.strerror}），请检查它所在的文件夹。"
            ) from error
        return self
