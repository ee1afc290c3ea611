"""List the paragraphs of a template one by one, each with its place as a clerk would look for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Cell, Grid, Paragraph
from zsgx_docs.template.grammar import TOKEN
from zsgx_docs.template.layout import name_of
from zsgx_docs.word.flow import elements_of
from zsgx_docs.word.names import W
from zsgx_docs.word.visible import paragraph_text

if TYPE_CHECKING:
    from docx.document import Document

LONGEST_QUOTE = 12
"""Characters of print that a place is named by; a guess: enough to find it."""


@dataclass(frozen=True, slots=True)
class ParagraphSpot:
    """One `w:p`.

    `base` is its place by number, `near` the print that a person knows it by. `place` is None in headers and
    footers. `page` is None where it is not known.
    """

    element: Any
    base: str
    near: str
    place: Place | None
    page: int | None = None

    @property
    def text(self) -> str:
        """Return what the paragraph says."""
        return paragraph_text(self.element)

    @property
    def where(self) -> str:
        """Return its place in words, as a clerk would look for it."""
        page = f"第{self.page}页" if self.page is not None else ""
        return f"{page}{self.base}{f'（{self.near}）' if self.near else ''}"

    @property
    def table(self) -> int | None:
        """Return the number of its table; None outside tables."""
        return self.place.table if self.place else None

    @property
    def row(self) -> tuple[int | None, int | None] | None:
        """Return table and row; None outside tables."""
        return (self.place.table, self.place.row) if self.place and self.place.table is not None else None


def spots_of(document: Document) -> list[ParagraphSpot]:
    """List those of the body in reading order, then headers and footers."""
    sheet, elements = elements_of(document)
    pages = _OwnPages(document)
    found: list[ParagraphSpot] = []
    above = ""
    for block in sheet.blocks:
        if isinstance(block, Grid):
            found += _in_grid(block, elements, pages)
        elif block.place is not None:
            element = elements[block.place]
            found.append(
                ParagraphSpot(
                    element, name_of(block.place), _near(block, above), block.place, pages.of(element)
                )
            )
            above = _print(block.text.text) or above
    return [*found, *_in_margins(document)]


def on_pages(spots: Sequence[ParagraphSpot], texts: Sequence[str]) -> dict[int, int]:
    """Tell the page of each spot of the body, by its number.

    It is where its text is found, else that of the one before. `texts` are those of the pages.
    """
    squeezed = ["".join(text.split()) for text in texts]
    found: dict[int, int] = {}
    page = 0
    for number, spot in enumerate(spots):
        said = "".join(spot.text.split())[:24]
        sought = range(page, len(squeezed)) if said and spot.place is not None else range(0)
        on = next((p for p in sought if said in squeezed[p]), None)
        page = page if on is None else on
        if squeezed and spot.place is not None:
            found[number] = page + 1
    return found


def _in_grid(grid: Grid, elements: dict[Place, Any], pages: _OwnPages) -> Iterator[ParagraphSpot]:
    for cell in grid.cells:
        element = elements.get(cell.place) if cell.place else None
        if element is None:
            continue
        near = _beside(grid, cell)
        for paragraph in element.iter(f"{W}p"):
            if next(paragraph.iterancestors(f"{W}tc")) is element:
                yield ParagraphSpot(paragraph, name_of(cell.place), near, cell.place, pages.of(element))
        for inner in cell.inner:
            yield from _in_grid(inner, elements, pages)


def _beside(grid: Grid, cell: Cell) -> str:
    """The cell's own print, else the label to its left or above it."""
    if own := _print(cell.text.text):
        return f"“{_quoted(own)}”处"
    left = [c for c in grid.row(cell.row) if c.column < cell.column and _print(c.text.text)]
    if left:
        return f"“{_quoted(_print(left[-1].text.text))}”右边"
    above = [c for c in grid.cells if c.row < cell.row and cell.column in c.columns and _print(c.text.text)]
    return f"“{_quoted(_print(max(above, key=lambda c: c.row).text.text))}”下面" if above else ""


def _near(paragraph: Paragraph, above: str) -> str:
    own = _print(paragraph.text.text)
    if own:
        return f"“{_quoted(own)}”处"
    return f"“{_quoted(above)}”之后" if above else ""


def _print(text: str) -> str:
    """What stands there beside tags, whole ones and broken ones."""
    said = TOKEN.sub(" ", text)
    for brace in ("{", "｛"):
        said = said.partition(brace)[0]
    return "".join(said.split()) if "}" not in said and "｝" not in said else ""


def _quoted(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def _in_margins(document: Document) -> Iterator[ParagraphSpot]:
    for number, section in enumerate(document.sections, 1):
        parts = (
            ("页眉", section.header),
            ("页脚", section.footer),
            ("首页页眉", section.first_page_header),
            ("首页页脚", section.first_page_footer),
        )
        for name, part in parts:
            if not part.is_linked_to_previous:
                for paragraph in part._element.iter(f"{W}p"):
                    yield ParagraphSpot(paragraph, f"第{number}节{name}", "", None)


class _OwnPages:
    """Which page a paragraph or cell is on, by Word's own page breaks; None in files Word never laid out."""

    def __init__(self, document: Document) -> None:
        self._page: dict[Any, int] = {}
        begun: list[Any] = []
        page = 1
        for part in document.element.body.iter(f"{W}p", f"{W}tc", f"{W}t", f"{W}lastRenderedPageBreak"):
            if part.tag == f"{W}t":
                begun = []
            elif part.tag == f"{W}lastRenderedPageBreak":
                page += 1
                self._page.update(dict.fromkeys(begun, page))
            else:
                self._page[part] = page
                begun.append(part)
        self._many = page > 1

    def of(self, element: Any) -> int | None:
        return self._page.get(element) if self._many else None
