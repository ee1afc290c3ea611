"""Logs what went wrong and where, never with what: values of people do not belong in logs."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from typing import Any

from zsgx_docs.jobs import WorkerBug, where_it_failed

OURS = ("zsgx_docs", "uvicorn")
"""Loggers whose messages are written by programmers alone; of others only the place is told."""

log = logging.getLogger(__name__)


class PlacesOnly(logging.Formatter):
    """A line a record; of errors their types and places, without messages and sources."""

    def format(self, record: logging.LogRecord) -> str:
        said = f"{self.formatTime(record)} {record.levelname} {record.name}"
        said += f": {record.getMessage().strip()}" if record.name.startswith(OURS) else f" {_place(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            said += "".join(f"\n  {line}" for line in places(record.exc_info[1]))
        return said


def places(error: BaseException) -> list[str]:
    """Return lines about an error and what it came from, and about the way to it in a worker."""
    in_worker = str(error) if isinstance(error, WorkerBug) else ""  # places too, no values
    return [*where_it_failed(error).splitlines(), *in_worker.splitlines()]


def keep_values_out_of_logs() -> None:
    """Let everything that this process logs, warns of or fails with go to standard error without values."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlacesOnly())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # that would print the record itself
    threading.excepthook = lambda found: _log(found.exc_value)
    sys.excepthook = lambda kind, error, trace: _log(error)
    sys.unraisablehook = lambda found: _log(found.exc_value)


def loop_failed(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong in the event loop; asyncio itself would print the error's message."""
    log.error("event loop: %s", context["message"], exc_info=context.get("exception"))


def _log(error: BaseException | None) -> None:
    log.error("unexpected failure", exc_info=error)


def _place(record: logging.LogRecord) -> str:
    return f"{record.filename}:{record.lineno}"
