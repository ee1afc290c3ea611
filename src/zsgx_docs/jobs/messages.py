"""Sends pickled values, each with its length, over the pipes between program and reader process."""

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
    """A file to read, by the template of this name if one is given; `explain` is the path of a value.

    `words`: the sheets of the result keep their text.
    """

    data: bytes
    filename: str
    template: str | None
    explain: str | None = None
    words: bool = False


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page of the file that was read; `number` 0 says how many there will be, before the first."""

    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a file."""

    result: Extraction


@dataclass(frozen=True, slots=True)
class Refused:
    """The error by which a file was refused."""

    error: ZsgxError


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The end of a reader that ran out of memory."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The program itself failed; the traceback is text."""

    traceback: str


Message = PageRead | Done | Refused | OutOfMemory | Failed


def send(pipe: BinaryIO, value: Order | Message) -> None:
    """Write a value into the pipe. Raises OSError where nobody listens any more."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO) -> Order | Message:
    """Return the next value from the pipe. Raises EOFError where the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    value: Order | Message = pickle.loads(_exactly(pipe, length))
    return value


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    body = pipe.read(count)
    if len(body) < count:
        raise EOFError
    return body
