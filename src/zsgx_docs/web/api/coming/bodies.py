"""Takes in the body of a request: to a file of its own, never several times into memory."""

from __future__ import annotations

import hashlib
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, ClassVar, cast

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from zsgx_docs.errors import RequestError, ZsgxError
from zsgx_docs.web.problems import UnsupportedBody

IN_MEMORY = 256 * 1024
"""Bytes of a body that are kept in memory: a guess, more than most records have."""
FIELDS = 8
"""Fields of a form beside its files: a guess, there are two."""
FIELD_BYTES = 4096
"""Bytes of a field: a guess, the name of a template is far shorter."""
NAME_LENGTH = 255
"""Characters of a file's name: the standard POSIX bound of common file systems."""


class NoRoomLeft(ZsgxError):
    """A disk that takes no more of what comes in."""

    http_status: ClassVar[int] = 503
    code = "no_room"


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that was sent in, on the disk; `filename` is for people to read, never a path."""

    filename: str
    sha256: str
    size: int
    file: BinaryIO

    def read(self) -> bytes:
        """Return its bytes, and let go of the file."""
        with self.file as file:
            return file.read()


@dataclass(frozen=True, slots=True)
class UploadedForm:
    """The files of a form by their names, the template that it asks for, and the drop that it is of."""

    files: Mapping[str, Uploaded]
    template: str | None
    drop: str | None = None


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
    """Yield the body as a file, at its beginning; it is gone afterwards. Raises NoRoomLeft."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        try:
            async for part in request.stream():
                file.write(part)
        except OSError as why:
            raise _no_room() from why
        file.seek(0)
        yield cast(BinaryIO, file)


async def form_in(request: Request, *names: str) -> UploadedForm:
    """Return the files that a form has by these names. Raises RequestError, where it lacks one too."""
    try:
        form = await request.form(max_files=len(names), max_fields=FIELDS, max_part_size=FIELD_BYTES)
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise RequestError(f"表单写得不对：应是 multipart/form-data，里面有{_named(names)}。") from None
    except OSError as why:
        raise _no_room() from why
    template, drop, parts = form.get("template"), form.get("drop"), [form.get(name) for name in names]
    are_files = all(isinstance(part, UploadFile) for part in parts)
    if isinstance(template, UploadFile) or isinstance(drop, UploadFile) or not are_files:
        await form.close()
        raise RequestError(f"表单写得不对：应有文件{_named(names)}，template 和 drop 是文字。")
    return UploadedForm(await run_in_threadpool(_files_of, form, names), template or None, drop or None)


def _files_of(form: FormData, names: tuple[str, ...]) -> dict[str, Uploaded]:
    return {name: _file_of(cast(UploadFile, form[name])) for name in names}


def _file_of(part: UploadFile) -> Uploaded:
    file = part.file
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return Uploaded(_shown(part.filename), digest, size, file)


def _named(names: tuple[str, ...]) -> str:
    return "、".join(f" {name} " for name in names).rstrip()


def _no_room() -> NoRoomLeft:
    return NoRoomLeft("磁盘已满或写不进去，内容没有收下，请清理磁盘后再提交。")


def _shown(filename: str | None) -> str:
    name = (filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return printable[-NAME_LENGTH:] or "upload"
