"""The text of a Word paragraph as a reader of the page sees it.

Insertions count, deletions do not; hidden text, field codes and placeholders are not there; tick
boxes of every make are one character; text boxes come out apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from zsgx_docs.word import ticks
from zsgx_docs.word.names import MC, WPS, V, W

Emit = Callable[[str], None]

_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText",
        "commentReference", "footnoteReference", "endnoteReference", "proofErr",
        "bookmarkStart", "bookmarkEnd", "rt",
    )
)  # fmt: skip
_BREAKS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "", f"{W}ptab": "\t"}


def paragraph_text(paragraph: Any) -> str:
    """The visible text of a `w:p`; "\\n" for a line break, "\\t" for a tab."""
    parts: list[str] = []
    _Walker(parts.append).walk(paragraph)
    return "".join(parts)


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """The `w:txbxContent` elements anchored in a paragraph, each once, outermost only."""
    for shape in paragraph.iter(f"{WPS}txbx", f"{V}textbox"):
        if any(a.tag == f"{MC}Fallback" for a in shape.iterancestors()):
            continue
        yield from shape.findall(f"{W}txbxContent")


class _Walker:
    """Walks a paragraph's runs; remembers which open fields are still in their code, and the run's face."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._in_code: list[bool] = []
        self._font: str | None = None

    def walk(self, element: Any) -> None:
        for child in element:
            self._visit(child)

    def _visit(self, node: Any) -> None:
        tag = node.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if tag == f"{W}r":
            if not _is_hidden(node):
                self._font = _font(node)
                self.walk(node)
        elif tag == f"{W}t":
            if not any(self._in_code):
                self._emit(ticks.typed(self._font, node.text or ""))
        elif tag == f"{W}br":
            self._emit("" if node.get(f"{W}type") in ("page", "column") else "\n")
        elif tag in _BREAKS:
            self._emit(_BREAKS[tag])
        elif tag == f"{W}sym":
            self._emit(ticks.symbol(node.get(f"{W}font"), _code(node.get(f"{W}char", ""))))
        elif tag == f"{W}fldChar":
            self._field(node)
        elif tag == f"{W}sdt":
            self._control(node)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
            return
        else:
            self.walk(node)

    def _field(self, node: Any) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self._in_code.append(True)
            data = node.find(f"{W}ffData")
            box = ticks.form_field(data) if data is not None else None
            if box:
                self._emit(box)
        elif kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._in_code.pop()

    def _control(self, control: Any) -> None:
        box = ticks.content_control(control)
        if box is not None:
            self._emit(box)
            return
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            return
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self.walk(content)


def _code(hexadecimal: str) -> int:
    try:
        return int(hexadecimal, 16)
    except ValueError:
        return 0


def _font(run: Any) -> str | None:
    """The face that a run names for letters and symbols."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false", "off")
