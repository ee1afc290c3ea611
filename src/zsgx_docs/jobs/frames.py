"""Sends plain data over the pipes between program and worker: JSON, and byte strings apart.

A frame is never executed, whoever sent it. It is a head (the length of its text, the number of its byte
strings, a key, the length of each byte string), the text in JSON, the byte strings. In the text an object
with that key alone, which the sender draws anew for each frame, stands for a byte string.
"""

from __future__ import annotations

import json
import secrets
import struct
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, BinaryIO

MEGABYTE = 1024 * 1024
"""Bytes in a megabyte: by definition, as the system counts them."""
MOST_BYTES = 512 * MEGABYTE
"""Bytes of a frame, at most: a guess, five times the largest file."""
MOST_TEXT = 64 * MEGABYTE
"""Bytes of an answer's text, which takes some eight times as much once it is read: a guess, three times what
a list of 5,000 people takes with its evidence."""
MOST_APART = 1000
"""Byte strings of a frame, at most: a guess, a file has some ten seals."""
_HEAD = struct.Struct("!QI16s")
_LENGTH = struct.Struct("!Q")


class TooMuch(Exception):
    """What does not fit into a frame."""


class BadFrame(Exception):
    """A frame that lies about its length, or holds no plain data."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is said at once: of which kind it is, plain data, and how many bytes it took."""

    kind: str
    body: Any
    size: int


def send(pipe: BinaryIO, kind: str, body: Any, most_text: int = MOST_BYTES) -> None:
    """Write a frame. `body`: JSON, byte strings, and frozen values made of them, of which the parts go.

    Raises OSError where nobody listens any more; before anything is sent TooMuch, and TypeError, ValueError
    or RecursionError of what is no plain data.
    """
    key, apart = secrets.token_hex(8), list[bytes]()

    def as_plain(value: object) -> object:
        if isinstance(value, bytes):
            apart.append(value)
            return {key: len(apart) - 1}
        if is_dataclass(value) and not isinstance(value, type):
            return {field.name: getattr(value, field.name) for field in fields(value)}
        if isinstance(value, Mapping):
            return dict(value)
        raise TypeError(f"{type(value).__name__} is no plain data")

    text = json.dumps([kind, body], default=as_plain).encode("ascii")
    if len(text) > most_text or len(text) + sum(map(len, apart)) > MOST_BYTES or len(apart) > MOST_APART:
        raise TooMuch
    head = [_HEAD.pack(len(text), len(apart), key.encode()), *(_LENGTH.pack(len(each)) for each in apart)]
    for part in (b"".join(head), text, *apart):
        pipe.write(part)
    pipe.flush()


def receive_frame(pipe: BinaryIO, most: int = MOST_BYTES, most_text: int = MOST_BYTES) -> Message:
    """Return the next frame. Raises EOFError where the other side is gone, BadFrame (over `most` bytes)."""
    length, count, key = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    if length > min(most, most_text) or count > MOST_APART:
        raise BadFrame
    lengths = [_LENGTH.unpack(_exactly(pipe, _LENGTH.size))[0] for _ in range(count)]
    if length + sum(lengths) > most:
        raise BadFrame
    text = _exactly(pipe, length)
    return _unpacked(text, key.decode("latin-1"), [_exactly(pipe, each) for each in lengths])


def _unpacked(text: bytes, key: str, apart: list[bytes]) -> Message:
    def restored(found: dict[str, Any]) -> Any:
        return apart[found[key]] if len(found) == 1 and key in found else found

    try:
        kind, body = json.loads(text, object_hook=restored if apart else None)
    except (ValueError, TypeError, IndexError, RecursionError):
        raise BadFrame from None
    if not isinstance(kind, str):
        raise BadFrame
    return Message(kind, body, len(text) + sum(map(len, apart)))


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    body = pipe.read(count)
    if len(body) < count:
        raise EOFError
    return body
