"""Reads text boxes and drawn lines as a Word file describes them: DrawingML, and the older VML.

Measures in points; what a file does not say, or says wrongly, is None or nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from zsgx_docs.word.names import WPS, V, W
from zsgx_docs.word.ooxml import EMU_PER_POINT, MOST_POINTS, WP, A, Element, colour, length, number

Axis = Literal["horizontal", "vertical"]
HAIRLINE = 0.75
"""Points: the thickness of a line whose file names none; VML's pixel (ECMA-376-4, `strokeweight`), for
DrawingML a guess."""
_COMPOUND = {
    "dbl": (1 / 3, 1 / 3, 1 / 3),
    "thickThin": (0.6, 0.2, 0.2),
    "thinThick": (0.2, 0.2, 0.6),
    "tri": (1 / 6, 1 / 6, 1 / 3, 1 / 6, 1 / 6),
}
"""Strokes and gaps by the name of their kind, as shares of the line's thickness: a guess, as ECMA-376 gives
none."""
_VML_COMPOUND = {
    "thinThin": "dbl", "thickThin": "thickThin", "thinThick": "thinThick", "thickBetweenThin": "tri",
}  # fmt: skip
_VML_COLOURS = {"red": "ff0000", "blue": "0000ff", "green": "008000", "gray": "808080", "white": "ffffff"}
_INSETS = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}
"""Points inside a text box where the file says nothing: ECMA-376-1, 21.1.2.1.1 (`bodyPr`)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a shape along one axis: an offset from its `origin`, or aligned there."""

    origin: str = ""
    offset: float = 0.0
    align: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The line of a shape; not `shown` where the file says that there is none.

    `compound` is DrawingML's name for a line of several strokes ("dbl"), `dash` that for one with gaps.
    """

    width: float | None = None
    colour: str | None = None
    shown: bool = True
    dash: str = ""
    compound: str = ""

    @property
    def thickness(self) -> float:
        """Return the points that the whole line is thick."""
        return self.width or HAIRLINE

    @property
    def bands(self) -> tuple[float, ...]:
        """Return the points of stroke, gap, stroke… of a line of several strokes; none for a plain line."""
        return tuple(self.thickness * share for share in _COMPOUND.get(self.compound, ()))


@dataclass(frozen=True, slots=True)
class ModernShape:
    """A DrawingML shape (`wps:wsp`); `width` and `height` are its own, as within a group.

    `content` is its `w:txbxContent`, `preset` names its geometry ("line"), `inset` the room inside its edges:
    left, top, right, bottom; `vertical` is where its text stands ("t", "ctr", "b"), `direction` how it runs
    ("eaVert").
    """

    width: float | None
    height: float | None
    preset: str
    outline: Outline | None
    fill: str | None
    content: Element | None
    inset: tuple[float, float, float, float]
    vertical: str
    direction: str


@dataclass(frozen=True, slots=True)
class VmlShape:
    """A `v:line`, `v:rect`, `v:shape` or the like; of a line the measures are those of its ends."""

    width: float
    height: float
    across: Anchor
    down: Anchor
    floats: bool
    outline: Outline
    fill: str | None
    content: Element | None


def frame_size(frame: Element) -> tuple[float, float]:
    """Return width and height of a `wp:inline` or `wp:anchor`, in points."""
    extent = frame.find(f"{WP}extent")
    if extent is None:
        return 0.0, 0.0
    return _emu(extent.get("cx")) or 0.0, _emu(extent.get("cy")) or 0.0


def frame_anchor(frame: Element, axis: Axis) -> Anchor:
    """Return where a `wp:anchor` stands; a `wp:inline` has no place of its own."""
    place = frame.find(f"{WP}position{axis[0].upper()}")
    if place is None:
        return Anchor()
    offset, align = place.find(f"{WP}posOffset"), place.find(f"{WP}align")
    return Anchor(
        place.get("relativeFrom", ""),
        (_emu(offset.text) or 0.0) if offset is not None else 0.0,
        align.text if align is not None else None,
    )


