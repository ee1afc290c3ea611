"""Recognise a file by its bytes, open it within the limits, and hand it on where it becomes another format.

A new format is a module beside this one and a line in `FILE_FORMATS`.
"""

from __future__ import annotations

import hashlib
import re

from zsgx_docs.errors import TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.read.formats.delimited import DelimitedFormat
from zsgx_docs.read.formats.docx import WordFormat
from zsgx_docs.read.formats.foreign import refusal
from zsgx_docs.read.formats.office import (
    RICH_TEXT,
    WEB_PAGE,
    WORD_2003,
    FlatWordFormat,
    LegacyWordFormat,
    LegacyWorkbookFormat,
    WebArchiveFormat,
)
from zsgx_docs.read.formats.pdf import PdfFormat
from zsgx_docs.read.formats.picture import PictureFormat
from zsgx_docs.read.formats.submission import ArchiveFormat, MailFormat
from zsgx_docs.read.formats.workbook import WorkbookFormat
from zsgx_docs.read.source import (
    DEFAULT_LIMITS,
    Container,
    Converted,
    FileFormat,
    Limits,
    Opened,
    Readable,
    Received,
)

FILE_FORMATS: tuple[FileFormat, ...] = (
    LegacyWordFormat(),
    LegacyWorkbookFormat(),
    PdfFormat(),
    PictureFormat(),
    WordFormat(),
    WorkbookFormat(),
    FlatWordFormat(),
    RICH_TEXT,
    WORD_2003,
    WEB_PAGE,
    WebArchiveFormat(),
    MailFormat(),
    ArchiveFormat(),
    DelimitedFormat(),
)
"""In the order in which they are asked: the quickest to tell first. Of two that recognise a file that was
made to be both, such as an archive that begins as a PDF, the first has it."""
MOST_CONVERSIONS = 2
"""Turns that a file may be handed on: a page saved as .doc may become a .doc and that a
.docx; more are a circle."""
_ANYTHING = re.compile(rb"[^\0 \t\r\n]")


def open_source(data: bytes, filename: str, limits: Limits = DEFAULT_LIMITS) -> Opened:
    """Return a file ready to be read, whatever its name says that it is.

    Raises UnreadableFile, EncryptedFile, UnsupportedFile or TooLarge.
    """
    received = Received(data, filename, limits)
    came_as = _recognised(received)
    file, file_format, readable = _converted(received, came_as)
    if readable.pages > limits.pages:
        cause = f"「{filename}」有 {readable.pages} 页，超过上限 {limits.pages} 页"
        raise TooLarge(f"{cause}，请拆分后再提交。")
    sha256 = hashlib.sha256(data).hexdigest()
    return Opened(filename, sha256, len(data), came_as, file_format, file.data, readable)


def _recognised(file: Received) -> FileFormat:
    """Raises InputError: the cause why it cannot be read."""
    size, most = len(file.data), file.limits.file_bytes
    if size > most:
        cause = f"「{file.filename}」有 {size / 1024**2:.0f} MB，超过上限 {most / 1024**2:.0f} MB"
        raise TooLarge(f"{cause}，请压缩图片或拆分后再提交。")
    if _ANYTHING.search(file.data) is None:
        raise UnreadableFile(f"「{file.filename}」是空文件，没有任何内容，请重新导出或扫描后再提交。")
    found = next((each for each in FILE_FORMATS if each.recognises(file)), None)
    if found is None:
        raise refusal(file)
    return found


def _converted(file: Received, file_format: FileFormat) -> tuple[Received, FileFormat, Readable]:
    """What is read in the end, and by which format. Raises InputError."""
    for _ in range(MOST_CONVERSIONS + 1):
        match file_format.open(file):
            case Readable() as readable:
                return file, file_format, readable
            case Container() as container:
                raise _one_paper_wanted(file.filename, container)
            case Converted(data):
                file = Received(data, file.filename, file.limits)
                file_format = _recognised(file)
    raise UnreadableFile(f"「{file.filename}」转换了 {MOST_CONVERSIONS} 次仍读不了，请另存后再提交。")


def _one_paper_wanted(filename: str, container: Container) -> UnsupportedFile:
    what = "邮件" if container.submission.container == "mail" else "压缩包"
    if not container.files:
        inside = "没有附件" if what == "邮件" else "没有文件"
        return UnsupportedFile(f"「{filename}」这个{what}里{inside}，请把申报材料作为文件提交。")
    return UnsupportedFile(
        f"「{filename}」是{what}，里面装着 {len(container.files)} 个文件，请取出后逐个提交其中的文件。"
    )
