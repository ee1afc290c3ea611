"""Works in a worker's process: orders come in by one pipe, answers go out by another."""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from traceback import walk_tb
from typing import Any, BinaryIO

from zsgx_docs.errors import ZsgxError, error_called
from zsgx_docs.jobs.frames import MEGABYTE, MOST_TEXT, Message, TooMuch, receive_frame, send
from zsgx_docs.jobs.limits import Terms
from zsgx_docs.jobs.sandbox import Realm, shut_off
from zsgx_docs.jobs.watch import family

Verb = Callable[..., Any]

COLLECT_AFTER = (50_000, 20, 50)
"""Objects, then collections, between looks for garbage: a guess; a long list is a million small values that
all live to the end, so seldom is quicker."""
ROOM_TO_MAP = 2
"""Address space as a multiple of the memory limit: a guess, as the models' runtimes reserve twice what they
use."""
FILE_BYTES = 512 * MEGABYTE
"""Bytes of a file that a worker may write: a guess, five times the largest file that is read."""
OPEN_FILES = 256
"""Files that a worker may have open: a guess, reading has some thirty."""
MOST_LINES = 100
"""Lines about an error, by which no further cause is told: a guess, ten times what is looked at."""
SECONDS_A_JOB, SECONDS_A_PAGE = 600, 120
"""Seconds of processor time after which the system ends a worker that has told nothing more: a guess each,
far above what the watch outside allows; only for a worker whose program is gone while it is busy."""

ATTEMPTS = 20
"""Times that a folder is removed into which something may still be written: a guess, a second in all."""


class WorkerBug(Exception):
    """An error of the program, not of the file; its message has types and places, no values."""


class Voice:
    """What a verb may say while it works, to the program that ordered it.

    `open_to` is what the system cannot shut this worker off from.
    """

    def __init__(self, orders: BinaryIO, answers: BinaryIO, open_to: Sequence[Realm] = ()) -> None:
        self.open_to = open_to
        self._orders = orders
        self._answers = answers

    def page(self, number: int, pages: int) -> None:
        """Tell that a page is read; `number` 0 says how many there will be, before the first."""
        _allow_processor(SECONDS_A_PAGE)
        send(self._answers, "page", [number, pages])

    def tell(self, listener: str, *said: Any) -> None:
        """Tell something to the listener of that name."""
        send(self._answers, "tell", [listener, *said])

    def ask(self, listener: str, *said: Any) -> Any:
        """Ask the listener of that name, and return what it says. Raises what it raises (ZsgxError)."""
        send(self._answers, "ask", [listener, *said])
        reply = receive_frame(self._orders)
        if reply.kind == "refused":
            raise error_called(*reply.body)
        return reply.body


def serve_by_standard_streams(verbs: Mapping[str, Verb]) -> None:
    """Do job after job, where this process was started as a Python of its own."""
    terms = Terms(**json.loads(sys.argv[1]))
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # so that whatever a library prints does not spoil the answers
    serve(orders, answers, terms, verbs)


def serve(orders: BinaryIO, answers: BinaryIO, terms: Terms, verbs: Mapping[str, Verb]) -> None:
    """Do job after job until the program that gives the orders is gone.

    `verbs`: for each the function that does it, which is given a Voice and its arguments.
    """
    gc.set_threshold(*COLLECT_AFTER)
    _limit(terms)
    open_to = shut_off(terms.readable, terms.scratch, terms.meets)
    Thread(target=_end_with_parent, args=(os.getppid(), terms.scratch), daemon=True).start()
    voice = Voice(orders, answers, open_to)
    with suppress(EOFError, OSError):
        while (order := receive_frame(orders)).kind == "order":
            _allow_processor(SECONDS_A_JOB)
            _answer(answers, order, verbs, voice)
    _leave_nothing(terms.scratch)


def _limit(terms: Terms) -> None:
    """The watch outside looks at the memory that is used; this stops a leap between two of its looks."""
    with suppress(ImportError):
        import resource

        room = ROOM_TO_MAP * terms.memory
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_DATA, room),
            (resource.RLIMIT_FSIZE, FILE_BYTES),
            (resource.RLIMIT_NOFILE, OPEN_FILES),
        ):
            with suppress(OSError, ValueError):
                hard = resource.getrlimit(kind)[1]
                least = most if hard == resource.RLIM_INFINITY else min(most, hard)
                resource.setrlimit(kind, (least, least))


def _allow_processor(seconds: int) -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds, hard))


def _end_with_parent(parent: int, scratch: str) -> None:
    """Should the program be killed while we work, nothing of ours stays behind."""
    while os.getppid() == parent:
        time.sleep(0.5)
    _leave_nothing(scratch)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _leave_nothing(scratch: str) -> None:
    """End what was started, and remove the folder for a while: the program that would do so is gone."""
    for started in family(os.getpid())[1:]:  # they would go on writing to it
        with suppress(ProcessLookupError, PermissionError):
            os.kill(started, getattr(signal, "SIGKILL", signal.SIGTERM))
    for _ in range(ATTEMPTS):
        shutil.rmtree(scratch, ignore_errors=True)
        if not Path(scratch).exists():
            break
        time.sleep(0.05)


def _answer(answers: BinaryIO, order: Message, verbs: Mapping[str, Verb], voice: Voice) -> None:
    kind, body = _outcome(order, verbs, voice)
    try:
        send(answers, kind, body, MOST_TEXT)
    except (MemoryError, TooMuch):
        send(answers, "memory", None)
    except (TypeError, ValueError, RecursionError) as error:
        send(answers, "failed", where_it_failed(error))


def _outcome(order: Message, verbs: Mapping[str, Verb], voice: Voice) -> tuple[str, Any]:
    try:
        verb, arguments = order.body
        return "done", verbs[verb](voice, **arguments)
    except ZsgxError as error:
        return "refused", [error.code, error.message]
    except MemoryError:
        return "memory", None
    except Exception as error:
        return "failed", where_it_failed(error)


def where_it_failed(error: BaseException) -> str:
    """Return types and places of an error and its causes, a line each; no value of any file is in them."""
    if isinstance(error, WorkerBug):
        return str(error)
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(lines) < MOST_LINES:
        lines.append(type(cause).__name__)
        for frame, line in walk_tb(cause.__traceback__):
            code = frame.f_code
            lines.append(f"  {code.co_filename}:{line} {code.co_qualname}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)
