"""Makes passwords, judges them, and keeps nothing of them but what they are known by (argon2id)."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from itertools import pairwise
from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from zsgx_docs.desk.office.errors import UnfitAccount

LEAST_CHARACTERS = 10
"""Characters of a password that a person chooses: a guess, over the 8 of the standard NIST SP 800-63B."""
MOST_CHARACTERS = 128
"""Characters of a password: a guess, twice what the standard NIST SP 800-63B wants taken."""
LEAST_DIFFERENT = 5
"""Different characters in it: a guess that refuses 1111111111 and 1212121212."""
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Those that nobody takes for others on paper: by definition of ours."""
GROUPS, GROUP_LETTERS = 4, 4
"""Of a one-time password: by definition of ours; 16 of 31 letters are 79 bits."""
AT_ONCE = Semaphore(2)
"""Passwords looked at together: a guess, as many as there are cores; each takes the 64 MB that are argon2's
default (RFC 9106)."""


def one_time_password() -> str:
    """Return a password that can be read aloud, for the first sign-in."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP_LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def password_hash_of(password: str) -> str:
    """Return what is kept of a password."""
    with AT_ONCE:
        return _hasher().hash(_normal(password))


def is_right(kept: str | None, password: str) -> bool:
    """Tell whether a password is the one of which `kept` was kept.

    Where nothing was kept it takes as long, so that nobody learns which accounts there are.
    """
    with AT_ONCE:
        try:
            _hasher().verify(kept or _of_nobody(), _normal(password)[: MOST_CHARACTERS * 2])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def refuse_weak(password: str, name: str) -> None:
    """Raise UnfitAccount, which says why, for a password that is too easily guessed."""
    plain = _normal(password)
    if not LEAST_CHARACTERS <= len(plain) <= MOST_CHARACTERS:
        raise UnfitAccount(f"新口令要有 {LEAST_CHARACTERS} 到 {MOST_CHARACTERS} 个字符，请换一个。")
    if len(set(plain)) < LEAST_DIFFERENT or _is_a_run(plain):
        raise UnfitAccount("新口令太容易猜到（重复或连续的字符），请换一个。")
    if len(name) >= GROUP_LETTERS and name.casefold() in plain.casefold():
        raise UnfitAccount("新口令里不能含有账号名，请换一个。")


def _is_a_run(password: str) -> bool:
    """Such as 1234567890 or jihgfedcba."""
    steps = {ord(after) - ord(before) for before, after in pairwise(password)}
    return steps <= {1, -9} or steps <= {-1, 9}


def _normal(password: str) -> str:
    """As whatever keyboard typed it (NIST SP 800-63B: NFKC)."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _of_nobody() -> str:
    return _hasher().hash(secrets.token_hex())
