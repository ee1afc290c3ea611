"""Pictures, drawn lines and text boxes (DrawingML and the older VML) as pieces of a paragraph."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from zsgx_docs.render.pdf.blocks import AxisPlace, DrawnShape, Floating, Picture, Piece, Vertical
from zsgx_docs.render.pdf.wordml.scope import Scope
from zsgx_docs.word.formats import BorderLine
from zsgx_docs.word.names import WPS, V, W
from zsgx_docs.word.ooxml import EMU_PER_POINT, WP, A, Element, R, child, colour, length, number

_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif"}
_MOST_PIXELS = 50_000_000
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


_COMPOUND = {
    "dbl": (1 / 3, 1 / 3, 1 / 3),
    "thickThin": (0.6, 0.2, 0.2),
    "thinThick": (0.2, 0.2, 0.6),
    "tri": (1 / 6, 1 / 6, 1 / 3, 1 / 6, 1 / 6),
}
"""The strokes and gaps of a drawn line, as shares of its width."""
_VML_COLOURS = {"red": "ff0000", "blue": "0000ff", "green": "008000", "gray": "808080", "white": "ffffff"}
_VML_COMPOUND = {
    "thinThin": "dbl", "thickThin": "thickThin", "thinThick": "thinThick", "thickBetweenThin": "tri",
}  # fmt: skip


def drawn(node: Element, scope: Scope) -> Iterator[Piece]:
    """What a `w:drawing`, `w:pict` or `w:object` shows; what we cannot draw is named in a warning."""
    pieces = list(_modern(node, scope) if node.tag == f"{W}drawing" else _vml(node, scope))
    if not pieces:
        scope.source.warn("有一处图形（不是能读的图片，也不是文本框或直线）未印出。")
    return iter(pieces)


def _modern(drawing: Element, scope: Scope) -> Iterator[Piece]:
    for frame in drawing:
        if frame.tag not in (f"{WP}inline", f"{WP}anchor"):
            continue
        width, height = _extent(frame)
        content = _picture(frame, width, height, scope) or _shape(frame, width, height, scope)
        if content is None:
            continue
        if frame.tag == f"{WP}inline" or frame.find(f"{WP}wrapTopAndBottom") is not None:
            yield content
        else:
            x, y = _place(frame.find(f"{WP}positionH")), _place(frame.find(f"{WP}positionV"))
            yield Floating(content, x, y)


def _extent(frame: Element) -> tuple[float, float]:
    extent = frame.find(f"{WP}extent")
    given = (extent.get("cx"), extent.get("cy")) if extent is not None else (None, None)
    width, height = (max(0.0, (number(g) or 0) / EMU_PER_POINT) for g in given)
    return min(width, 2000), min(height, 2000)


def _place(element: Element | None) -> AxisPlace:
    if element is None:
        return AxisPlace()
    offset, align = element.find(f"{WP}posOffset"), element.find(f"{WP}align")
    return AxisPlace(
        element.get("relativeFrom", "column"),
        (number(offset.text) or 0) / EMU_PER_POINT if offset is not None else 0,
        _ALIGNED.get(align.text or "") if align is not None else None,
    )


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
    shape = frame.find(f".//{WPS}wsp")
    if shape is None:
        return None
    properties, body = shape.find(f"{WPS}spPr"), shape.find(f"{WPS}bodyPr")
    geometry = properties.find(f"{A}prstGeom") if properties is not None else None
    content = shape.find(f"{WPS}txbx/{W}txbxContent")
    outline = _outline(properties)
    if geometry is not None and geometry.get("prst") in _LINES:
        return DrawnShape(width, height, "line", outline or BorderLine(0.75))
    fill = properties.find(f"{A}solidFill/{A}srgbClr") if properties is not None else None
    return DrawnShape(
        width,
        height,
        line=outline,
        fill=colour(fill.get("val")) if fill is not None else None,
        inset=_insets(body),
        blocks=scope.inner().blocks(content) if content is not None else (),
        vertical=_VERTICAL.get(body.get("anchor", "t"), "top") if body is not None else "top",
        stacked=body is not None and "vert" in body.get("vert", "").lower(),
    )


def _outline(properties: Element | None) -> BorderLine | None:
    line = properties.find(f"{A}ln") if properties is not None else None
    if line is None or line.find(f"{A}noFill") is not None:
        return None
    paint, dash = line.find(f"{A}solidFill/{A}srgbClr"), line.find(f"{A}prstDash")
    width = (number(line.get("w")) or 9525) / EMU_PER_POINT
    style = _DASHES.get(dash.get("val", "")) if dash is not None else None
    bands = tuple(width * share for share in _COMPOUND.get(line.get("cmpd", ""), ()))
    return BorderLine(width, colour(paint.get("val")) if paint is not None else None, style, 0, bands)


def _insets(body: Element | None) -> tuple[float, float, float, float]:
    given = [
        number(body.get(side)) if body is not None else None for side in ("lIns", "tIns", "rIns", "bIns")
    ]
    usual = (7.2, 3.6, 7.2, 3.6)
    left, top, right, bottom = (
        u if g is None else g / EMU_PER_POINT for g, u in zip(given, usual, strict=True)
    )
    return left, top, right, bottom


def _vml(node: Element, scope: Scope) -> Iterator[Piece]:
    for shape in node.iter(f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}line"):
        style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", shape.get("style", "")))
        width, height = _css(style.get("width")), _css(style.get("height"))
        content = _vml_content(shape, width, height, scope)
        if content is None:
            continue
        if style.get("position") == "absolute":
            left, top = _css(style.get("margin-left")), _css(style.get("margin-top"))
            if shape.tag == f"{V}line":
                (x0, y0), (x1, y1) = _vml_ends(shape)
                left, top = left + min(x0, x1), top + min(y0, y1)
            across, down = _vml_place(style, "horizontal", left), _vml_place(style, "vertical", top)
            yield Floating(content, across, down)
        else:
            yield content


def _vml_place(style: Mapping[str, str], axis: Literal["horizontal", "vertical"], offset: float) -> AxisPlace:
    beside = "column" if axis == "horizontal" else "paragraph"
    relative = style.get(f"mso-position-{axis}-relative", "").strip()
    align = _ALIGNED.get(style.get(f"mso-position-{axis}", "").strip())
    return AxisPlace(relative if relative in ("page", "margin") else beside, offset, align)


def _vml_content(shape: Element, width: float, height: float, scope: Scope) -> Picture | DrawnShape | None:
    image, box = shape.find(f"{V}imagedata"), shape.find(f"{V}textbox")
    if image is not None:
        return _loaded(image.get(f"{R}id"), width, height, scope)
    line = None if shape.get("stroked") in ("f", "false") else _vml_outline(shape)
    if shape.tag == f"{V}line":
        return _vml_line(shape, line or BorderLine(0.75))
    if box is None:
        return None
    content = child(box, "txbxContent")
    return DrawnShape(
        width, height, line=line, blocks=scope.inner().blocks(content) if content is not None else ()
    )


def _vml_outline(shape: Element) -> BorderLine:
    width = _css(shape.get("strokeweight")) or 0.75
    stroke = shape.find(f"{V}stroke")
    kind = stroke.get("linestyle", "") if stroke is not None else ""
    bands = tuple(width * share for share in _COMPOUND.get(_VML_COMPOUND.get(kind, ""), ()))
    return BorderLine(width, _vml_colour(shape.get("strokecolor") or ""), bands=bands)


def _vml_colour(text: str) -> str | None:
    """A colour's name, "#rgb" or "#rrggbb", perhaps with Word's own index after it."""
    first = text.split()[0].lower() if text.strip() else ""
    if len(first) == 4 and first.startswith("#"):
        first = "#" + "".join(digit * 2 for digit in first[1:])
    return _VML_COLOURS.get(first) or colour(first.removeprefix("#"))


def _vml_line(shape: Element, line: BorderLine) -> DrawnShape:
    (x0, y0), (x1, y1) = _vml_ends(shape)
    return DrawnShape(abs(x1 - x0), abs(y1 - y0), "line", line)


def _vml_ends(shape: Element) -> list[tuple[float, float]]:
    ends = [[*map(_css, shape.get(end, "0,0").split(",")), 0.0, 0.0] for end in ("from", "to")]
    return [(end[0], end[1]) for end in ends]


def _css(text: str | None) -> float:
    """A VML length in points; a bare number counts as points."""
    bare = number(text)
    return bare if bare is not None else length((text or "").strip()) or 0
