"""Shuts a worker off from networks, where the system can do that.

Linux has seccomp (seccomp(2)) for it: a small program of the kernel's own machine looks at each system call.
Ours refuses every socket but those between processes of one machine, which LibreOffice needs, and the other
way to have one, io_uring. Landlock knows TCP only.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

from zsgx_docs.jobs.sandbox.system import no_new_privileges, prctl

SET_SECCOMP, FILTER = 22, 2
"""The option of prctl(2) and its mode: by definition, linux/prctl.h and linux/seccomp.h."""
MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Each processor's mark, and the number of its call `socket`: by definition, linux/audit.h, asm/unistd.h."""
IO_URING_SETUP = 425
"""The number of that call on all processors: by definition, asm/unistd.h."""
OTHER_NUMBERS = 0x40000000
"""Numbers from here on are those of a second table that x86_64 has: by definition, asm/unistd.h."""
LOCAL = 1
"""The family of sockets between processes of one machine, AF_UNIX: by definition, linux/socket.h."""
NUMBER_AT, MACHINE_AT, FAMILY_AT = 0, 4, 16
"""Bytes before the fields of what is looked at: by definition, struct seccomp_data."""
LOAD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
"""Codes of the machine: by definition, linux/bpf_common.h."""
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
"""What becomes of a call: by definition, linux/seccomp.h."""


def shut_off_networks() -> bool:
    """Refuse this thread, and all that it starts from now on, all sockets that leave the machine.

    Tells whether the system can do that; nothing is changed where it cannot.
    """
    known = MACHINES.get(platform.machine())
    if sys.platform != "linux" or known is None or not no_new_privileges():
        return False
    machine, socket = known
    steps = (
        (LOAD, 0, 0, MACHINE_AT),
        (JUMP_IF_EQUAL, 0, 6, machine),
        (LOAD, 0, 0, NUMBER_AT),
        (JUMP_IF_AT_LEAST, 4, 0, OTHER_NUMBERS),
        (JUMP_IF_EQUAL, 3, 0, IO_URING_SETUP),
        (JUMP_IF_EQUAL, 0, 3, socket),
        (LOAD, 0, 0, FAMILY_AT),
        (JUMP_IF_EQUAL, 1, 0, LOCAL),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    )
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    return prctl(SET_SECCOMP, FILTER, struct.pack("@HP", len(steps), ctypes.addressof(program))) == 0
