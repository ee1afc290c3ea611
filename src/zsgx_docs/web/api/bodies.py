"""Takes in the body of a request: to a file of its own, never several times into memory."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from zsgx_docs.errors import RequestError
from zsgx_docs.web.problems import UnsupportedBody

IN_MEMORY = 256 * 1024
"""Bytes of a body that are kept in memory: a guess, more than most records have."""
FIELDS = 8
"""Fields of a form beside its file: a guess, there is one."""
FIELD_BYTES = 4096
"""Bytes of a field: a guess, the name of a template is far shorter."""
NAME_LENGTH = 255
"""Characters of a file's name: the standard POSIX bound of common file systems."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that was sent in, on the disk; `filename` is for people to read, never a path."""

    filename: str
    sha256: str
    file: BinaryIO
    template: str | None

    def read(self) -> bytes:
        """Return its bytes, and let go of the file."""
        with self.file as file:
            return file.read()


def declared_bytes(request: Request, otherwise: int) -> int:
    """Return the length that a body declares; `otherwise` where it declares none."""
    declared = request.headers.get("content-length", "")
    return int(declared) if declared.isdecimal() else otherwise


def expect(request: Request, media_type: str) -> None:
    """Raises UnsupportedBody where a body is of another type, or packed; RequestError where there is none."""
    if not request.headers.get("content-type") and request.headers.get("content-length", "0") == "0":
        raise RequestError("请求没有正文，请检查后再提交。")
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != media_type:
        raise UnsupportedBody(f"请求正文的类型应是 {media_type}，请改正 Content-Type。")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UnsupportedBody("请求正文不能压缩（Content-Encoding），请按原样提交。")


@asynccontextmanager
async def kept_apart(request: Request) -> AsyncIterator[BinaryIO]:
    """Yield the body as a file, at its beginning; it is gone afterwards."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        async for part in request.stream():
            file.write(part)
        file.seek(0)
        yield cast(BinaryIO, file)


async def uploaded(request: Request) -> Uploaded:
    """Return the file of a form. Raises RequestError where the form is broken or has no `file`."""
    try:
        form = await request.form(max_files=1, max_fields=FIELDS, max_part_size=FIELD_BYTES)
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise RequestError("表单写得不对：应是 multipart/form-data，里面有一个 file。") from None
    file, template = form.get("file"), form.get("template")
    if not isinstance(file, UploadFile) or isinstance(template, UploadFile):
        await form.close()
        raise RequestError("表单写得不对：应有一个名为 file 的文件，template 是文字。")
    digest = await run_in_threadpool(_sha256, file.file)
    return Uploaded(_shown(file.filename), digest, file.file, template or None)


def _sha256(file: BinaryIO) -> str:
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return digest


def _shown(filename: str | None) -> str:
    name = (filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return printable[-NAME_LENGTH:] or "upload"
