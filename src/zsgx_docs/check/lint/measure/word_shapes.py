"""Text boxes and drawn lines of a Word paragraph (DrawingML and the older VML), placed on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zsgx_docs.check.lint.measure.layout import Side
from zsgx_docs.word.names import MC, WPS, V, W
from zsgx_docs.word.ooxml import EMU_PER_POINT, WP, A, colour, length, number

_LEVEL = 4.0
"""Points: a flatter shape is a stroke."""
_COMPOUND = {"dbl": 2, "thickThin": 2, "thinThick": 2, "thinThin": 2, "tri": 3, "thickBetweenThin": 3}
_COLOURS = {"red": "ff0000", "black": "000000"}
_INSET = 7.2


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """Points from the left and top of the paper; None where that cannot be known.

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
    """The `w:` descendants that belong to a paragraph itself: not to its text boxes, not deleted."""
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
    """`y` is where the paragraph begins, if known."""
    for frame in paragraph.iter(f"{WP}anchor", f"{WP}inline"):
        if not _in_fallback(frame):
            yield from _modern(frame, side, y)
    for node in paragraph.iter(f"{V}line", f"{V}rect", f"{V}shape"):
        if not _in_fallback(node):
            shape = _vml(node, side, y)
            if shape is not None:
                yield shape


def has_picture(element: Any) -> bool:
    """A mark may be a picture or lettering: then nothing can be said of it."""
    kinds = (f"{A}blip", f"{V}imagedata", f"{V}textpath")
    return next(element.iter(*kinds), None) is not None


def _in_fallback(node: Any) -> bool:
    return any(ancestor.tag == f"{MC}Fallback" for ancestor in node.iterancestors())


def _modern(frame: Any, side: Side, y: float | None) -> Iterator[PlacedShape]:
    extent = frame.find(f"{WP}extent")
    width, height = (_emu(extent.get(n)) if extent is not None else 0.0 for n in ("cx", "cy"))
    found = list(frame.iter(f"{WPS}wsp"))
    alone = len(found) == 1
    x = _across(*_position(frame.find(f"{WP}positionH")), width, side) if alone else None
    top = _down(*_position(frame.find(f"{WP}positionV")), height, side, y) if alone else None
    for shape in found:
        size = shape.find(f"{WPS}spPr/{A}xfrm/{A}ext")
        if not alone and size is not None:
            width, height = _emu(size.get("cx")), _emu(size.get("cy"))
        yield _drawn(shape, x, top, width, height)


def _drawn(shape: Any, x: float | None, y: float | None, width: float, height: float) -> PlacedShape:
    line, fill = shape.find(f"{WPS}spPr/{A}ln"), shape.find(f"{WPS}spPr/{A}solidFill/{A}srgbClr")
    content, body = shape.find(f"{WPS}txbx/{W}txbxContent"), shape.find(f"{WPS}bodyPr")
    if content is not None:
        given = [_emu(body.get(n), _INSET) if body is not None else _INSET for n in ("lIns", "rIns")]
        top = _emu(body.get("tIns"), _INSET / 2) if body is not None else _INSET / 2
        return PlacedShape(x, y, width, height, content, (given[0], given[1], top))
    if height > _LEVEL:
        return PlacedShape(x, y, width, height)
    paint = line.find(f"{A}solidFill/{A}srgbClr") if line is not None else None
    if fill is not None and (line is None or line.find(f"{A}noFill") is not None or height > 1):
        return PlacedShape(x, y, width, height, strokes=(height,), colour=colour(fill.get("val")))
    thick = _emu(line.get("w"), 0.75) if line is not None else 0.75
    strokes = _strokes(thick, line.get("cmpd", "") if line is not None else "")
    return PlacedShape(
        x, y, width, height, strokes=strokes, colour=colour(paint.get("val")) if paint is not None else None
    )


