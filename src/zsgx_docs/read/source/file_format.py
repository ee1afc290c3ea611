"""Define what a format declares of itself, and what comes of a file that it opens.

`read.formats` holds the entries. An entry gives back one of three things when it opens a file: `Readable`,
something that becomes sheets; `Converted`, other bytes that another entry reads; `Container`, further files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from zsgx_docs.model.extraction import SourceKind
from zsgx_docs.model.sheet import Sheet
from zsgx_docs.model.submission import Submission
from zsgx_docs.read.source.page_image import DrawPages
from zsgx_docs.read.source.received import Received
from zsgx_docs.read.source.second_look import NO_SECOND_LOOK, SecondLook


class FileFormat(Protocol):
    """One format of files: an entry of the registry, which keeps nothing between two files."""

    @property
    def name(self) -> str:
        """Return what the program calls it, e.g. "docx"."""

    @property
    def called(self) -> str:
        """Return what a person calls it, in Chinese, fit to stand behind 是, e.g. 图片."""

    def recognises(self, file: Received) -> bool:
        """Tell whether the bytes are of this format and of no other; the file's name decides nothing.

        Raises InputError where they are an archive that no format may look into.
        """

    def open(self, file: Received) -> Opening:
        """Open a recognised file.

        Raises InputError with the cause where it is broken, locked or over the limits of `file`.
        """


class SheetReader(Protocol):
    """One reading of a file."""

    def sheets(self) -> Iterator[Sheet]:
        """Yield each page as it is read, or all of a file without pages.

        Raises UnreadableFile, MissingTool.
        """

    @property
    def kind(self) -> SourceKind:
        """Return `source.kind` of the result; known once all sheets were read."""

    @property
    def look(self) -> SecondLook:
        """Return what reads spots of the pages again."""

    @property
    def ocr_seconds(self) -> float:
        """Return the seconds that recognition took so far."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A file that becomes sheets.

    `pages` is 1 where it has none of its own; then there is nothing to `draw` either.
    """

    pages: int
    read: Callable[[], SheetReader]
    draw: DrawPages | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """The same paper as a file of another format, to be recognised and opened in its turn."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Contained:
    """A file in a container; `take` unpacks it and raises InputError where that file is broken or locked."""

    name: str
    take: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Container:
    """Files that came in one, such as the attachments of a mail; they belong together.

    `left_out` are what lies in it besides and is no paper, each with the reason (Chinese).
    """

    submission: Submission
    files: tuple[Contained, ...]
    left_out: tuple[tuple[str, str], ...] = ()


Opening = Readable | Converted | Container


@dataclass(frozen=True, slots=True)
class OneSheet:
    """A file without pages of its own, as one sheet at which nothing can be looked again."""

    kind: SourceKind
    sheet: Sheet
    look: SecondLook = NO_SECOND_LOOK
    ocr_seconds: float = 0.0

    def sheets(self) -> Iterator[Sheet]:
        """Yield the one sheet."""
        yield self.sheet


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read.

    `sha256`, `bytes_count`, `came_as` are those of the file as it came in; `data`, `format` are what is read:
    of an older Word file the .docx made from it.
    """

    filename: str
    sha256: str
    bytes_count: int
    came_as: FileFormat
    format: FileFormat
    data: bytes
    readable: Readable

    @property
    def pages(self) -> int:
        """Return how many pages there are: 1 for Word files and workbooks, which have none of their own."""
        return self.readable.pages


def is_said_to_be(file_format: FileFormat) -> str:
    """Say what a file is, as a sentence does: 是图片, but 是 Excel 文件, a space before Latin letters."""
    return f"是{' ' if file_format.called[0].isascii() else ''}{file_format.called}"
