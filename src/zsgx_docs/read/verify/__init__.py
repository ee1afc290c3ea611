"""Turn readings into a record with evidence and doubts, pass by pass."""

from zsgx_docs.read.verify.assemble import NOT_FOUND, by_path
from zsgx_docs.read.verify.case import Case
from zsgx_docs.read.verify.confidence import GOOD_FIT
from zsgx_docs.read.verify.doubts import left_unread
from zsgx_docs.read.verify.passes import typed
from zsgx_docs.read.verify.seal_owner import with_owners
from zsgx_docs.read.verify.tracing import Tracer, path_called, unknown_path

__all__ = [
    "GOOD_FIT",
    "NOT_FOUND",
    "Case",
    "Tracer",
    "by_path",
    "left_unread",
    "path_called",
    "typed",
    "unknown_path",
    "with_owners",
]
