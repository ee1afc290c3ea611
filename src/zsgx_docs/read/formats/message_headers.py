"""Tell by its first lines whether a file is a mail, a saved page or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping

HEAD = 16 * 1024
"""Bytes in which enough of the fields stand, however many relays a mail has passed."""
LONGEST_FIELD = 8000
_OF_PARTS = re.compile(rb"^content-(?:type|disposition):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.I | re.M)
_FIELD = re.compile(r"([!-9;-~]+):[ \t]?(.*)")
_ROUTE = ("received", "return-path", "message-id", "delivered-to", "to", "cc", "bcc", "reply-to")
_LETTER = ("from", "subject", "date")
_SAVED = ("<saved by", '"saved by')
"""Begins the sender of a page that a browser has saved."""


def fields_at(data: bytes) -> dict[str, str]:
    """The fields at the start of a message by their names in lower case, each with the first line of its
    value; nothing where it does not begin as a message. Source: RFC 5322."""
    lines = data[:HEAD].lstrip(b"\xef\xbb\xbf\r\n").decode("latin-1").splitlines()
    if lines and lines[0].startswith("From "):
        lines = lines[1:]
    found: dict[str, str] = {}
    for line in lines[: -1 if len(data) > HEAD else None]:
        if not line.strip():
            break
        if line.startswith((" ", "\t")) and found:
            continue
        field = _FIELD.match(line)
        if field is None:
            return {}
        found.setdefault(field[1].lower(), field[2].strip())
    return found


def has_endless_fields(data: bytes) -> bool:
    """Whether a part of a message says more of itself than anybody writes; taking such a field apart has no
    end, so that it must not be begun."""
    return any(len(field[0]) > LONGEST_FIELD for field in _OF_PARTS.finditer(data))


def is_mail(fields: Mapping[str, str]) -> bool:
    """Whether somebody sent it: a page saved by a browser has a date and a subject too."""
    if not any(name in fields for name in _LETTER) or fields.get("from", "").lower().startswith(_SAVED):
        return False
    kind = fields.get("content-type", "").lower()
    return any(name in fields for name in _ROUTE) or kind.startswith("multipart/mixed")
