"""Has papers written for callers, in their turn and in workers."""

from __future__ import annotations

from concurrent.futures import Future
from typing import BinaryIO

from zsgx_docs import desk
from zsgx_docs.web.queue import Doors, Turn, WorkQueue

WAITING_AT_MOST = 64
"""Papers queued or being written: a guess, some two minutes of work."""
WAITING_BYTES = 256 * 1024 * 1024
"""Bytes of their requests together, on the disk: a guess."""


def writing_queue(doors: Doors) -> WorkQueue:
    """Return the queue of the papers that callers wait for."""
    return WorkQueue(doors, WAITING_AT_MOST, WAITING_BYTES)


def written(body: BinaryIO, turn: Turn) -> Future[desk.Requested]:
    """Have the paper written that a request asks for, which a worker reads: to us it is bytes.

    Its future raises what `desk.issue_requested` raises.
    """
    return turn.fill(
        "quick", lambda stopped: desk.issue_requested(body.read(), apart=True, cancelled=stopped)
    )
