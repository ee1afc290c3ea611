"""A service in a process of its own that reads what waits; it kills itself where it is told to.

    python service_process.py DATA KEY WHERE

WHERE is claim, read, draw, keep, pair, inside or never. It prints a line once it has begun.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from zsgx_docs import desk
from zsgx_docs.desk.intake import Dispatcher, dispatcher, reading_job
from zsgx_docs.store import StorePlaces, intake, open_store
from zsgx_docs.store.intake import StoreQueue
from zsgx_docs.store.intake import queue as store_queue


def die(*given: Any, **named: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)


def deadly(done: Callable[..., Any]) -> Callable[..., Any]:
    """What is done, and then the end: within the transaction, before it is kept."""

    def done_at_last(*given: Any, **named: Any) -> Any:
        done(*given, **named)
        die()

    return done_at_last


def prepare_to_die(where: str) -> None:
    if where == "claim":
        store_queue.Ticket = die  # type: ignore[assignment, misc]
    elif where == "read":
        StoreQueue.progress = die  # type: ignore[method-assign]
    elif where == "draw":
        reading_job.have_drawn = die
    elif where == "keep":
        intake.keep_reading = deadly(intake.keep_reading)
    elif where == "inside":
        reading_job.keep_inside = deadly(reading_job.keep_inside)
    elif where == "pair":
        dispatcher.pair = die


def main(data: str, key: str, where: str) -> None:
    desk.prepare_workers(1)
    prepare_to_die(where)
    store = open_store(StorePlaces(Path(data), Path(key)))
    Dispatcher(store, 1).start()
    print("begun", flush=True)
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
