"""Hold a file as it came in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from zsgx_docs.read.source.limits import DEFAULT_LIMITS, Limits
from zsgx_docs.read.source.package import Package

_ZIP = b"PK"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BEGINNING = 4096


@dataclass(frozen=True)
class Received:
    """Bytes of which nothing is trusted yet; `filename` is for messages and says nothing of what they are."""

    data: bytes
    filename: str
    limits: Limits = DEFAULT_LIMITS

    @cached_property
    def package(self) -> Package | None:
        """Return the archive that it is, None if it is none.

        Raises InputError where it is broken, locked or over the limits.
        """
        return Package.of(self.data, self.filename, self.limits) if self.data.startswith(_ZIP) else None

    @cached_property
    def beginning(self) -> bytes:
        """The first bytes as markup in any encoding is known by: lower case, without marks and blanks
        before it, or the empty bytes of UTF-16."""
        return self.data[:BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()

    @property
    def is_compound(self) -> bool:
        """Tell whether it is an OLE compound file, as Office's before 2007 and locked ones today are."""
        return self.data.startswith(_COMPOUND)

    def has_stream(self, name: str) -> bool:
        """Tell whether it is a compound file with a stream of that name, or any text that looks like it."""
        return self.is_compound and name.encode("utf-16-le") in self.data
