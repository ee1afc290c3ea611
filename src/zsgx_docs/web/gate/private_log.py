"""Logs what happened and where it went wrong, as JSON; values of people do not belong in logs."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from contextlib import suppress
from typing import Any

import structlog
from structlog.contextvars import merge_contextvars
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict

from zsgx_docs.jobs import WorkerBug, where_it_failed

OURS = ("zsgx_docs", "uvicorn")
"""Loggers whose messages are written by programmers alone; of others only the place is told."""

_SHARED = (
    merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)
"""What is added to each event, ours and others'."""

log = structlog.stdlib.get_logger(__name__)


def places(error: BaseException) -> list[str]:
    """Return lines about an error and what it came from, and about the way to it in a worker."""
    in_worker = str(error) if isinstance(error, WorkerBug) else ""  # places too, no values
    return [*where_it_failed(error).splitlines(), *in_worker.splitlines()]


def keep_values_out_of_logs(level: int = logging.INFO) -> None:
    """Let everything that this process logs, warns of or fails with go to standard error without values.

    A line of JSON an event, with the identifiers of the request and the job that it belongs to.
    """
    log_by_standard_library()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(values_left_out())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("zsgx_docs").setLevel(level)
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # that would print the record itself
    threading.excepthook = lambda found: _log(found.exc_value)
    sys.excepthook = lambda kind, error, trace: _log(error)
    sys.unraisablehook = lambda found: _log(found.exc_value)


def log_by_standard_library() -> None:
    """Let structured events go the way of all logging, wherever this program is used."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *_SHARED, ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def values_left_out() -> ProcessorFormatter:
    """Return what writes a record as JSON; of errors their types and places, without messages and sources."""
    return ProcessorFormatter(
        foreign_pre_chain=[*_SHARED, _named_place],
        processors=[ProcessorFormatter.remove_processors_meta, _failure, _written],
        use_get_message=False,
    )


def loop_failed(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong in the event loop; asyncio itself would print the error's message."""
    log.error("event loop failed", said=context["message"], exc_info=context.get("exception"))


def _log(error: BaseException | None) -> None:
    log.error("unexpected failure", exc_info=error)


def _named_place(logger: Any, method: str, event: EventDict) -> EventDict:
    """What other loggers say may hold anything."""
    record: logging.LogRecord = event["_record"]
    event.pop("positional_args", None)
    told = ""
    if record.name.startswith(OURS):
        with suppress(TypeError, ValueError):
            told = record.getMessage().strip()
    return {**event, "event": told or f"{record.filename}:{record.lineno}"}


def _failure(logger: Any, method: str, event: EventDict) -> EventDict:
    told = event.pop("exc_info", None)
    error = told[1] if isinstance(told, tuple) else told
    return {**event, "failure": places(error)} if isinstance(error, BaseException) else event


def _written(logger: Any, method: str, event: EventDict) -> str:
    return str(structlog.processors.JSONRenderer(ensure_ascii=False)(logger, method, event))
