"""The text of a Word paragraph as a reader of the page sees it.

Insertions count, deletions and struck text do not; hidden text, field codes and placeholders are not there;
tick boxes of every make are one character; text boxes come out apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from zsgx_docs.word import ticks
from zsgx_docs.word.names import MC, WPS, V, W

Emit = Callable[[str], None]

_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText",
        "commentReference", "footnoteReference", "endnoteReference", "proofErr",
        "bookmarkStart", "bookmarkEnd", "rt",
    )
)  # fmt: skip
_BREAKS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "", f"{W}ptab": "\t"}

_PLACEHOLDER = re.compile(
    r"(?:单击|点击)(?:或点击|或点按)?(?:此处|这里|以)(?:以)?输入(?:文字|文本|日期|内容)[。.]?"
    r"|^\s*(?:单击或点击)?选择一项[。.]?\s*$"
    r"|Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|^\s*Choose an item\.?\s*$"
)
"""What Word shows in a content control that nobody has filled in."""
_STACKED = re.compile(r"\s*eq\s*\\o(?:\s*\\a[clr])?\s*\((.),\s*(.)\)\s*", re.IGNORECASE)
"""A field that prints two characters one over the other: a stroke in a box, a character in a ring."""


def paragraph_text(paragraph: Any) -> str:
    """The visible text of a `w:p`; "\\n" for a line break, "\\t" for a tab."""
    parts: list[str] = []
    _Walker(parts.append).walk(paragraph)
    return _PLACEHOLDER.sub("", "".join(parts))


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
        self._codes: list[str] = []
        self._choices: list[str | None] = []
        self._font: str | None = None

    def walk(self, element: Any) -> None:
        for child in element:
            self._visit(child)

    def _visit(self, node: Any) -> None:
        tag = node.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if tag == f"{W}r":
            if not (_is_hidden(node) or _is_struck(node)):
                self._font = _font(node)
                self.walk(node)
        elif tag == f"{W}instrText":
            if self._codes:
                self._codes[-1] += node.text or ""
        elif tag == f"{W}t":
            if not any(self._in_code):
                self._choices, self._codes = [None] * len(self._choices), [""] * len(self._codes)
                self._emit(ticks.as_shown(self._font, node.text or ""))
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
            self._codes.append("")
            self._choices.append(_chosen(data.find(f"{W}ddList")) if data is not None else None)
            box = ticks.form_field(data) if data is not None else None
            if box:
                self._emit(box)
        elif kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._in_code.pop()
            stacked = _STACKED.fullmatch(self._codes.pop())
            choice = self._choices.pop()
            if not any(self._in_code):
                self._emit(choice or (ticks.stacked(*stacked.groups()) if stacked else ""))

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


def _chosen(choices: Any) -> str | None:
    """The entry chosen in the list of a form field, which has no text of its own."""
    if choices is None:
        return None
    entries = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    given = choices.find(f"{W}result")
    given = choices.find(f"{W}default") if given is None else given
    at = int(given.get(f"{W}val", "0")) if given is not None else 0
    return entries[at] if 0 <= at < len(entries) else None


def _is_struck(run: Any) -> bool:
    marks = (run.find(f"{W}rPr/{W}{name}") for name in ("strike", "dstrike"))
    return any(m is not None and m.get(f"{W}val", "1") not in ("0", "false", "off") for m in marks)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false", "off")
