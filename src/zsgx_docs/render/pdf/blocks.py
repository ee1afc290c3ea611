"""Says what a Word file holds, without its XML: sections of paragraphs and tables, frozen, in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zsgx_docs.word.formats import BorderLine, ParagraphFormat, RunFormat

Vertical = Literal["top", "horizon", "bottom"]


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one format."""

    text: str
    format: RunFormat


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab within a paragraph."""

    format: RunFormat


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break of the line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Break:
    """A page or column break; it also stands between blocks."""

    kind: Literal["page", "column"] = "page"


@dataclass(frozen=True, slots=True)
class PageNumberField:
    """A field of the page's number (PAGE) or, with `total`, of their count (NUMPAGES), in Word's formats."""

    format: RunFormat
    total: bool = False
    numerals: str = "decimal"


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, JPEG or GIF file (`data`), to be shown `width` by `height` points."""

    data: bytes
    media_type: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A drawn line, or a box (a text box too) with its blocks."""

    width: float
    height: float
    kind: Literal["line", "box"] = "box"
    line: BorderLine | None = None
    fill: str | None = None
    inset: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    blocks: tuple[Block, ...] = ()
    vertical: Vertical = "top"
    stacked: bool = False
    """Characters run from top to bottom."""


@dataclass(frozen=True, slots=True)
class AxisPlace:
    """The place of a floating thing along one axis: an alignment or an offset from a reference."""

    relative_to: str = "column"
    offset: float = 0
    align: Literal["left", "center", "right", "top", "bottom"] | None = None


@dataclass(frozen=True, slots=True)
class Floating:
    """A picture or shape that stands over the text, at a place on the page."""

    content: Picture | DrawnShape
    x: AxisPlace
    y: AxisPlace


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote or endnote with its blocks, at the place of its mark."""

    blocks: tuple[Block, ...]
    format: RunFormat


Piece = TextRun | Tab | LineBreak | Break | PageNumberField | Picture | DrawnShape | Floating | Footnote


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """A paragraph as pieces in a format; `mark`, its end's, gives an empty line its height."""

    format: ParagraphFormat
    pieces: tuple[Piece, ...]
    mark: RunFormat


@dataclass(frozen=True, slots=True)
class Edges:
    """The lines at the four sides of a cell; None is no line."""

    left: BorderLine | None = None
    top: BorderLine | None = None
    right: BorderLine | None = None
    bottom: BorderLine | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CellLook:
    """The look of a cell; `inset` is left, top, right, bottom; `stacked`: text runs from top to bottom."""

    edges: Edges
    inset: tuple[float, float, float, float]
    vertical: Vertical = "top"
    fill: str | None = None
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell's place and blocks; cells that share one look (the same object) differ in these only."""

    row: int
    column: int
    blocks: tuple[Block, ...]
    look: CellLook
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's height in points, whether it may be cut, and whether it stays with what is next."""

    height: float | None = None
    exact: bool = False
    splits: bool = True
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows, cells and column widths; `head` is how many rows are printed again on every page."""

    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    cells: tuple[TableCell, ...]
    head: int = 0
    align: Literal["left", "center", "right"] = "left"
    indent: float = 0


Block = ParagraphBlock | Table | Break


def block_text(cell: TableCell) -> str:
    """Return what the paragraphs of a cell say."""
    if (
        len(cell.blocks) == 1
        and isinstance(block := cell.blocks[0], ParagraphBlock)
        and len(block.pieces) == 1
    ):
        [piece] = block.pieces
        return piece.text if isinstance(piece, TextRun) else ""
    paragraphs = (block for block in cell.blocks if isinstance(block, ParagraphBlock))
    return "".join(p.text for block in paragraphs for p in block.pieces if isinstance(p, TextRun))


@dataclass(frozen=True, slots=True)
class LineGrid:
    """The line grid of a page: `pitch` points a line, `extra` more width for every Chinese character."""

    pitch: float | None = None
    extra: float = 0
    in_tables: bool = False


NO_GRID = LineGrid()


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The measures of a page in points; what a file leaves out is Word's own for an A4 page.

    `start` is what PAGE counts from, None to go on counting; `tab` the distance of the usual stops.
    """

    width: float = 595.3
    height: float = 841.9
    left: float = 90
    top: float = 72
    right: float = 90
    bottom: float = 72
    header: float = 42.55
    footer: float = 49.6
    mirrored: bool = False
    columns: int = 1
    gutter: float = 21.25
    start: int | None = None
    numerals: str = "decimal"
    tab: float = 36
    grid: LineGrid = NO_GRID

    @property
    def text_width(self) -> float:
        """Return the points between the side margins."""
        return self.width - self.left - self.right

    @property
    def column_width(self) -> float:
        """Return the points that a column of text is wide."""
        return (self.text_width - (self.columns - 1) * self.gutter) / self.columns

    @property
    def text_height(self) -> float:
        """Return the points between the upper and lower margin."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Margins:
    """The headers or footers of a section; None means there is none for that kind of page."""

    default: tuple[Block, ...] | None = None
    first: tuple[Block, ...] | None = None
    even: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper with one page setup, its headers and footers and its blocks."""

    page: PageSetup
    blocks: tuple[Block, ...]
    headers: Margins = Margins()
    footers: Margins = Margins()
    own_first: bool = False
    odd_even: bool = False
    begins: Literal["any", "odd", "even"] = "any"
