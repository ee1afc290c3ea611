"""Writes sections as Typst pages: size, margins, headers and footers, page numbers."""

from __future__ import annotations

from typing import Literal

from zsgx_docs.render.pdf.blocks import NO_GRID, Margins, PageSetup, Section
from zsgx_docs.render.pdf.typst.block import BlockMarkup
from zsgx_docs.render.pdf.typst.literals import call, points, sequence
from zsgx_docs.render.pdf.typst.table_pages import LongTable
from zsgx_docs.render.pdf.typst.text import TextMarkup


def section(section: Section, number: int, text: TextMarkup, long: list[LongTable]) -> str:
    """Return a whole section as Typst code, from its first page on.

    `long` tables are left to be set page by page.
    """
    page, label = section.page, f"<section-{number}>"
    body = [f"[#metadata(none) {label}]"] if section.own_first else []
    if page.start is not None:
        body.append(f"counter(page).update({page.start})")
    writer = BlockMarkup(text, page, page.grid, page.column_width, long=long)
    body.extend(writer.blocks(section.blocks))
    header = _written(section, section.headers, text, ("top", page.header))
    footer = _written(section, section.footers, text, ("bottom", page.height - page.footer))
    pages = call(
        "page",
        sequence(body or ["[]"]),
        width=points(page.width),
        height=points(page.height),
        margin="margin",
        columns=str(page.columns) if page.columns > 1 else None,
        background=_area(section, label, "header", page.header) if header else None,
        foreground=_area(section, label, "footer", -page.footer) if footer else None,
    )
    lines = [f"let margin = {_margin(page, bool(header), bool(footer))}", pages]
    if header or footer:
        lines = [f"let header = ({header or ':'})", f"let footer = ({footer or ':'})", *lines]
    if page.columns > 1:
        lines.insert(0, f"set columns(gutter: {points(page.gutter)})")
    if section.begins != "any":
        lines.insert(0, f'pagebreak(weak: true, to: "{section.begins}")')
    return ("#context " if header or footer else "#") + sequence(lines)


def _margin(page: PageSetup, header: bool, footer: bool) -> str:
    """Word makes room for headers and footers that are taller than the margin."""
    sides = ("inside", "outside") if page.mirrored else ("left", "right")
    width, top, bottom = points(page.text_width), points(page.top), points(page.bottom)
    if header:
        top = call("room", top, points(page.header), "header", width)
    if footer:
        bottom = call("room", bottom, points(page.footer), "footer", width)
    edges = (page.left, page.right)
    across = ", ".join(f"{side}: {points(edge)}" for side, edge in zip(sides, edges, strict=True))
    return f"({across}, top: {top}, bottom: {bottom})"


def _written(
    section: Section, margins: Margins, text: TextMarkup, edge: tuple[Literal["top", "bottom"], float]
) -> str:
    """What stands above or below the text, by kind of page: the entries of a Typst dictionary."""
    writer = BlockMarkup(text, section.page, NO_GRID, section.page.text_width, boxed=True, edge=edge)
    shown = {
        "first": margins.first if section.own_first else None,
        "even": margins.even if section.odd_even else None,
        "default": margins.default,
    }
    return "".join(f"{kind}: {sequence(writer.blocks(blocks))}, " for kind, blocks in shown.items() if blocks)


def _area(section: Section, label: str, name: str, offset: float) -> str:
    page = section.page
    flags = f"{str(section.own_first).lower()}, {str(section.odd_even).lower()}, {label}"
    shown = call("block", f"{name}.at(page-kind({flags}), default: none)", width=points(page.text_width))
    edge = "top" if name == "header" else "bottom"
    return "context " + call("place", f"{edge} + left", shown, dx=points(page.left), dy=points(offset))
