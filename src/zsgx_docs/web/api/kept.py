"""Keeps the files that callers sent in and what was read of them, in memory while the service runs."""

from __future__ import annotations

import json
import logging
import zlib
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import ClassVar, Literal
from uuid import uuid4

from zsgx_docs import desk
from zsgx_docs.errors import NotFound, WorkCancelled, ZsgxError
from zsgx_docs.web.api.bodies import Uploaded
from zsgx_docs.web.problems import ServiceStopping
from zsgx_docs.web.queue import Doors, Turn, WorkQueue

WAITING_AT_MOST = 64
"""Files queued or being read: a guess, some ten minutes of work."""
WAITING_BYTES = 1024 * 1024 * 1024
"""Bytes of them together, on the disk: a guess."""
KEPT_AT_MOST = 200
"""Files whose results are kept in memory: a guess."""
KEPT_BYTES = 64 * 1024 * 1024
"""Bytes of their results, packed: a guess; most take some ten thousand."""
QUICK_BYTES = 1024 * 1024
"""Bytes of a Word file or workbook that is quick to read: a guess, ten times an ordinary form."""
_PACKAGE = b"PK\x03\x04"
"""How Word files and workbooks begin (ECMA-376 part 2: they are ZIP archives)."""

PIECE = 256 * 1024
"""Bytes of an answer that are unpacked at once: a guess."""

log = logging.getLogger(__name__)


class InternalError(ZsgxError):
    """An error of the program itself while it worked on a request."""

    http_status: ClassVar[int] = 500
    code = "internal"


@dataclass(slots=True)
class ExtractionTask:
    """One file's way through the reader; `failure` where it failed, `packed` its result where it is done."""

    filename: str
    sha256: str
    template: str | None
    duplicate_of: str | None
    turn: Turn
    id: str = field(default_factory=lambda: uuid4().hex)
    status: Literal["queued", "running", "done", "failed"] = "queued"
    packed: bytes = b""
    failure: ZsgxError | None = None

    def to_json(self) -> Iterator[bytes]:
        """Yield it as JSON text, a piece at a time."""
        told = {
            "id": self.id,
            "status": self.status,
            "state": None,
            "duplicate_of": self.duplicate_of,
            "error": self.failure and {"code": self.failure.code, "message": self.failure.message},
        }
        yield json.dumps(told, ensure_ascii=False)[:-1].encode("utf-8", "backslashreplace") + b', "result": '
        yield from _unpacked(self.packed) if self.packed else (b"null",)
        yield b"}"

    @property
    def is_over(self) -> bool:
        return self.status in ("done", "failed")

    def cancel(self) -> None:
        """End it, whether it waits or is read; one that is over stays as it is."""
        if not self.is_over:
            self.failed(WorkCancelled(f"「{self.filename}」的读取已取消。"))
        self.turn.let_go()

    def failed(self, why: ZsgxError) -> None:
        if not self.is_over:
            self.failure, self.status = why, "failed"

    def done(self, packed: bytes) -> None:
        if not self.is_over:
            self.packed, self.status = packed, "done"


class Extractions:
    """The files of all callers; the oldest that are over are forgotten when there are too many."""

    def __init__(self, doors: Doors) -> None:
        self.queue = WorkQueue(doors, WAITING_AT_MOST, WAITING_BYTES)
        self._kept: dict[str, ExtractionTask] = {}
        self._lock = Lock()

    def submit(self, upload: Uploaded, turn: Turn) -> tuple[ExtractionTask, Future[ExtractionTask]]:
        """Have a file read in its turn. Raises NotFound for an unknown template, ServiceStopping."""
        if upload.template is not None:
            desk.template(upload.template)
        with self._lock:
            first = next((each.id for each in self._kept.values() if each.sha256 == upload.sha256), None)
            task = ExtractionTask(upload.filename, upload.sha256, upload.template, first, turn)
        reading = turn.fill(_door_for(upload), lambda stopped: _read(task, upload, stopped))
        reading.add_done_callback(lambda future: _over(task, upload, future))
        with self._lock:
            self._kept[task.id] = task
            self._forget_some()
        return task, reading

    def get(self, identifier: str) -> ExtractionTask:
        """Return the task of that identifier. Raises NotFound."""
        try:
            return self._kept[identifier]
        except KeyError:
            raise NotFound("没有这个编号的读取任务，可能已经太久而不再保留，请重新提交文件。") from None

    def _forget_some(self) -> None:
        over = [task for task in self._kept.values() if task.is_over]
        held = sum(len(task.packed) for task in over)
        while over and (len(self._kept) > KEPT_AT_MOST or held > KEPT_BYTES):
            oldest = over.pop(0)
            held -= len(oldest.packed)
            del self._kept[oldest.id]


def _unpacked(packed: bytes) -> Iterator[bytes]:
    unpacking = zlib.decompressobj()
    for start in range(0, len(packed), PIECE):
        piece = packed[start : start + PIECE]
        while piece:
            yield unpacking.decompress(piece, PIECE)
            piece = unpacking.unconsumed_tail
    yield unpacking.flush()


def _door_for(upload: Uploaded) -> Literal["quick", "long"]:
    """What takes but a moment does not wait behind what takes minutes."""
    beginning = upload.file.read(QUICK_BYTES + 1)
    upload.file.seek(0)
    return "quick" if beginning.startswith(_PACKAGE) and len(beginning) <= QUICK_BYTES else "long"


def _read(task: ExtractionTask, upload: Uploaded, stopped: Event) -> ExtractionTask:
    task.status = "running"
    try:
        data = upload.read()
        task.done(desk.packed_result(data, task.filename, task.template, apart=True, cancelled=stopped))
    except ZsgxError as error:
        task.failed(error)
        raise
    except Exception:
        log.exception("unexpected failure while reading upload %s", task.id)
        where = f"出错的位置记在服务的日志里（编号 {task.id}）"
        task.failed(InternalError(f"「{task.filename}」使程序内部出错，没有读成；{where}。"))
    return task


def _over(task: ExtractionTask, upload: Uploaded, reading: Future[ExtractionTask]) -> None:
    """One that was let go while it waited never began."""
    upload.file.close()
    if reading.cancelled():
        task.failed(ServiceStopping(f"「{task.filename}」还没有读，服务就要停止了，请稍后重新提交。"))
