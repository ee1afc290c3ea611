"""Takes in what a form of a page sends, and has the work of it done in its turn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event
from typing import TypeVar
from urllib.parse import quote

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from zsgx_docs.errors import RequestError
from zsgx_docs.web.queue import WorkQueue

MOST_FIELDS = 6_000
"""Inputs of one form: a guess, a roster of five hundred people."""
MOST_FILES = 4
"""Files of one form: a guess, no form of ours has more than two."""
MOST_FIELD_BYTES = 256 * 1024
"""Bytes of one input: a guess, far more than the longest prose."""
MOST_NAME = 200
"""Characters of a file's name that are kept: a guess, below the 255 of common file systems."""
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "toml": "text/plain; charset=utf-8",
}
FRAMED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_Done = TypeVar("_Done")


@dataclass(frozen=True, slots=True)
class PostedFile:
    """A file that came with a form; its name is for people to read, never a path."""

    filename: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PostedForm:
    """What a form sent: its texts and its files, by the names of their inputs. Empty file inputs are none."""

    texts: Mapping[str, str]
    files: Mapping[str, PostedFile]

    def file(self, name: str) -> PostedFile:
        """Return a file that must be there. Raises RequestError."""
        if name not in self.files:
            raise RequestError("没有选择文件，请选择后再提交。")
        return self.files[name]


async def posted(request: Request) -> PostedForm:
    """Return what a form sent. Raises RequestError where it is broken or has too many inputs."""
    try:
        form = await request.form(
            max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_FIELD_BYTES
        )
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise RequestError("表单的内容太多或写得不对，没有受理；名单很长时请用工作簿上传。") from None
    texts, files = {}, {}
    for name, value in form.multi_items():
        if not isinstance(value, UploadFile):
            texts[name] = value
        elif value.filename:
            data = await run_in_threadpool(value.file.read)
            files[name] = PostedFile(_shown(value.filename), data)
    await form.close()
    return PostedForm(texts, files)


async def worked_on(request: Request, size: int, work: Callable[[Event], _Done]) -> _Done:
    """Return what the work returns, done in its turn. Raises QueueFull, and what the work raises."""
    queue: WorkQueue = request.app.state.writing
    with queue.take_turn(size) as turn:
        return await asyncio.wrap_future(turn.fill("quick", work))


def as_file(name: str, data: bytes, inline: bool = False) -> Response:
    """Return a file to keep, or one that a page of ours may show in a frame (`inline`)."""
    suffix = name.rpartition(".")[2].lower()
    way = "inline" if inline else "attachment"
    headers = {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(name)}"}
    headers["Content-Security-Policy"] = FRAMED if inline else "default-src 'none'; sandbox"
    if inline:
        headers["X-Frame-Options"] = "SAMEORIGIN"
    return Response(data, media_type=MEDIA_TYPES.get(suffix, "application/octet-stream"), headers=headers)


def _shown(filename: str) -> str:
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)[-MOST_NAME:]
