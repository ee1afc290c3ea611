"""Fills one layout with the texts of many pages that a line breaker cannot tell apart.

Where pages differ in digits, Chinese characters and drawings only, their lines break alike, and setting each
anew would take ten times as long as drawing it. This reaches into WeasyPrint's boxes: every exchanged text is
measured, and where anything differs from the page that was laid out, or its boxes do not hold the text that
was looked for, the page is laid out by itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from weasyprint.formatting_structure.boxes import ReplacedBox, TextBox
from weasyprint.images import SVGImage
from weasyprint.text.ffi import pango
from weasyprint.text.line_break import line_size

from zsgx_docs.render.page.drawings import Repeated, drawing

_PIECES = re.compile(
    r"(<svg\b.*?</svg>|<style\b.*?</style>|<title\b.*?</title>|<!--.*?-->|<[^>]*>)", re.DOTALL
)
_DIGITS, _IDEOGRAPHS = re.compile("[0-9]"), re.compile("[\u4e00-\u9fff]")
_CLOSE = 0.001
"""CSS pixels within which two measures are the same: a guess, far above rounding and far below print."""
MOST_FORMS = 50
"""Forms whose layouts are kept: a guess, bounds memory."""
MOST_OF_A_FORM = 16
"""Layouts kept of a form, several where its digits are not all as wide, as 11 is set closer: a guess."""
_Metrics = tuple[float, float, int]
Render = Callable[[str], Any]
"""A page's HTML into a WeasyPrint document."""


class WrittenPage:
    """The HTML of a page taken apart: its markup, its drawings, its text without blanks."""

    def __init__(self, page: str) -> None:
        self.page = page
        pieces = _PIECES.split(page)
        self._markup = pieces[1::2]
        self.drawings = [markup for markup in self._markup if markup.startswith("<svg")]
        self._texts = [html.unescape(text) for text in pieces[::2]]
        self.text = "".join("".join(self._texts).split())

    @property
    def form(self) -> tuple[str, ...]:
        """Return what is the same for pages that a line breaker cannot tell apart."""
        bare = (part.partition(">")[0] if part.startswith("<svg") else part for part in self._markup)
        alike = (_IDEOGRAPHS.sub("一", _DIGITS.sub("0", text)) for text in self._texts)
        return (*bare, *alike)


class LaidOut:
    """The layout of one HTML document, to be drawn with other texts and drawings of the same form."""

    def __init__(self, document: Any, written: WrittenPage) -> None:
        self.document = document
        self._pages = document.pages
        self._own = written
        boxes = [box for page in self._pages for box in page._page_box.descendants(placeholders=True)]
        self._texts = [box for box in boxes if isinstance(box, TextBox)]
        self._drawings = [
            box for box in boxes if isinstance(box, ReplacedBox) and isinstance(box.replacement, SVGImage)
        ]
        self._said = [box.text for box in self._texts]
        self._own_drawings = [box.replacement for box in self._drawings]
        for box in boxes:
            _repeat_pictures(box)

    def pages(self, written: WrittenPage) -> list[FilledPage] | None:
        """Return the pages as they look with what is `written`; None where that needs a layout of its own."""
        if written is not self._own and not self._is_exchangeable:
            return None
        said = _shared_out(self._said, written.text) if written is not self._own else self._said
        if not all(self._fits(number, text) for number, text in enumerate(said)):
            return None
        drawings = [drawing(drawn) for drawn in written.drawings] if written is not self._own else []
        return [FilledPage(page, self, said, drawings) for page in self._pages]

    def fill(self, said: Sequence[str], drawings: Sequence[Any]) -> None:
        """Put other texts and drawings into the boxes of the layout, in their order."""
        for box, text in zip(self._texts, said, strict=True):
            box.text = box.pango_layout.text = text
        for box, drawn in zip(self._drawings, drawings or self._own_drawings, strict=True):
            box.replacement = drawn

    @cached_property
    def _is_exchangeable(self) -> bool:
        """Whether the boxes hold just what was written, in its order."""
        as_written = "".join("".join(self._said).split()) == self._own.text
        return as_written and len(self._own_drawings) == len(self._own.drawings)

    @cached_property
    def _measures(self) -> list[_Metrics]:
        return [_measured(box, text) for box, text in zip(self._texts, self._said, strict=True)]

    def _fits(self, number: int, text: str) -> bool:
        if text == self._said[number]:
            return True
        wanted, found = self._measures[number], _measured(self._texts[number], text)
        return all(abs(a - b) < _CLOSE for a, b in zip(wanted, found, strict=True))


class FilledPage:
    """A page for WeasyPrint to draw; all but its texts and drawings is that of the page laid out."""

    def __init__(self, page: Any, laid_out: LaidOut, said: Sequence[str], drawings: Sequence[Any]) -> None:
        self.document = laid_out.document
        self._page, self._laid_out, self._said, self._drawings = page, laid_out, said, drawings

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draw the page into a PDF's content stream."""
        self._laid_out.fill(self._said, self._drawings)
        self._page.paint(stream, scale)


def filled_pages(pages: Iterable[str], render: Render) -> Iterator[FilledPage]:
    """Yield the pages of many HTML documents, in their order; few are laid out."""
    known: dict[tuple[str, ...], list[LaidOut]] = {}
    for page in pages:
        written = WrittenPage(page)
        alike = known.setdefault(written.form, [])
        found = next((filled for each in alike if (filled := each.pages(written))), None)
        if found is None:
            fresh = LaidOut(render(page), written)
            alike.insert(0, fresh)
            del alike[MOST_OF_A_FORM:]
            while len(known) > MOST_FORMS:
                del known[next(iter(known))]
            found = fresh.pages(written)
        yield from found or ()


def _shared_out(said: Sequence[str], text: str) -> list[str]:
    """`text` in place of all that `said` holds but blanks."""
    characters = iter(text)
    return ["".join(c if c.isspace() else next(characters) for c in part) for part in said]


def _measured(box: Any, text: str) -> _Metrics:
    """Width, height and baseline of a text in the style of a box."""
    layout = box.pango_layout
    kept, layout.text = layout.text, text
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    width, height = line_size(line, box.style)
    baseline = pango.pango_layout_get_baseline(layout.layout)
    layout.deactivate()
    layout.text = kept
    return width, height, baseline


def _repeat_pictures(box: Any) -> None:
    """The drawings in a box's background are the same on every page."""
    behind = getattr(box, "background", None)
    if behind is not None:
        layers = [
            layer._replace(image=Repeated(layer.image)) if isinstance(layer.image, SVGImage) else layer
            for layer in behind.layers
        ]
        box.background = behind._replace(layers=layers)
