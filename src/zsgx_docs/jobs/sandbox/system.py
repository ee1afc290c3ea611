"""Calls Linux where the standard library has no words for it."""

from __future__ import annotations

import ctypes
from functools import cache

NO_NEW_PRIVS = 38
"""The option of prctl(2): by definition, linux/prctl.h."""


def no_new_privileges() -> bool:
    """Give up, for good, to become another user by a program: the condition of all other restrictions."""
    return prctl(NO_NEW_PRIVS, 1, 0) == 0


def prctl(option: int, second: int, third: bytes | int) -> int:
    """Call prctl(2); -1 where it fails."""
    given = third if isinstance(third, bytes) else ctypes.c_ulong(third)
    nothing = ctypes.c_ulong(0)
    result: int = _libc().prctl(option, ctypes.c_ulong(second), given, nothing, nothing)
    return result


def system_call(number: int, *arguments: int | bytes | None) -> int:
    """Make a system call by its number; -1 where it fails."""
    wide = (ctypes.c_long(a) if isinstance(a, int) else a for a in arguments)
    result: int = _libc().syscall(ctypes.c_long(number), *wide)
    return result


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
