"""Shuts a worker off from files that are none of its business, where the system can do that.

Linux has Landlock (landlock(7)) for it: a process gives up rights, for itself and all it starts, and for
good. The three system calls have no wrapper in the C library, and their numbers are the same on all
processors. No library is kept well enough to be worth the dependency.
"""

from __future__ import annotations

import os
import site
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from zsgx_docs.jobs.sandbox.system import no_new_privileges, system_call

CREATE, ADD, RESTRICT = 444, 445, 446
"""Numbers of the system calls: by definition, landlock(7)."""
VERSION, PATH_BENEATH = 1, 1
"""The flag that asks for the version, and the type of a rule on a path: by definition, linux/landlock.h."""
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights on files there are since which version: by definition, linux/landlock.h."""
EXECUTE, WRITE, READ, LIST, REMOVE_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 4
"""Rights on files, a bit each: by definition, linux/landlock.h."""
MAKE_SOCKET = 1 << 9
"""A further right: by definition, linux/landlock.h."""
OF_FILES = EXECUTE | WRITE | READ | 1 << 14 | 1 << 15
"""The rights that a rule on a file, not a folder, may give: by definition; the last two are to shorten it,
and to command a device."""
NETWORK_SINCE, SCOPE_SINCE = 4, 6
"""The versions that know TCP, and abstract sockets and signals: by definition, linux/landlock.h."""
TCP, SCOPE = 3, 3
"""Bind and connect; abstract sockets and signals: all bits of each, by definition, linux/landlock.h."""
SYSTEM = (
    *("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/opt", "/nix", "/snap", "/sys/devices/system"),
    *("/etc/fonts", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime"),
    *("/etc/alternatives", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/locale.alias"),
    *("/etc/mime.types", "/etc/timezone", "/var/cache/fontconfig"),
    *("/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice"),
    *("/dev/urandom", "/dev/random", "/dev/zero", "/proc/self", "/proc/cpuinfo", "/proc/meminfo"),
    *("/proc/stat", "/proc/filesystems", "/proc/version", "/proc/sys"),
)
"""Where programs, libraries and what describes the machine lie."""
OF_USER = (".fonts", ".local/share/fonts", ".fonts.conf", ".config/fontconfig", ".cache/fontconfig")
"""Where a user's own fonts lie, in the home folder."""
OF_ENVIRONMENT = ("PYTHONPATH", "ZSGX_FONTS", "ZSGX_TEMPLATES", "TESSDATA_PREFIX")
"""Variables that name folders of modules, fonts, templates and models."""


def shut_off_files(readable: Iterable[str], scratch: str, meets: Iterable[str] = ()) -> bool:
    """Shut this thread, and all that it starts from now on, off from all but what a worker needs.

    It may read the system's and the program's own files, fonts, and what is `readable`; write below `scratch`
    alone; make sockets below `meets`; use no TCP. Tells whether the system can do
    that; nothing is changed where it cannot.
    """
    version = landlock_version()
    if version < 1:
        return False
    rights = (1 << max(count for since, count in FILE_RIGHTS.items() if since <= version)) - 1
    rules = system_call(CREATE, *_ruleset(version, rights), 0)
    if rules < 0:
        return False
    try:
        for path in (*SYSTEM, *_own(), *readable):
            _allow(rules, path, (EXECUTE | READ | LIST) & rights)
        _allow(rules, "/dev/null", (READ | WRITE) & rights)
        _allow(rules, scratch, rights)
        _allow(rules, str(Path(scratch).parent), REMOVE_FOLDER)  # to clean up after a program that was killed
        for path in meets:
            _allow(rules, path, MAKE_SOCKET & rights)
        return no_new_privileges() and system_call(RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def landlock_version() -> int:
    """Return the version of Landlock that this system has; 0 where it has none."""
    if sys.platform != "linux":
        return 0
    return max(0, system_call(CREATE, None, 0, VERSION))


def _own() -> Iterator[str]:
    """Where Python and the program lie, and what the environment names."""
    yield from (sys.prefix, sys.base_prefix, *site.getsitepackages(), str(Path(__file__).parents[2]))
    with suppress(RuntimeError):  # a user without a home
        yield site.getusersitepackages()
        yield from (str(Path.home() / name) for name in OF_USER)
    for variable in OF_ENVIRONMENT:
        yield from filter(None, os.environ.get(variable, "").split(os.pathsep))


def _ruleset(version: int, rights: int) -> tuple[bytes, int]:
    """What is to be governed; earlier versions know a shorter structure."""
    fields = [rights]
    if version >= NETWORK_SINCE:
        fields.append(TCP)
    if version >= SCOPE_SINCE:
        fields.append(SCOPE)
    packed = struct.pack(f"={len(fields)}Q", *fields)
    return packed, len(packed)


def _allow(rules: int, path: str, rights: int) -> None:
    """Give rights below a path; what is not there needs none."""
    with suppress(OSError):
        place = os.open(path, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
        try:
            given = rights if Path(path).is_dir() else rights & OF_FILES
            system_call(ADD, rules, PATH_BENEATH, struct.pack("=Qi", given, place), 0)
        finally:
            os.close(place)
