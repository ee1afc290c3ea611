"""Reads pictures, drawn lines and text boxes (DrawingML and the older VML) as pieces of a paragraph."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Literal

from zsgx_docs.render.pdf.blocks import AxisPlace, DrawnShape, Floating, Picture, Piece, Vertical
from zsgx_docs.render.pdf.wordml.scope import Scope
from zsgx_docs.word.drawings import (
    HAIRLINE,
    Anchor,
    Outline,
    VmlShape,
    frame_anchor,
    frame_size,
    modern_shape,
    vml_shape,
)
from zsgx_docs.word.formats import BorderLine
from zsgx_docs.word.names import WPS, V, W
from zsgx_docs.word.ooxml import WP, A, Element, R

_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif"}
_MOST_PIXELS = 50_000_000
"""Pixels of a picture that is still decoded, some 200 MB: a guess, against bombs."""
_LARGEST = 2000.0
"""Points: what claims to be larger is no drawing on a page; a guess above Word's largest page of 1,584."""
_ALIGNED: dict[str, Literal["left", "center", "right", "top", "bottom"]] = {
    "left": "left", "center": "center", "right": "right", "top": "top", "bottom": "bottom",
    "inside": "left", "outside": "right",
}  # fmt: skip
_LINES = ("line", "straightConnector1")
_VERTICAL: dict[str, Vertical] = {"ctr": "horizon", "b": "bottom"}
_DASHES = {
    "dash": "dashed",
    "sysDash": "dashed",
    "dot": "dotted",
    "sysDot": "dotted",
    "dashDot": "dash-dotted",
}


def drawn(node: Element, scope: Scope) -> Iterator[Piece]:
    """Yield what a `w:drawing`, `w:pict` or `w:object` shows; what we cannot draw is named in a warning."""
    pieces = list(_modern(node, scope) if node.tag == f"{W}drawing" else _vml(node, scope))
    if not pieces:
        scope.source.warn("有一处图形（不是能读的图片，也不是文本框或直线）未印出。")
    return iter(pieces)


def _modern(drawing: Element, scope: Scope) -> Iterator[Piece]:
    for frame in drawing:
        if frame.tag not in (f"{WP}inline", f"{WP}anchor"):
            continue
        width, height = (min(max(0.0, size), _LARGEST) for size in frame_size(frame))
        content = _picture(frame, width, height, scope) or _shape(frame, width, height, scope)
        if content is None:
            continue
        if frame.tag == f"{WP}inline" or frame.find(f"{WP}wrapTopAndBottom") is not None:
            yield content
        else:
            x, y = frame_anchor(frame, "horizontal"), frame_anchor(frame, "vertical")
            yield Floating(content, _place(x), _place(y))


def _place(anchor: Anchor) -> AxisPlace:
    return AxisPlace(anchor.origin or "column", anchor.offset, _ALIGNED.get(anchor.align or ""))


def _picture(frame: Element, width: float, height: float, scope: Scope) -> Picture | None:
    blip = frame.find(f".//{A}blip")
    return _loaded(blip.get(f"{R}embed"), width, height, scope) if blip is not None else None


def _loaded(relation: str | None, width: float, height: float, scope: Scope) -> Picture | None:
    found = scope.part.rels.get(relation) if relation else None
    if found is None or found.is_external or width <= 0 or height <= 0:
        return None
    readable = _readable(found.target_part.blob)
    return Picture(*readable, width, height) if readable else None


def _readable(data: bytes) -> tuple[bytes, str] | None:
    """The picture and its media type, as PNG where Typst does not know its kind; None if it is broken."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.load()
            if image.format in _MEDIA and image.mode != "CMYK":
                return data, _MEDIA[image.format]
            changed = io.BytesIO()
            image.convert("RGBA" if "A" in image.getbands() else "RGB").save(changed, "PNG")
            return changed.getvalue(), "image/png"
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _shape(frame: Element, width: float, height: float, scope: Scope) -> DrawnShape | None:
    found = frame.find(f".//{WPS}wsp")
    if found is None:
        return None
    shape = modern_shape(found)
    line = _line(shape.outline)
    if shape.preset in _LINES:
        return DrawnShape(width, height, "line", line or BorderLine(HAIRLINE))
    return DrawnShape(
        width,
        height,
        line=line,
        fill=shape.fill,
        inset=shape.inset,
        blocks=scope.inner().blocks(shape.content) if shape.content is not None else (),
        vertical=_VERTICAL.get(shape.vertical, "top"),
        stacked="vert" in shape.direction.lower(),
    )


def _line(outline: Outline | None) -> BorderLine | None:
    if outline is None or not outline.shown:
        return None
    return BorderLine(outline.thickness, outline.colour, _DASHES.get(outline.dash), 0, outline.bands)


def _vml(node: Element, scope: Scope) -> Iterator[Piece]:
    for element in node.iter(f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}line"):
        shape = vml_shape(element)
        content = _vml_content(element, shape, scope)
        if content is None:
            continue
        if shape.floats:
            yield Floating(content, _vml_place(shape.across, "column"), _vml_place(shape.down, "paragraph"))
        else:
            yield content


def _vml_place(anchor: Anchor, beside: str) -> AxisPlace:
    origin = anchor.origin if anchor.origin in ("page", "margin") else beside
    return AxisPlace(origin, anchor.offset, _ALIGNED.get(anchor.align or ""))


def _vml_content(element: Element, shape: VmlShape, scope: Scope) -> Picture | DrawnShape | None:
    image = element.find(f"{V}imagedata")
    if image is not None:
        return _loaded(image.get(f"{R}id"), shape.width, shape.height, scope)
    line = _line(shape.outline)
    if element.tag == f"{V}line":
        return DrawnShape(shape.width, shape.height, "line", line or BorderLine(HAIRLINE))
    if element.find(f"{V}textbox") is None:
        return None
    blocks = scope.inner().blocks(shape.content) if shape.content is not None else ()
    return DrawnShape(shape.width, shape.height, line=line, blocks=blocks)
