"""Says what is kept of a secret that a browser or a program shows."""

from __future__ import annotations

import hashlib


def digest(secret: str) -> str:
    """Return its SHA-256 in hexadecimal; enough for a secret of 32 random bytes, which nobody can guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
