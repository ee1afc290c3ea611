"""Mails and archives: the files inside that came in together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zsgx_docs.desk.loading import bytes_of

if TYPE_CHECKING:
    from zsgx_docs.read.formats import Attachment, Contents

LETTER_HEAD = 16 * 1024
"""Bytes by which a mail or an archive is told from other files; a guess: no mail's head seen was longer."""


def attachments(path: Path, name: str) -> Contents | None:
    """List the files inside a mail or an archive, called `name`; None for any other file. Raises TooLarge.

    What cannot be opened at all is any other file here; reading it tells the cause.
    """
    from zsgx_docs.read.formats import contents_of, may_be_container
    from zsgx_docs.read.source import DEFAULT_LIMITS

    try:
        with path.open("rb") as stream:
            head = stream.read(LETTER_HEAD)
        if not may_be_container(head) or path.stat().st_size > DEFAULT_LIMITS.file_bytes:
            return None
        return contents_of(path.read_bytes(), name)
    except OSError:
        return None


def attached_bytes(path: Path, attachment: Attachment) -> bytes:
    """Take one file out of a mail or an archive. Raises InputError."""
    from zsgx_docs.read.formats import taken_out

    return taken_out(bytes_of(path), path.name, attachment.steps)
