"""Seals and opens values: AES-256-GCM, bound to what they are about."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zsgx_docs.store.errors import StoreSealed
from zsgx_docs.store.vault.keys import ID_BYTES, KeyRing

NONCE_BYTES = 12
"""Bytes of a nonce: the standard NIST SP 800-38D for GCM."""


class Vault:
    """Seals with the current key; `about` (a table and a row, say) must be the same when it is opened."""

    def __init__(self, ring: KeyRing) -> None:
        self.ring = ring

    def seal(self, plain: bytes, about: str) -> bytes:
        """Return it sealed: the key's identifier, a nonce, the ciphertext."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        name = self.ring.current
        return name + nonce + AESGCM(self.ring.keys[name]).encrypt(nonce, plain, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Return what was sealed. Raises StoreSealed where the key is another, or somebody changed it."""
        name, rest = sealed[:ID_BYTES], sealed[ID_BYTES:]
        try:
            key = AESGCM(self.ring.keys[name])
            return key.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], about.encode())
        except (KeyError, InvalidTag, ValueError):
            raise StoreSealed("存储的内容打不开：密钥不对或内容已被改动，请恢复密钥文件或备份。") from None

    def seal_json(self, value: Any, about: str) -> bytes:
        """Return plain data sealed."""
        return self.seal(
            json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass"), about
        )

    def open_json(self, sealed: bytes, about: str) -> Any:
        """Return plain data that was sealed. Raises StoreSealed."""
        return json.loads(self.open(sealed, about).decode("utf-8", "surrogatepass"))

    def name_of(self, content: bytes) -> str:
        """Return a name by content (64 hexadecimal digits) that nobody without the key can tell."""
        return self.name_of_digest(hashlib.sha256(content).hexdigest())

    def name_of_digest(self, sha256: str) -> str:
        """The same from the content's SHA-256 in hexadecimal."""
        return hmac.new(self.ring.naming, bytes.fromhex(sha256), hashlib.sha256).hexdigest()
