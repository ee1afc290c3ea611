"""Writes pictures, drawn lines and boxes as Typst code."""

from __future__ import annotations

import base64

from zsgx_docs.render.pdf.blocks import NO_GRID, AxisPlace, DrawnShape, Floating, PageSetup, Picture
from zsgx_docs.render.pdf.typst.literals import array, call, inset, paint, points, sequence, string, stroke
from zsgx_docs.render.pdf.typst.writer import BlockWriter


def picture(shown: Picture) -> str:
    """Return a picture inside an SVG, which can carry it as text: no file is written."""
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


def shape(shown: DrawnShape, writer: BlockWriter) -> str:
    """Return a drawn line or box with its blocks as Typst code."""
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


def floating(shown: Floating, writer: BlockWriter) -> str:
    """Return a thing placed over the text without moving it; where the file says so, from the page."""
    body = picture(shown.content) if isinstance(shown.content, Picture) else shape(shown.content, writer)
    page, width, height = writer.page, shown.content.width, shown.content.height
    x, dx = "left", 0.0
    y: str | None = None
    dy = shown.y.offset
    if (across := _across(shown.x.relative_to, page)) is not None:
        dx = _start(shown.x, across, width) - page.left
    elif shown.x.align is not None:
        x = shown.x.align
    else:
        dx = shown.x.offset
    if (down := _down(shown.y.relative_to, page)) is not None:
        y, origin = writer.hung_from
        dy = _start(shown.y, down, height) - origin + (height if y == "bottom" else 0)
    elif shown.y.align is not None:
        y, dy = shown.y.align, 0.0
    return call("place", " + ".join(filter(None, (x, y))), body, dx=points(dx), dy=points(dy))


def _across(relative_to: str, page: PageSetup) -> tuple[float, float] | None:
    """From where to where on the paper a place is told from; None: the text's own column."""
    right = page.width - page.right
    return {
        "page": (0, page.width),
        "margin": (page.left, right),
        "leftMargin": (0, page.left),
        "rightMargin": (right, page.width),
    }.get(relative_to)


def _down(relative_to: str, page: PageSetup) -> tuple[float, float] | None:
    """The same from top to bottom; None: the paragraph or line."""
    foot = page.height - page.bottom
    return {
        "page": (0, page.height),
        "margin": (page.top, foot),
        "topMargin": (0, page.top),
        "bottomMargin": (foot, page.height),
    }.get(relative_to)


def _start(place: AxisPlace, extent: tuple[float, float], size: float) -> float:
    """Where on the paper a thing of that size begins."""
    first, last = extent
    if place.align == "center":
        return (first + last - size) / 2
    return last - size if place.align in ("right", "bottom") else first + place.offset
