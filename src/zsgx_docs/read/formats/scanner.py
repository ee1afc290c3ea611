"""Read pages as pictures, one at a time when they are asked for; the engines are loaded by the first."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from zsgx_docs.errors import MissingTool
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Sheet
from zsgx_docs.read.language import with_wide_punctuation
from zsgx_docs.read.source import DrawPages, PageImage, TickReading

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Engine
    from zsgx_docs.read.scan import ScanLook

UNLIKE = 0.02
"""Share by which a page's proportions may differ from those of its picture; a guess, far above rounding."""


class Scanner:
    """The scanned pages of one file; also the second look at those it has read."""

    def __init__(self, draw: DrawPages) -> None:
        self._draw = draw
        self.pages_read = 0

    def read(self, number: int) -> Sheet:
        """Read page `number`, from 1.

        Raises UnreadableFile, TooLarge, MissingTool.
        """
        from zsgx_docs.read.scan import read_page

        picture = self._picture(number)
        scanned = read_page(picture.rgb, number, picture.width_pt, picture.height_pt, self._engine)
        self._look.add(scanned)
        self.pages_read += 1
        sheet = with_wide_punctuation(scanned.sheet)
        if scanned.view.placing.is_cut_out:
            return sheet
        return replace(sheet, in_file=picture.in_file, whole=picture.whole)

    def with_seals(self, number: int, sheet: Sheet) -> Sheet:
        """Find the seals of a page that was read by its own text.

        They come without text where no engine is installed.
        """
        from zsgx_docs.read.preprocess import Resolution
        from zsgx_docs.read.seals import seals_on

        picture = self._picture(number)
        width, height = sheet.width or 0.0, sheet.height or 0.0
        in_sheet = width / picture.width_pt
        if abs(height / picture.height_pt / in_sheet - 1) > UNLIKE:
            return replace(sheet, whole=False)  # the text stands sideways on its page
        at = Resolution(picture.rgb.shape[1] / picture.width_pt)
        found = seals_on(picture.rgb, number, at, self._engine_or_none)
        return replace(sheet, seals=tuple(replace(s, box=s.box.scaled(in_sheet)) for s in found))

    def _picture(self, number: int) -> PageImage:
        return next(self._draw({number}))

    def _engine_or_none(self) -> Engine:
        from zsgx_docs.ocr.probe import load

        try:
            return self._engine
        except MissingTool:
            return load("null")

    def sees(self, page: int) -> bool:
        """Tell whether the page was read as a picture."""
        return bool(self.pages_read) and self._look.sees(page)

    def tick(self, page: int, label: Box) -> TickReading | None:
        """Look at the tick box before a label again; None where there is no page to look at."""
        return self._look.tick(page, label) if self.pages_read else None

    def text(self, page: int, box: Box) -> Passage | None:
        """Read a spot again, enlarged; None where there is nothing new."""
        return self._look.text(page, box) if self.pages_read else None

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        """Read a spot by another engine; None where it reads nothing."""
        return self._look.second_opinion(page, box) if self.pages_read else None

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        """Read a spot by a third recogniser, sharp and softened; empty where there is none."""
        return self._look.third_opinions(page, box) if self.pages_read else ()

    @cached_property
    def _engine(self) -> Engine:
        from zsgx_docs.ocr.probe import load

        return load()

    @cached_property
    def _look(self) -> ScanLook:
        from zsgx_docs.read.scan import ScanLook

        return ScanLook(self._engine)