def modern_shape(shape: Element) -> ModernShape:
    """Return a `wps:wsp` as a shape."""
    properties, body = f"{WPS}spPr", shape.find(f"{WPS}bodyPr")
    size, geometry = shape.find(f"{properties}/{A}xfrm/{A}ext"), shape.find(f"{properties}/{A}prstGeom")
    given: Mapping[str, str] = body.attrib if body is not None else {}
    insets = [_emu(given.get(side)) for side in _INSETS]
    left, top, right, bottom = (
        usual if own is None else own for own, usual in zip(insets, _INSETS.values(), strict=True)
    )
    return ModernShape(
        width=_emu(size.get("cx")) if size is not None else None,
        height=_emu(size.get("cy")) if size is not None else None,
        preset=geometry.get("prst", "") if geometry is not None else "",
        outline=_outline(shape.find(f"{properties}/{A}ln")),
        fill=_solid(shape.find(properties)),
        content=shape.find(f"{WPS}txbx/{W}txbxContent"),
        inset=(left, top, right, bottom),
        vertical=given.get("anchor", "t"),
        direction=given.get("vert", ""),
    )


def _outline(line: Element | None) -> Outline | None:
    if line is None:
        return None
    dash = line.find(f"{A}prstDash")
    return Outline(
        _emu(line.get("w")),
        _solid(line),
        line.find(f"{A}noFill") is None,
        dash.get("val", "") if dash is not None else "",
        line.get("cmpd", ""),
    )


def _solid(painted: Element | None) -> str | None:
    paint = painted.find(f"{A}solidFill/{A}srgbClr") if painted is not None else None
    return colour(paint.get("val")) if paint is not None else None


def _emu(text: str | None) -> float | None:
    found = number(text)
    points = found / EMU_PER_POINT if found is not None else None
    return points if points is not None and abs(points) <= MOST_POINTS else None


def vml_shape(shape: Element) -> VmlShape:
    """Return a VML element as a shape."""
    style = _style(shape)
    left, top, width, height = (
        _points(style.get(name)) for name in ("margin-left", "margin-top", "width", "height")
    )
    if shape.tag == f"{V}line":
        (x0, y0), (x1, y1) = (_end(shape.get(name)) for name in ("from", "to"))
        left, top, width, height = left + min(x0, x1), top + min(y0, y1), abs(x1 - x0), abs(y1 - y0)
    return VmlShape(
        width=width,
        height=height,
        across=_vml_anchor(style, "horizontal", left),
        down=_vml_anchor(style, "vertical", top),
        floats=style.get("position") == "absolute",
        outline=_vml_outline(shape),
        fill=_vml_colour(shape.get("fillcolor")),
        content=shape.find(f"{V}textbox/{W}txbxContent"),
    )


def _style(shape: Element) -> dict[str, str]:
    items = (item.partition(":") for item in shape.get("style", "").split(";"))
    return {name.strip().lower(): text.strip() for name, _, text in items}


def _vml_anchor(style: Mapping[str, str], axis: Axis, offset: float) -> Anchor:
    align = style.get(f"mso-position-{axis}")
    origin = style.get(f"mso-position-{axis}-relative", "text")
    return Anchor(origin, offset, None if align == "absolute" else align)


def _vml_outline(shape: Element) -> Outline:
    weight, stroke = shape.get("strokeweight"), shape.find(f"{V}stroke")
    kind = stroke.get("linestyle", "") if stroke is not None else ""
    return Outline(
        _points(weight) if weight else None,
        _vml_colour(shape.get("strokecolor")),
        shape.get("stroked") not in ("f", "false"),
        compound=_VML_COMPOUND.get(kind, ""),
    )


def _vml_colour(text: str | None) -> str | None:
    """Of a colour's name, "#rgb" or "#rrggbb", perhaps with Word's own index after it."""
    first = text.split()[0].lower() if text and text.strip() else ""
    if len(first) == 4 and first.startswith("#"):
        first = "#" + "".join(digit * 2 for digit in first[1:])
    return _VML_COLOURS.get(first) or colour(first.removeprefix("#"))


def _end(text: str | None) -> tuple[float, float]:
    x, y, *_ = [*(text or "").split(","), ""]
    return _points(x), _points(y)


def _points(text: str | None) -> float:
    """A VML length; a bare number counts as points."""
    bare = number(text)
    points = bare if bare is not None else length((text or "").strip()) or 0.0
    return points if abs(points) <= MOST_POINTS else 0.0
