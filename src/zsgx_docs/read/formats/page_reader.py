"""Read a file's pages one after another: by their own text where they have some, else as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

from zsgx_docs.model.extraction import SourceKind
from zsgx_docs.model.sheet import Sheet
from zsgx_docs.read.formats.scanner import Scanner
from zsgx_docs.read.source import DrawPages, OwnText, SecondLook


class PageReader:
    """One reading of a file that has pages.

    `own_text` has each page by its own text; where that has no sheet it is read as `draw` draws it.
    """

    def __init__(
        self, by_text: SourceKind, as_picture: SourceKind, own_text: Iterator[OwnText], draw: DrawPages
    ) -> None:
        self._by_text = by_text
        self._as_picture = as_picture
        self._own_text = own_text
        self._scanner = Scanner(draw)
        self.ocr_seconds = 0.0

    def sheets(self) -> Iterator[Sheet]:
        """Yield each page as it is read.

        Raises UnreadableFile, TooLarge, MissingTool when it comes to such a page.
        """
        for number, own in enumerate(self._own_text, start=1):
            sheet = own.sheet
            if sheet is None:
                began = perf_counter()
                scanned = self._scanner.read(number)
                self.ocr_seconds += perf_counter() - began
                yield replace(scanned, unread=(*scanned.unread, *own.unread)) if own.unread else scanned
            elif sheet.coloured:
                yield self._scanner.with_seals(number, sheet)
            else:
                yield sheet

    @property
    def kind(self) -> SourceKind:
        """Return what the source is: a scan as soon as one page was read as a picture."""
        return self._as_picture if self._scanner.pages_read else self._by_text

    @property
    def look(self) -> SecondLook:
        """Return what reads spots of the pages again."""
        return self._scanner
