"""Runs a reader process: orders come in by standard input, answers go out by standard output."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import replace
from threading import Thread
from typing import BinaryIO

from zsgx_docs.errors import ZsgxError
from zsgx_docs.jobs.messages import (
    Done,
    Failed,
    Message,
    Order,
    OutOfMemory,
    PageRead,
    Refused,
    receive,
    send,
)
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.sheet import Sheet

COLLECT_AFTER = (50_000, 20, 50)
"""Objects, then collections, between looks for garbage: a guess; a long list is a million small values that
all live to the end, so seldom is quicker."""
ROOM_TO_MAP = 2
"""Address space as a multiple of the memory limit: a guess, as the models' runtimes reserve twice what they
use."""


def main() -> None:
    """Read file after file until the program that gives the orders is gone.

    Arguments: the bytes of memory to get along with, and the folder for what is needed for a while.
    """
    gc.set_threshold(*COLLECT_AFTER)
    orders, answers = sys.stdin.buffer, _answers_apart()
    _limit(memory=int(sys.argv[1]))
    Thread(target=_end_with_parent, args=(os.getppid(), sys.argv[2]), daemon=True).start()
    with suppress(EOFError, OSError):
        while isinstance(order := receive(orders), Order):
            send(answers, _answer(order, answers))


def _answers_apart() -> BinaryIO:
    """A pipe of our own, so that whatever a library prints does not spoil the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _limit(memory: int) -> None:
    """The watch outside looks at the memory that is used; this stops a leap between two of its looks."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (ROOM_TO_MAP * memory, ROOM_TO_MAP * memory))


def _end_with_parent(parent: int, scratch: str) -> None:
    """Should the program be killed while we read, nothing of ours stays behind."""
    while os.getppid() == parent:
        time.sleep(1)
    shutil.rmtree(scratch, ignore_errors=True)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)


def _answer(order: Order, answers: BinaryIO) -> Message:
    try:
        return Done(_read(order, answers))
    except ZsgxError as error:
        return Refused(error)
    except MemoryError:
        return OutOfMemory()
    except Exception:
        return Failed(traceback.format_exc())


def _read(order: Order, answers: BinaryIO) -> Extraction:
    from zsgx_docs.read.extract import extract
    from zsgx_docs.template.catalogue import default_catalogue

    catalogue = default_catalogue()
    forced = catalogue.get(order.template) if order.template else None

    def page_read(number: int, pages: int) -> None:
        send(answers, PageRead(number, pages))

    taken = extract(order.data, order.filename, catalogue, forced, progress=page_read, explain=order.explain)
    return taken if order.words else _without_words(taken)


def _without_words(result: Extraction) -> Extraction:
    """The sheets with their sizes only: their words have done their duty and would be heavy to carry."""

    def bare(sheet: Sheet) -> Sheet:
        return replace(sheet, blocks=(), unread=())

    return replace(result, source=replace(result.source, sheets=tuple(map(bare, result.source.sheets))))


if __name__ == "__main__":
    main()
