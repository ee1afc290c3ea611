"""Does one job: has a file read by a worker, its pages drawn, and keeps what came of it."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.apart import ask
from zsgx_docs.desk.intake.receiving import door_of
from zsgx_docs.desk.intake.retention import share_sampled
from zsgx_docs.desk.intake.shown import PAGED, have_drawn
from zsgx_docs.desk.intake.unpacked import KeptInside, keep_inside
from zsgx_docs.errors import WorkCancelled, WorkStopped, ZsgxError
from zsgx_docs.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from zsgx_docs.jobs.queue import Ticket
    from zsgx_docs.store import Store
    from zsgx_docs.store.intake import StoreQueue

TELL_EVERY = 0.5
"""Seconds between two notes of how far a job is, at least: a guess; each is written to the disk."""
log = logging.getLogger(__name__)


@dataclass(slots=True)
class ReadingJob:
    """The reading of one file; `cancelled` ends it early.

    `taken_out` are the names of files that were kept on the way, of a mail or archive.
    """

    store: Store
    queue: StoreQueue
    ticket: Ticket
    cancelled: Event = field(default_factory=Event)
    taken_out: list[str] = field(default_factory=list)
    _told: float = 0.0
    _full: StoreUnavailable | None = None

    def do(self) -> Callable[[], bool]:
        """Read the file, and return what keeps the outcome and ends the job, whole or not at all.

        Raises ZsgxError where it cannot be read, StoreUnavailable where the disk is full.
        """
        from zsgx_docs.store.intake import find_row, header_of

        with self.store.database.reading() as session:
            row = find_row(session, self.ticket.id)
            header = header_of(self.store.vault, row)
        inside: dict[int, KeptInside] = {}
        given = {
            "data": self._original(row.file),
            "filename": header["filename"],
            "template": row.wanted_template,
            "submission": header.get("submission"),
            "share": share_sampled(self.store),
        }
        listeners = {
            "page": lambda page, pages: self._progress("read", page, pages),
            "taken": lambda number, data: self._taken(inside, number, data),
        }
        outcome = self._ask("read_sent", given, header["filename"], listeners)
        if "reading" in outcome:
            return self._as_read(outcome)
        return lambda: self.queue.done(
            self.ticket, lambda session: keep_inside(self.store, session, self.ticket.id, outcome, inside)
        )

    def _original(self, name: str) -> bytes:
        try:
            return self.store.files.read(name)
        except StoreUnavailable as error:  # it will not come back by waiting
            raise WorkStopped(error.message) from None

    def _ask(self, verb: str, given: dict[str, Any], filename: str, listeners: dict[str, Any]) -> Any:
        """A full disk is told as such, though it was the worker who could not go on."""
        try:
            return ask(verb, given, filename, self.cancelled, listeners)
        except WorkCancelled:
            raise
        except ZsgxError:
            if self._full:
                raise self._full from None
            raise

    def _as_read(self, outcome: dict[str, Any]) -> Callable[[], bool]:
        from zsgx_docs.store.intake import KeptReading, keep_reading

        reading = KeptReading(**outcome["reading"])
        if reading.kind in PAGED:
            self._draw(outcome["source"])
        return lambda: self.queue.done(
            self.ticket, lambda session: keep_reading(self.store.vault, session, self.ticket.id, reading)
        )

    def _draw(self, source: dict[str, Any]) -> None:
        """Pages that cannot be drawn now are drawn when somebody looks; what was read is not lost."""
        try:
            have_drawn(self.store, self.ticket.id, source, self.cancelled, self._drawn)
        except WorkCancelled:
            raise
        except ZsgxError as error:
            log.warning("pages of %s were not drawn: %s", self.ticket.id, error.code)

    def _drawn(self, page: int, pages: int) -> None:
        self._progress("draw", page, pages)

    def _taken(self, inside: dict[int, KeptInside], number: int, data: bytes) -> None:
        digest = hashlib.sha256(data).hexdigest()
        name = self.store.vault.name_of_digest(digest)
        self.taken_out.append(name)
        try:
            self.store.files.keep(name, io.BytesIO(data))
        except StoreUnavailable as error:
            self._full = error
            raise
        inside[number] = KeptInside(name, digest, len(data), door_of(data, len(data)))

    def _progress(self, stage: str, page: int, pages: int) -> None:
        if page < pages and monotonic() - self._told < TELL_EVERY:
            return
        self._told = monotonic()
        with suppress(StoreUnavailable):
            if not self.queue.progress(self.ticket, stage, page, pages):
                self.cancelled.set()
