"""Mails and archives: the files inside that came in together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from zsgx_docs.desk.apart import ask, ask_for
from zsgx_docs.desk.loading import bytes_of

if TYPE_CHECKING:
    from zsgx_docs.model.submission import Attachment, Contents

LETTER_HEAD = 16 * 1024
"""Bytes by which a mail or an archive is told from other files; a guess: no mail's head seen was longer."""


def attachments(path: Path, name: str, apart: bool = False) -> Contents | None:
    """List the files inside a mail or an archive, called `name`; None for any other file. Raises TooLarge.

    What cannot be opened at all is any other file here; reading it tells the cause.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(LETTER_HEAD)
        if not may_hold_files(head, path.stat().st_size, apart):
            return None
        return files_inside(path.read_bytes(), name, apart)
    except OSError:
        return None


def may_hold_files(head: bytes, size: int, apart: bool = False) -> bool:
    """Tell whether a file that begins so is worth a look."""
    if apart:
        return bool(ask("may_hold_files", {"head": head, "size": size}, ""))
    from zsgx_docs.read.formats import may_be_container
    from zsgx_docs.read.source import DEFAULT_LIMITS

    return may_be_container(head) and size <= DEFAULT_LIMITS.file_bytes


def files_inside(data: bytes, filename: str, apart: bool = False) -> Contents | None:
    """List the files inside a mail or an archive; None for any other file. Raises TooLarge."""
    if apart:
        return ask_for(_contents, "files_inside", {"data": data, "filename": filename}, filename)
    from zsgx_docs.read.formats import contents_of

    return contents_of(data, filename)


def attached_bytes(path: Path, attachment: Attachment, apart: bool = False) -> bytes:
    """Take one file out of a mail or an archive. Raises InputError."""
    return file_inside(bytes_of(path), path.name, attachment.steps, apart)


def file_inside(data: bytes, filename: str, steps: tuple[int, ...], apart: bool = False) -> bytes:
    """Take the file at these places out of a mail or an archive. Raises InputError."""
    if apart:
        given = {"data": data, "filename": filename, "steps": steps}
        return cast(bytes, ask("file_inside", given, filename))
    from zsgx_docs.read.formats import taken_out

    return taken_out(data, filename, tuple(steps))


def _contents() -> type[Contents | None]:
    from zsgx_docs.model.submission import Contents

    return cast("type[Contents | None]", Contents | None)
