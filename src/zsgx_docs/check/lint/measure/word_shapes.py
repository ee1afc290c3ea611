"""Places text boxes and drawn lines of a Word paragraph (DrawingML, older VML) on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zsgx_docs.check.lint.measure.layout import Side
from zsgx_docs.word.drawings import (
    Anchor,
    ModernShape,
    Outline,
    frame_anchor,
    frame_size,
    modern_shape,
    vml_shape,
)
from zsgx_docs.word.names import MC, WPS, V, W
from zsgx_docs.word.ooxml import WP, A

_LEVEL = 4.0
"""Points: a flatter shape is a stroke; a guess."""
_INSET = 7.2
"""Points between a VML text box's side and its text, above it half as much: ECMA-376-4, `inset`."""


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A text box or stroke, in points from the left and top of the paper; None where that cannot be known.

    `content` is the `w:txbxContent` of a text box. A stroke has `strokes`, its thicknesses from above.
    """

    x: float | None
    y: float | None
    width: float
    height: float
    content: Any = None
    inset: tuple[float, float, float] = (0, 0, 0)
    strokes: tuple[float, ...] = ()
    colour: str | None = None


def own(paragraph: Any, *names: str) -> Iterator[Any]:
    """Yield the `w:` descendants that belong to a paragraph: not to its text boxes, not deleted."""
    for node in paragraph:
        if not isinstance(node.tag, str) or node.tag in _FOREIGN:
            continue
        if node.tag[len(W) :] in names:
            yield node
        yield from own(node, *names)


_FOREIGN = frozenset(
    [f"{MC}AlternateContent", *(W + n for n in ("drawing", "pict", "object", "del", "moveFrom", "pPr"))]
)


def placed_shapes(paragraph: Any, side: Side, y: float | None) -> Iterator[PlacedShape]:
    """Yield the shapes of a paragraph at their places; `y` is where it begins in points, if known."""
    for frame in paragraph.iter(f"{WP}anchor", f"{WP}inline"):
        if not _in_fallback(frame):
            yield from _modern(frame, side, y)
    for node in paragraph.iter(f"{V}line", f"{V}rect", f"{V}shape"):
        if not _in_fallback(node):
            shape = _vml(node, side, y)
            if shape is not None:
                yield shape


def has_picture(element: Any) -> bool:
    """Tell whether an element holds a picture or lettering, of which nothing can be said."""
    kinds = (f"{A}blip", f"{V}imagedata", f"{V}textpath")
    return next(element.iter(*kinds), None) is not None


def _in_fallback(node: Any) -> bool:
    return any(ancestor.tag == f"{MC}Fallback" for ancestor in node.iterancestors())


def _modern(frame: Any, side: Side, y: float | None) -> Iterator[PlacedShape]:
    """Shapes of a group have sizes of their own, but their places are not known."""
    width, height = frame_size(frame)
    found = [modern_shape(shape) for shape in frame.iter(f"{WPS}wsp")]
    alone = len(found) == 1
    x = _across(frame_anchor(frame, "horizontal"), width, side) if alone else None
    top = _down(frame_anchor(frame, "vertical"), height, side, y) if alone else None
    for shape in found:
        if not alone and shape.width is not None and shape.height is not None:
            width, height = shape.width, shape.height
        yield _drawn(shape, x, top, width, height)


def _drawn(shape: ModernShape, x: float | None, y: float | None, width: float, height: float) -> PlacedShape:
    if shape.content is not None:
        left, top, right, _ = shape.inset
        return PlacedShape(x, y, width, height, shape.content, (left, right, top))
    if height > _LEVEL:
        return PlacedShape(x, y, width, height)
    line = shape.outline
    if shape.fill is not None and (line is None or not line.shown or height > 1):
        return PlacedShape(x, y, width, height, strokes=(height,), colour=shape.fill)
    line = line or Outline()
    return PlacedShape(x, y, width, height, strokes=_strokes(line), colour=line.colour)


def _strokes(line: Outline) -> tuple[float, ...]:
    return line.bands[::2] or (line.thickness,)


def _across(anchor: Anchor, width: float, side: Side) -> float | None:
    origin, align = anchor.origin, anchor.align
    left, right = side.left or 0, side.right or 0
    start, room = (0.0, side.width) if origin == "page" else (left, side.width - left - right)
    if origin not in ("page", "margin", "column", "text", "leftMargin", "char", "character"):
        return None
    if align in ("center", "left", "right"):
        return start + {"left": 0.0, "center": (room - width) / 2, "right": room - width}[align]
    if align is not None:
        return None
    return (0.0 if origin in ("page", "leftMargin") else left) + anchor.offset


def _down(anchor: Anchor, height: float, side: Side, y: float | None) -> float | None:
    origin, align = anchor.origin, anchor.align
    top, bottom = side.top or 0, side.bottom or 0
    starts = {
        "page": 0.0, "topMargin": 0.0, "margin": top, "bottomMargin": side.height - bottom, "paragraph": y,
        "line": y, "text": y,
    }  # fmt: skip
    start = starts.get(origin)
    if start is None or align not in (None, "top", "bottom"):
        return None
    if align == "bottom":
        return side.height - height - (0 if origin == "page" else bottom)
    return start + (0.0 if align else anchor.offset)


def _vml(node: Any, side: Side, y: float | None) -> PlacedShape | None:
    shape = vml_shape(node)
    width, height = shape.width, shape.height
    place = _across(shape.across, width, side), _down(shape.down, height, side, y)
    if shape.content is not None:
        return PlacedShape(*place, width, height, shape.content, (_INSET, _INSET, _INSET / 2))
    if node.tag == f"{V}shape" or height > _LEVEL:
        return None
    line = shape.outline
    painted = line.colour if node.get("strokecolor") else shape.fill
    return PlacedShape(*place, width, height, strokes=_strokes(line), colour=painted)
