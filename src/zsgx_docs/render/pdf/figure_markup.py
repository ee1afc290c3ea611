"""Pictures, drawn lines and boxes as Typst code."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from zsgx_docs.render.pdf.blocks import NO_GRID, Floating, PageSetup, Picture, Place, Shape
from zsgx_docs.render.pdf.literals import array, call, inset, paint, points, sequence, string, stroke

if TYPE_CHECKING:
    from zsgx_docs.render.pdf.block_markup import BlockMarkup

_ON_PAGE = ("page", "margin", "topMargin", "bottomMargin")


def picture(shown: Picture) -> str:
    """The picture inside an SVG, which can carry it as text: no file is written."""
    data = base64.b64encode(shown.data).decode("ascii")
    size = f'width="{shown.width:g}" height="{shown.height:g}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {shown.width:g} {shown.height:g}">'
        f'<image {size} preserveAspectRatio="none" href="data:{shown.media_type};base64,{data}"/></svg>'
    )
    return call(
        "image",
        f"bytes({string(svg)})",
        format='"svg"',
        width=points(shown.width),
        height=points(shown.height),
    )


def shape(shown: Shape, writer: BlockMarkup) -> str:
    if shown.kind == "line":
        if shown.line and shown.line.bands and shown.height < 1:
            widths = array([points(width) for width in shown.line.bands])
            strokes = call("bands", points(shown.width), widths, paint(shown.line.colour))
            return call("move", f"box({strokes})", dy=points(-sum(shown.line.bands) / 2))
        end = f"({points(shown.width)}, {points(shown.height)})"
        return call("line", end=end, stroke=stroke(shown.line))
    left, top, right, bottom = shown.inset
    inner = writer.inside(NO_GRID, shown.width - left - right if shown.width else writer.width)
    if shown.stacked:
        body = inner.stacked(shown.blocks, shown.height - top - bottom)
    else:
        body = sequence(inner.blocks(shown.blocks))
    return call(
        "block",
        call("align", shown.vertical, body),
        width=points(shown.width) if shown.width else None,
        height=points(shown.height) if shown.height else None,
        inset=inset(left, top, right, bottom),
        stroke=stroke(shown.line),
        fill=paint(shown.fill) if shown.fill else None,
    )


def floating(shown: Floating, writer: BlockMarkup) -> str:
    """Placed over the text without moving it; where the file says "from the page", from the page."""
    body = picture(shown.content) if isinstance(shown.content, Picture) else shape(shown.content, writer)
    page = writer.page
    x, dx = _along(shown.x, page.left if shown.x.relative_to in ("page", "leftMargin") else 0)
    y, dy = _along(shown.y, page.top if shown.y.relative_to in ("page", "topMargin") else 0)
    if y is None and shown.y.relative_to in _ON_PAGE:
        y, dy = (
            ("bottom", _from_bottom(shown, page)) if shown.y.relative_to == "bottomMargin" else ("top", dy)
        )
    return call("place", " + ".join(filter(None, (x or "left", y))), body, dx=points(dx), dy=points(dy))


def _along(place: Place, origin: float) -> tuple[str | None, float]:
    """The alignment (None: as it falls) and the offset along one axis."""
    if place.align is not None:
        return {"center": "center"}.get(place.align, place.align), 0
    return None, place.offset - origin


def _from_bottom(shown: Floating, page: PageSetup) -> float:
    return shown.y.offset + shown.content.height
