"""Sections as Typst pages: size, margins, headers and footers, page numbers."""

from __future__ import annotations

from typing import Literal

from zsgx_docs.render.pdf.block_markup import BlockMarkup
from zsgx_docs.render.pdf.blocks import NO_GRID, Margins, PageSetup, Section
from zsgx_docs.render.pdf.literals import call, points, sequence
from zsgx_docs.render.pdf.text_markup import TextMarkup


def section(section: Section, number: int, text: TextMarkup) -> str:
    """A whole section, from its first page on."""
    page, label = section.page, f"<section-{number}>"
    body = [f"[#metadata(none) {label}]"] if section.own_first else []
    if page.start is not None:
        body.append(f"counter(page).update({page.start})")
    body.extend(BlockMarkup(text, page, page.grid).blocks(section.blocks))
    pages = call(
        "page",
        sequence(body or ["[]"]),
        width=points(page.width),
        height=points(page.height),
        margin=_margin(page),
        columns=str(page.columns) if page.columns > 1 else None,
        background=_area(section, section.headers, label, text, "top"),
        foreground=_area(section, section.footers, label, text, "bottom"),
    )
    begin = f'#pagebreak(weak: true, to: "{section.begins}")\n' if section.begins != "any" else ""
    gutter = f"#set columns(gutter: {points(page.gutter)})\n" if page.columns > 1 else ""
    return f"{begin}{gutter}#{pages}"


def _margin(page: PageSetup) -> str:
    sides = ("inside", "outside") if page.mirrored else ("left", "right")
    return (
        f"({sides[0]}: {points(page.left)}, {sides[1]}: {points(page.right)},"
        f" top: {points(page.top)}, bottom: {points(page.bottom)})"
    )


def _area(
    section: Section, margins: Margins, label: str, text: TextMarkup, edge: Literal["top", "bottom"]
) -> str | None:
    """What stands above or below the text area; None where nothing does."""
    page, writer = section.page, BlockMarkup(text, section.page, NO_GRID, boxed=True)
    shown = {
        "first": margins.first if section.own_first else None,
        "even": margins.even if section.odd_even else None,
        "default": margins.default,
    }
    written = {kind: sequence(writer.blocks(blocks)) for kind, blocks in shown.items() if blocks}
    if not written:
        return None
    entries = ", ".join(f"{kind}: {code}" for kind, code in written.items())
    flags = f"{str(section.own_first).lower()}, {str(section.odd_even).lower()}, {label}"
    offset = page.header if edge == "top" else -page.footer
    content = call(
        "block", f"({entries}).at(kind, default: none)", width=points(page.width - page.left - page.right)
    )
    placed = call("place", f"{edge} + left", content, dx=points(page.left), dy=points(offset))
    return f"context {{ let kind = page-kind({flags}); {placed} }}"
