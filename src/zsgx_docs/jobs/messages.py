"""What goes over the pipes between the program and a reader process: pickled values, each with its length."""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import BinaryIO

from zsgx_docs.errors import ZsgxError
from zsgx_docs.model.extraction import Extraction

_LENGTH = struct.Struct("!Q")


@dataclass(frozen=True, slots=True)
class Order:
    """A file to read, by the template of this name if one is given; `explain` is the path of a value."""

    data: bytes
    filename: str
    template: str | None
    explain: str | None = None


@dataclass(frozen=True, slots=True)
class PageRead:
    """`number` 0 says how many pages there will be, before the first."""

    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Done:
    result: Extraction


@dataclass(frozen=True, slots=True)
class Refused:
    error: ZsgxError


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    pass


@dataclass(frozen=True, slots=True)
class Failed:
    """An error of the program itself, with its traceback as text."""

    traceback: str


Message = PageRead | Done | Refused | OutOfMemory | Failed


def send(pipe: BinaryIO, value: Order | Message) -> None:
    """Raises OSError where nobody listens any more."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO) -> Order | Message:
    """Raises EOFError where the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    value: Order | Message = pickle.loads(_exactly(pipe, length))
    return value


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    body = pipe.read(count)
    if len(body) < count:
        raise EOFError
    return body
