"""Pictures, shapes, ink and embedded objects of a Word paragraph: what is seen there and is no text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any

from zsgx_docs.model.unread import Enclosed, Unread, What
from zsgx_docs.word.names import MC, WPS, V, W
from zsgx_docs.word.ooxml import EMU_PER_POINT, WP, A, R, number

PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that the standard gives it
STROKES = frozenset("√✓✔×✗✘╳vV∨☑☒")

_ENCLOSING = frozenset((f"{W}txbxContent", f"{MC}Fallback"))

LARGEST_TICK = 30.0
"""Points up to which a picture is wide that may be a tick; a guess: a signature is wider."""

REASONS: dict[What, str] = {
    "picture": "有图片，其中的内容没有读出，请看原件",
    "drawing": "有手绘的线条或图形，没有读出，请看原件",
    "ink": "有手写墨迹，没有读出，请看原件",
    "object": "有嵌入的对象，没有读出，请看原件",
}
STROKE = "有画上去的“{text}”，请看原件勾的是哪一项"


Parts = Callable[[str], bytes | None]
"""The part of the file that a relationship leads to."""


def no_parts(relationship: str) -> bytes | None:
    """Where nobody asks for pictures."""
    return None


def things_in(node: Any, parts: Parts = no_parts) -> Iterator[Unread]:
    """What a `w:drawing`, `w:pict`, `w:object` or an alternative of them shows; text boxes apart."""
    for stroke in _strokes(node):
        yield Unread("drawing", STROKE.format(text=stroke), text=stroke)
    what = _kind(node)
    if what is not None:
        yield Unread(what, REASONS[what], text=_title(node), enclosed=_enclosed(node, what, parts))


def _enclosed(node: Any, what: What, parts: Parts) -> Enclosed | None:
    """The picture shown, or the object that lies behind it."""
    names = {"picture": (f"{A}blip", f"{V}imagedata"), "object": (f"{O}OLEObject",)}.get(what, ())
    held = next(node.iter(*names), None) if names else None
    name = (
        next((held.get(R + key) for key in ("embed", "id") if held.get(R + key)), None)
        if held is not None
        else None
    )
    data = parts(name) if name else None
    extent = next(node.iter(f"{WP}extent"), None)
    width = number(extent.get("cx")) if extent is not None else None
    return Enclosed(data, width / EMU_PER_POINT if width else None) if data is not None else None


def may_be_tick(thing: Unread) -> bool:
    """Whether a pen's stroke, or a picture as small as one, may tick the box that it stands at."""
    width = thing.enclosed.width if thing.enclosed else None
    small = thing.what == "picture" and width is not None and width <= LARGEST_TICK
    return small or thing.what in ("drawing", "ink")


def is_stroke(box: Any) -> bool:
    """Whether a text box's content is one stroke, laid over something as a pen would."""
    return "".join(t.text or "" for t in box.iter(f"{W}t")).strip() in STROKES


def outermost_boxes(element: Any) -> Iterator[Any]:
    """The `w:txbxContent` of the shapes in an element; not those in the text of others, nor old copies."""
    for shape in element.iter(f"{WPS}txbx", f"{V}textbox"):
        around = takewhile(lambda each: each is not element, shape.iterancestors())
        if not any(each.tag in _ENCLOSING for each in around):
            yield from shape.findall(f"{W}txbxContent")


def _strokes(node: Any) -> Iterator[str]:
    for box in filter(is_stroke, outermost_boxes(node)):
        yield "".join(t.text or "" for t in box.iter(f"{W}t")).strip()


def _kind(node: Any) -> What | None:
    tags = {n.tag for n in node.iter() if isinstance(n.tag, str)}
    if node.tag == f"{W}object" or f"{W}control" in tags:
        return "object"
    if any(tag.endswith("}contentPart") for tag in tags):
        return "ink"
    if f"{WPS}txbx" in tags or f"{V}textbox" in tags:
        return None
    if f"{PIC}pic" in tags or f"{V}imagedata" in tags:
        return "picture"
    return "drawing" if not _is_rule(node) else None


def _is_rule(node: Any) -> bool:
    """A line across the page is print: Word's own horizontal rule, or a straight connector lying level.

    In a cell a line is drawn over or under what is written there.
    """
    if next(node.iterancestors(f"{W}tc"), None) is not None:
        return False
    if any(shape.get(f"{O}hr") for shape in node.iter(f"{V}rect")):
        return True
    extent = next(node.iter(f"{WP}extent"), None)
    shapes = {s.get("prst") for s in node.iter(f"{A}prstGeom")}
    if extent is not None and shapes and shapes <= {"line", "straightConnector1"}:
        return (number(extent.get("cy")) or 0) * 20 < (number(extent.get("cx")) or 0)
    return next(node.iter(f"{V}line"), None) is not None and next(node.iter(f"{V}shape"), None) is None


def _title(node: Any) -> str | None:
    """The words that its maker gave a picture."""
    named = next(node.iter(f"{WP}docPr"), None)
    return (named.get("descr") or None) if named is not None else None
