"""The fields of a mail as a person reads them. Source: RFC 2047, 2231 and 5322, and how they are broken."""

from __future__ import annotations

from datetime import UTC
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from zsgx_docs.read.formats.charsets import decoded
from zsgx_docs.values.dates import beijing

MOST_RELAYS = 50
LONGEST = 4000
"""Characters of a field that are looked at."""


def words(message: Message, field: str) -> str | None:
    """A field's text, its encoded words decoded; None where it has none."""
    value = message.get(field)
    return _plain(value) if value is not None else None


def sender(message: Message) -> str | None:
    """Who wrote it, as 姓名 <address>."""
    written = words(message, "From")
    if written is None:
        return None
    name, address = parseaddr(written)
    if "@" not in address:
        return written
    return f"{name} <{address}>" if name else address


def recipients(message: Message) -> str | None:
    """To whom it was sent, by what the letter and the last server say; None where neither does."""
    told = (words(message, field) for field in ("To", "Cc", "Delivered-To"))
    return "、".join(dict.fromkeys(filter(None, told))) or None


def received_at(message: Message) -> str | None:
    """When it came in, by the last server that took it, else when it was sent: to the minute, in Beijing."""
    stamps = [str(line).rpartition(";")[2] for line in message.get_all("Received", [])[:MOST_RELAYS]]
    for stamp in (*stamps, *(str(line) for line in message.get_all("Date", []))):
        try:
            moment = parsedate_to_datetime(stamp[:LONGEST].strip())
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return beijing(moment).strftime("%Y-%m-%dT%H:%M")
    return None


def attached_name(part: Message) -> str | None:
    """What an attachment is called, without any folder; None where it has no name."""
    for field, parameter in (("Content-Disposition", "filename"), ("Content-Type", "name")):
        value = _parameter(part, field, parameter)
        name = (value or "").replace("\\", "/").rpartition("/")[2].strip()
        if name:
            return name
    return None


def _parameter(part: Message, field: str, parameter: str) -> str | None:
    if part.get(field) is None:
        return None
    plain = Message()  # which does not lose bytes that are in no charset
    plain[field] = " ".join(_undeclared(part[field]).split())
    value = plain.get_param(parameter, header=field)
    if isinstance(value, tuple):
        charset, _, text = value
        return _clean(decoded(text.encode("latin-1", "replace"), charset or ""))
    return _plain(value) if value is not None else None


def _plain(value: object) -> str | None:
    """Text on one line, its encoded words decoded; None where nothing is left."""
    text = _undeclared(value)[:LONGEST]
    try:
        pieces = decode_header(" ".join(text.split()))
    except (HeaderParseError, ValueError):
        pieces = [(text, None)]
    return _clean("".join(_said(piece, charset) for piece, charset in pieces)) or None


def _undeclared(value: object) -> str:
    """A field as it stands; bytes that it has in no charset it says as Chinese systems mean them."""
    if isinstance(value, str):
        return value
    return "".join(_said(piece, charset) for piece, charset in decode_header(value))  # type: ignore[arg-type]


def _said(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return decoded(piece, "" if charset in (None, "unknown-8bit") else charset or "")


def _clean(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
