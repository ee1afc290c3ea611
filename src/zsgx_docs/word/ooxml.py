"""Reads attributes and measures of WordprocessingML; whatever is malformed counts as absent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from zsgx_docs.word.names import MC, W

Element = Any
"""An lxml element; lxml ships no types."""

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

EMU_PER_POINT = 12700
"""English Metric Units in a point: 914,400 to the inch (ECMA-376-1, 20.1.2.1)."""
MOST_POINTS = 31_680.0
"""Points of the longest measure that can be meant: twenty times what Word's own dialogs take, 22 inches."""
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0, "px": 0.75}
"""Points in each unit of measure (ECMA-376-1, 22.9.2.15); `px` is VML's, 96 to the inch."""
_MEASURE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|in|cm|mm|pc|pi|px)\s*$")


def value(element: Element | None, name: str = "val") -> str | None:
    """Return the attribute `w:name`."""
    found: str | None = element.get(W + name) if element is not None else None
    return found


def attributes(element: Element) -> dict[str, str]:
    """Return the `w:` attributes by local name."""
    return {key[len(W) :]: text for key, text in element.attrib.items() if key.startswith(W)}


def child(element: Element | None, path: str) -> Element | None:
    """Return the first descendant by a path of `w:` names, such as "tcPr/vMerge"."""
    return element.find(_qualified(path)) if element is not None else None


@cache
def _qualified(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def is_on(text: str | None) -> bool:
    """Tell what a toggle's value says; a toggle without one is on."""
    return text not in ("0", "false", "off", "none")


def toggled(element: Element | None) -> bool:
    """Tell whether a toggle is there and on."""
    return element is not None and is_on(value(element))


def number(text: str | None) -> float | None:
    """Return a text as a finite number."""
    try:
        found = float(text) if text is not None else None
    except ValueError:
        return None
    return found if found is not None and math.isfinite(found) else None


def whole_number(text: str | None, default: int) -> int:
    """Return a text as a whole number, `default` where it is none."""
    found = number(text)
    return int(found) if found is not None and abs(found) < 1e9 else default


def length(text: str | None) -> float | None:
    """Return points, from twentieths of a point or a measure with a unit ("2.5cm")."""
    plain = number(text)
    if plain is not None:
        return _on_paper(plain / 20)
    match = _MEASURE.match(text or "")
    return _on_paper(float(match[1]) * _POINTS[match[2]]) if match else None


def _on_paper(points: float) -> float | None:
    return points if abs(points) <= MOST_POINTS else None


def attribute_length(given: Mapping[str, str], *names: str) -> float | None:
    """Return the first of the named attributes that is a length, in points."""
    return next((found for n in names if (found := length(given.get(n))) is not None), None)


def colour(text: str | None) -> str | None:
    """Return an "rrggbb", None for automatic."""
    return text.lower() if text and re.fullmatch(r"[0-9a-fA-F]{6}", text) else None


def unwrapped(container: Element) -> Iterator[Element]:
    """Yield the children; wrappers that only group are opened, deletions are gone.

    Wrappers are controls, insertions and tags.
    """
    for node in container:
        if node.tag in _GROUPS:
            yield from unwrapped(node)
        elif node.tag == f"{W}sdt":
            content = child(node, "sdtContent")
            if content is not None and child(node, "sdtPr/showingPlcHdr") is None:
                yield from unwrapped(content)
        elif node.tag == f"{MC}AlternateContent":
            chosen = chosen_alternative(node)
            if chosen is not None:
                yield from unwrapped(chosen)
        elif node.tag not in _GONE:
            yield node


def chosen_alternative(alternatives: Element) -> Element | None:
    """Return the modern variant of `mc:AlternateContent`, else its fallback."""
    choice = alternatives.find(f"{MC}Choice")
    return choice if choice is not None else alternatives.find(f"{MC}Fallback")


_GROUPS = frozenset(W + n for n in ("ins", "moveTo", "customXml", "smartTag", "bdo", "dir"))
_GONE = frozenset(W + n for n in ("del", "moveFrom"))
