"""Shuts a worker off from files and networks that are none of its business, where the system can do that."""

from zsgx_docs.jobs.sandbox.landlock import landlock_version, shut_off_files
from zsgx_docs.jobs.sandbox.seccomp import shut_off_networks

__all__ = ["landlock_version", "shut_off_files", "shut_off_networks"]
