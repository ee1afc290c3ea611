"""All files in a mail or an archive, those of containers in it among them, each found again by its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zsgx_docs.errors import InputError, TooLarge
from zsgx_docs.model.submission import Attachment, Contents, Submission
from zsgx_docs.read.formats.message_headers import fields_at, is_mail
from zsgx_docs.read.formats.submission.archive import MEGABYTE, ArchiveFormat
from zsgx_docs.read.formats.submission.mail import MailFormat
from zsgx_docs.read.source import DEFAULT_LIMITS, Container, Limits, Received

CONTAINERS = (MailFormat(), ArchiveFormat())


def may_be_container(head: bytes) -> bool:
    """Whether a file that begins so is worth a look: without it, all of every scan would be looked at."""
    return head.startswith(b"PK") or is_mail(fields_at(head))


def contents_of(data: bytes, filename: str, limits: Limits = DEFAULT_LIMITS) -> Contents | None:
    """The files in a mail or an archive; None where it is neither, or has none.

    A file belongs to the mail nearest round it, else to the outermost archive. What is broken or nested too
    deep is a file here, and refused when it is read. Raises TooLarge where it holds too much.
    """
    try:
        opened = _opened(Received(data, filename, limits))
    except TooLarge:
        raise
    except InputError:
        return None
    if opened is None or not opened.files:
        return None
    found = Contents()
    for attachment in _walk(opened, (), "", opened.submission, limits, found):
        found.attachments.append(attachment)
        _check(found, filename, limits)
    return found


def taken_out(data: bytes, filename: str, steps: Sequence[int], limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of one file in a container. Raises InputError where that file is broken or locked."""
    for step in steps:
        opened = _opened(Received(data, filename, limits))
        assert opened is not None, "the container is not what it was"
        filename, data = opened.files[step].name, opened.files[step].take()
    return data


def _walk(
    container: Container,
    steps: tuple[int, ...],
    folder: str,
    submission: Submission,
    limits: Limits,
    found: Contents,
) -> Iterator[Attachment]:
    found.left_out += [(folder + name, why) for name, why in container.left_out]
    for number, file in enumerate(container.files):
        name, way = folder + file.name, (*steps, number)
        try:
            data = file.take()
            inner = _opened(Received(data, name, limits)) if len(way) < limits.nesting else None
        except InputError:
            data, inner = b"", None
        if inner is None or not inner.files:
            yield Attachment(name, way, len(data), submission)
        elif inner.submission.container == "mail":
            mail = replace(inner.submission, name=name).inside(submission.name)
            yield from _walk(inner, way, "", mail, limits, found)
        else:
            yield from _walk(inner, way, f"{name}/", submission, limits, found)


def _opened(file: Received) -> Container | None:
    """Raises InputError where it is a container and broken."""
    found = next((each for each in CONTAINERS if each.recognises(file)), None)
    return found.open(file) if found is not None else None


def _check(found: Contents, filename: str, limits: Limits) -> None:
    """Raises TooLarge."""
    if len(found.attachments) > limits.files:
        raise TooLarge(f"「{filename}」里的文件超过上限 {limits.files} 个，请分开提交。")
    if sum(each.size for each in found.attachments) > limits.unpacked_bytes:
        most = limits.unpacked_bytes // MEGABYTE
        raise TooLarge(f"「{filename}」里的文件解压后超过上限 {most} MB，请分开提交。")
