"""Ruled lists and sheets of another maker: set by a browser's rules, not by Word's.

printed = ruled(Table(title="学员名单", rows=rows, heads=1), Setting(size=10, padding=0.5))
printed.pdf, [page.shape for page in printed.pages]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from weasyprint import HTML

from forge.seal import FONTS

FACES = ("FandolSong-Regular", "FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular")
"""Files of the project's own fonts; a face of the machine's may be named as well."""


@dataclass(frozen=True, slots=True)
class Item:
    """A cell's text and how many columns and rows it takes up."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Its first `heads` rows are the head; `widths` of the columns are shares of any sum."""

    rows: Sequence[Sequence[Item]]
    heads: int = 1
    widths: Sequence[float] = ()
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """How it is set: `size` and `padding`, `rule` and `margin` in points; `leading` in ems.

    `repeated`: the head stands on each page; `split`: a row may go on overleaf. `tall`: points of a row at
    least.
    """

    face: str = "FandolSong-Regular"
    size: float = 10.5
    leading: float = 1.2
    padding: float = 2.0
    side: float = 3.0
    rule: float = 0.75
    margin: float = 62.0
    landscape: bool = False
    repeated: bool = False
    split: bool = True
    centred: bool = True
    middle: bool = True
    tall: float = 0.0


@dataclass(frozen=True, slots=True)
class TablePage:
    """What of the table one page has: `rows` by their numbers; `head` if it is printed there."""

    rows: tuple[int, ...]
    head: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF, and what each page has."""

    pdf: bytes
    pages: tuple[TablePage, ...]


def ruled(table: Table, setting: Setting) -> Printed:
    """The table set on A4, over as many pages as it takes."""
    document = HTML(string=_html(table, setting)).render()
    pages: list[TablePage] = []
    for page in document.pages:
        numbers = sorted(int(name[1:]) for name in page.anchors if name.startswith("r"))
        body = tuple(n for n in numbers if n >= table.heads)
        first = not pages
        head = table.heads if first or setting.repeated else 0
        pages.append(TablePage(tuple(range(table.heads)) + body if first else body, head if body else 0))
    return Printed(document.write_pdf(), tuple(page for page in pages if page.rows))


def _html(table: Table, setting: Setting) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * width / total:.2f}%">' for width in table.widths)
    rows = [_row(number, row) for number, row in enumerate(table.rows)]
    head, body = "".join(rows[: table.heads]), "".join(rows[table.heads :])
    head, body = (f"<thead>{head}</thead>", body) if setting.repeated else ("", head + body)
    title = f"<h1>{escape(table.title)}</h1>" if table.title else ""
    note = f"<p>{escape(table.note)}</p>" if table.note else ""
    inner = f"<table><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table>"
    return f"<style>{_style(setting)}</style>{title}{inner}{note}"


def _row(number: int, row: Sequence[Item]) -> str:
    cells = "".join(
        f'<td colspan="{item.columns}" rowspan="{item.rows}">{escape(item.text)}</td>' for item in row
    )
    return f'<tr id="r{number}">{cells}</tr>'


def _style(setting: Setting) -> str:
    s = setting
    return f"""
    @font-face {{ font-family: "{s.face}"; src: url("{(FONTS / f"{s.face}.otf").as_uri()}") }}
    @page {{ size: A4 {"landscape" if s.landscape else "portrait"}; margin: {s.margin}pt }}
    body {{ font-family: "{s.face}"; font-size: {s.size}pt; line-height: {s.leading}; margin: 0 }}
    h1 {{ font-size: {1.6 * s.size}pt; text-align: center; margin: 0 0 8pt }}
    p {{ margin: 4pt 0 }}
    table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
    tr {{ break-inside: {"auto" if s.split else "avoid"} }}
    td {{ border: {s.rule}pt solid black; padding: {s.padding}pt {s.side}pt; height: {s.tall}pt;
         text-align: {"center" if s.centred else "left"}; vertical-align: {"middle" if s.middle else "top"};
         overflow-wrap: anywhere; orphans: 1; widows: 1 }}
    """
