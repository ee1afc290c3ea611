"""Shuts a worker off from files and networks that are none of its business, where the system can do that."""

from zsgx_docs.jobs.sandbox.landlock import landlock_version
from zsgx_docs.jobs.sandbox.shut_off import Realm, shut_off

__all__ = ["Realm", "landlock_version", "shut_off"]