def _strokes(thick: float, kind: str) -> tuple[float, ...]:
    count = _COMPOUND.get(kind, 1)
    if kind == "thickThin":
        return (thick * 0.6, thick * 0.2)
    if kind == "thinThick":
        return (thick * 0.2, thick * 0.6)
    return (thick / (2 * count - 1),) * count if count > 1 else (thick,)


def _emu(text: str | None, default: float = 0.0) -> float:
    found = number(text)
    return found / EMU_PER_POINT if found is not None else default


def _position(element: Any) -> tuple[str, float, str | None]:
    """What it counts from, the offset, or how it is aligned."""
    if element is None:
        return "", 0.0, None
    offset, align = element.find(f"{WP}posOffset"), element.find(f"{WP}align")
    return (
        element.get("relativeFrom", ""),
        _emu(offset.text) if offset is not None else 0.0,
        align.text if align is not None else None,
    )


def _across(origin: str, offset: float, align: str | None, width: float, side: Side) -> float | None:
    left, right = side.left or 0, side.right or 0
    start, room = (0.0, side.width) if origin == "page" else (left, side.width - left - right)
    if origin not in ("page", "margin", "column", "text", "leftMargin", "char", "character"):
        return None
    if align in ("center", "left", "right"):
        return start + {"left": 0.0, "center": (room - width) / 2, "right": room - width}[align]
    if align is not None:
        return None
    return (0.0 if origin in ("page", "leftMargin") else left) + offset


def _down(
    origin: str, offset: float, align: str | None, height: float, side: Side, y: float | None
) -> float | None:
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
    return start + (0.0 if align else offset)


def _vml(node: Any, side: Side, y: float | None) -> PlacedShape | None:
    style = {
        name.strip().lower(): text.strip()
        for name, _, text in (item.partition(":") for item in node.get("style", "").split(";"))
    }
    content = node.find(f"{V}textbox/{W}txbxContent")
    ends = [re.split(r"\s*,\s*", node.get(name) or "") for name in ("from", "to")]
    x, top, width, height = (_measure(style, n) for n in ("margin-left", "margin-top", "width", "height"))
    if node.tag == f"{V}line" and all(len(end) == 2 for end in ends):
        (x0, y0), (x1, y1) = ([_points(text) for text in end] for end in ends)
        x, top, width, height = (x or 0) + x0, (top or 0) + y0, abs(x1 - x0), abs(y1 - y0)
    across = (style.get("mso-position-horizontal-relative", "text"), x or 0.0, _aligned(style, "horizontal"))
    down = (style.get("mso-position-vertical-relative", "text"), top or 0.0, _aligned(style, "vertical"))
    place = _across(*across, width or 0, side), _down(*down, height or 0, side, y)
    if content is not None:
        return PlacedShape(*place, width or 0, height or 0, content, (_INSET, _INSET, _INSET / 2))
    if node.tag == f"{V}shape" or (height or 0) > _LEVEL:
        return None
    return PlacedShape(*place, width or 0, height or 0, strokes=_vml_strokes(node), colour=_vml_colour(node))


def _vml_strokes(node: Any) -> tuple[float, ...]:
    stroke = node.find(f"{V}stroke")
    return _strokes(
        _points(node.get("strokeweight") or "0.75pt"),
        stroke.get("linestyle", "") if stroke is not None else "",
    )


def _vml_colour(node: Any) -> str | None:
    given = (node.get("strokecolor") or node.get("fillcolor") or "").split(" ")[0]
    return _COLOURS.get(given) or colour(given.lstrip("#"))


def _aligned(style: Mapping[str, str], axis: str) -> str | None:
    given = style.get(f"mso-position-{axis}")
    return None if given in (None, "absolute") else given


def _measure(style: Mapping[str, str], name: str) -> float | None:
    return _points(style[name]) if name in style else None


def _points(text: str) -> float:
    plain = number(text)
    return plain if plain is not None else length(text) or 0.0
