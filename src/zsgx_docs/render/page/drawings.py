"""Draws on pages that are set by the thousand: a frame is drawn once, a QR code is a few lines."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from weasyprint.images import SVGImage

_CODE = re.compile(r'<svg viewBox="0 0 (\d+) (\d+)"><path stroke="#000" d="([Mmh\d. -]+)"/></svg>')
_STROKE = re.compile(r"([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?")


class Repeated:
    """An image that is drawn alike on page after page: what it wrote first is written again."""

    def __init__(self, image: Any) -> None:
        self._image = image
        self._kept: dict[tuple[float, float], tuple[list[Any], dict[str, Any]]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._image, name)

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Write the image into the page's content stream, as it was first written."""
        stream.push_state()
        if (width, height) in self._kept:
            lines, states = self._kept[width, height]
            stream._resources["ExtGState"].update(states)
            stream.stream.extend(lines)
        else:
            before, others = len(stream.stream), _counted(stream)
            self._image.draw(stream, width, height, style)
            lines = stream.stream[before:]
            if _counted(stream) == others and b"BT" not in lines:
                self._kept[width, height] = lines, dict(stream._resources["ExtGState"])
        stream.pop_state()


def _counted(stream: Any) -> list[int]:
    """How many things besides plain strokes and fills a stream refers to."""
    return [len(stream._resources.get(kind, ())) for kind in ("XObject", "Pattern", "Shading")]


class Code:
    """A QR code: strokes one unit high from left to right, in black."""

    def __init__(self, units: int, strokes: str) -> None:
        self._units = units
        self._lines = _lines(strokes)

    def get_intrinsic_size(self, image_resolution: Any, font_size: Any) -> tuple[None, None, float]:
        """Return no size of its own and the proportions of a square."""
        return None, None, 1.0

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Write the code's strokes into the page's content stream."""
        stream.push_state()
        stream.transform(a=width / self._units, d=height / self._units)
        stream.stream.append(self._lines)
        stream.pop_state()


def drawing(svg: str) -> Any:
    """Return an inline SVG drawing as an image that WeasyPrint can draw."""
    found = _CODE.fullmatch(svg)
    if found and found[1] == found[2]:
        return Code(int(found[1]), found[3])
    return SVGImage(ElementTree.fromstring(svg), None, None, None)


def _lines(strokes: str) -> bytes:
    """The path of an SVG in PDF's words."""
    x = y = 0.0
    said = ["0 0 0 RG 1 w"]
    for letter, first, second in _STROKE.findall(strokes):
        if letter == "h":
            said.append(f"{x:g} {y:g} m {x + float(first):g} {y:g} l")
            x += float(first)
        elif letter == "M":
            x, y = float(first), float(second)
        else:
            x, y = x + float(first), y + float(second)
    return " ".join([*said, "S"]).encode()
