"""Keeps the files being read for callers of the service, in memory while it runs.

A thread of its own has file after file read, so that one file at a time takes the processor and the event
loop stays free.
"""

from __future__ import annotations

import hashlib
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, ClassVar, Literal
from uuid import uuid4

from zsgx_docs import desk
from zsgx_docs.errors import NotFound, ZsgxError

WAITING_AT_MOST = 16
"""Files queued or being read: a guess, some minutes of work."""
KEPT_AT_MOST = 200
"""Files whose results are kept in memory: a guess."""

log = logging.getLogger(__name__)


class QueueFull(ZsgxError):
    """A file too many: those before it wait to be read."""

    http_status: ClassVar[int] = 429
    code = "queue_full"


class InternalError(ZsgxError):
    """An error of the program itself while it read a file."""

    http_status: ClassVar[int] = 500
    code = "internal"


@dataclass(slots=True)
class ExtractionTask:
    """One file's way through the reader; `failure` where it failed, `result` where it is done."""

    filename: str
    sha256: str
    template: str | None
    duplicate_of: str | None
    id: str = field(default_factory=lambda: uuid4().hex)
    status: Literal["queued", "running", "done", "failed"] = "queued"
    result: dict[str, Any] | None = None
    failure: ZsgxError | None = None

    def to_json(self) -> dict[str, Any]:
        error = self.failure and {"code": self.failure.code, "message": self.failure.message}
        return {
            "id": self.id,
            "status": self.status,
            "state": None,
            "duplicate_of": self.duplicate_of,
            "result": self.result,
            "error": error,
        }


class Extractions:
    """The files of all callers; the oldest finished ones are forgotten when there are too many."""

    def __init__(self) -> None:
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
        self._kept: dict[str, ExtractionTask] = {}
        self._lock = Lock()

    def submit(
        self, data: bytes, filename: str, template: str | None
    ) -> tuple[ExtractionTask, Future[ExtractionTask]]:
        """Queue a file. Raises NotFound for an unknown template, QueueFull where too many wait."""
        if template is not None:
            desk.template(template)
        digest = hashlib.sha256(data).hexdigest()
        with self._lock:
            kept = self._kept.values()
            if sum(e.status in ("queued", "running") for e in kept) >= WAITING_AT_MOST:
                raise QueueFull("等待读取的文件太多，请稍后再试。")
            first = next((e.id for e in kept if e.sha256 == digest), None)
            extraction = ExtractionTask(filename, digest, template, duplicate_of=first)
            self._keep(extraction)
        return extraction, self._reader.submit(_read, extraction, data)

    def get(self, identifier: str) -> ExtractionTask:
        """Return the task of that identifier. Raises NotFound."""
        try:
            return self._kept[identifier]
        except KeyError:
            raise NotFound(f"没有编号为 {identifier} 的读取任务。") from None

    def close(self) -> None:
        self._reader.shutdown(wait=False, cancel_futures=True)
        desk.stop_work()

    def _keep(self, extraction: ExtractionTask) -> None:
        self._kept[extraction.id] = extraction
        if len(self._kept) > KEPT_AT_MOST:
            oldest = next(e.id for e in self._kept.values() if e.status in ("done", "failed"))
            del self._kept[oldest]


def _read(extraction: ExtractionTask, data: bytes) -> ExtractionTask:
    extraction.status = "running"
    try:
        taken = desk.take_in(data, extraction.filename, extraction.template, apart=True)
        extraction.result = taken.to_json()
        extraction.status = "done"
    except ZsgxError as error:
        extraction.failure, extraction.status = error, "failed"
    except Exception:
        log.exception("unexpected failure while reading an upload")
        extraction.failure = InternalError(f"{extraction.filename}：程序内部出错，详情见服务的日志。")
        extraction.status = "failed"
    return extraction
