"""The text of a Word paragraph as a reader of the page sees it, and what stands beside the text.

Insertions count, deletions and struck text do not; hidden text, field codes and placeholders are not there;
tick boxes of every make are one character; text boxes come out apart. Pictures, drawings, struck words and
all else that a person would see, but that is no text, is told with the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zsgx_docs.model.unread import Unread
from zsgx_docs.word.names import MC, W16SE, WPS, W
from zsgx_docs.word.ooxml import M, child, chosen_alternative, value, whole_number
from zsgx_docs.word.visible import ticks
from zsgx_docs.word.visible.beside import (
    Parts,
    is_stroke,
    may_be_tick,
    no_parts,
    outermost_boxes,
    things_in,
)
from zsgx_docs.word.visible.equations import Shown, eq_field, office_math
from zsgx_docs.word.visible.fields import OpenFields
from zsgx_docs.word.visible.run_looks import RunLook, RunLooks
from zsgx_docs.word.visible.symbols import UNKNOWN, as_shown, symbol

_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText",
        "commentReference", "footnoteReference", "endnoteReference", "proofErr",
        "bookmarkStart", "bookmarkEnd", "rt",
    )
)  # fmt: skip
_BREAKS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "", f"{W}ptab": "\t"}
_NOT_TEXT = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))

_PLACEHOLDER = re.compile(
    r"(?:单击|点击)(?:或点击|或点按)?(?:此处|这里|以)(?:以)?输入(?:文字|文本|日期|内容)[。.]?"
    r"|^\s*(?:单击或点击)?选择一项[。.]?\s*$"
    r"|Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|^\s*Choose an item\.?\s*$"
)
"""What Word shows in a content control that nobody has filled in."""
_PROMPT = re.compile(r"\s*|\W*(?:请|单击|点击|在此|此处|这里)*(?:输入|填写|填入|选择|键入)\S{0,12}")
"""The same in the words of a form's maker."""
_NOTE_MARK = re.compile(r"[\[(（]?[\d*※①-⑳,，、]+[\])）]?")
_UNITS = frozenset("mMkK")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

STRUCK = "有划掉的文字“{text}”，请核对"
RAISED = "右上角有小字“{text}”，未算入内容，请核对"
SYMBOL = "有一个字符（符号字体“{font}”）认不出，请看原件"
EQUATION = "有公式“{text}”，只读出文字，请核对"
PALE = "有白色的文字“{text}”，纸上看不见，请核对"
CONTROL_DIFFERS = "选框显示的与文件里记录的状态不一致，请核对"
CONTROL_EMPTY = "控件标明尚未填写，其中却有文字“{text}”，请核对"


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """The visible text of a `w:p` ("\\n" for a line break, "\\t" for a tab) and what stands beside it."""

    text: str
    beside: tuple[Unread, ...] = ()


def paragraph_text(paragraph: Any) -> str:
    """The visible text of a `w:p`, by its own formatting."""
    return read_paragraph(paragraph, RunLooks()).text


def read_paragraph(paragraph: Any, looks: RunLooks, parts: Parts = no_parts) -> ParagraphText:
    """The visible text of a `w:p`, and what is seen there besides; `parts` has the pictures' files."""
    walker = _Walker(looks, value(child(paragraph, "pPr/pStyle")), parts)
    walker.walk(paragraph)
    text = _PLACEHOLDER.sub("", ticks.marks_as_ticks("".join(walker.parts)))
    return ParagraphText(text, tuple(walker.beside))


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """The `w:txbxContent` elements anchored in a paragraph, each once, outermost only.

    One that holds nothing but a stroke is a mark drawn over something else, and is not among them.
    """
    yield from (box for box in outermost_boxes(paragraph) if not is_stroke(box))


class _Walker:
    """Walks a paragraph's runs; remembers the fields that are open, and the run's look."""

    def __init__(self, looks: RunLooks, style: str | None, parts: Parts) -> None:
        self.parts: list[str] = []
        self.beside: list[Unread] = []
        self._looks = looks
        self._style = style
        self._parts = parts
        self._fields = OpenFields()
        self._look = RunLook()

    def walk(self, element: Any) -> None:
        for node in element:
            self._visit(node)

    def _visit(self, node: Any) -> None:
        tag = node.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if tag == f"{W}r":
            self._run(node)
        elif tag == f"{W}instrText":
            self._fields.add_code(node.text or "")
        elif tag == f"{W}t":
            if not self._fields.hide_text:
                self._fields.text_is_shown()
                self._say(as_shown(self._look.font, node.text or ""))
        elif tag == f"{W}br":
            self._say("" if node.get(f"{W}type") in ("page", "column") else "\n")
        elif tag in _BREAKS:
            self._say(_BREAKS[tag])
        elif tag == f"{W}sym":
            self._symbol(node.get(f"{W}font"), _code(node.get(f"{W}char", "")))
        elif tag == f"{W16SE}symEx":
            self._symbol(node.get(f"{W16SE}font"), _code(node.get(f"{W16SE}char", "")))
        elif tag == f"{W}fldChar":
            self._field(node)
        elif tag == f"{W}sdt":
            self._control(node)
        elif tag == f"{M}oMath":
            self._equation(office_math(node))
        elif tag == f"{MC}AlternateContent":
            self._alternatives(node)
        elif tag in _NOT_TEXT or _is_ink(node):
            self._things(node)
        else:
            if tag == f"{W}fldSimple" and (shown := eq_field(node.get(f"{W}instr", ""))):
                self._equation(shown)
            self.walk(node)

    def _things(self, node: Any) -> None:
        """What is drawn there; a small mark at an empty box ticks it."""
        found = list(things_in(node, self._parts))
        self.beside += found
        if self._look.is_plain and any(map(may_be_tick, found)):
            self.parts.append(ticks.MARK)

    def _say(self, text: str) -> None:
        self.parts.append(text)
        if UNKNOWN in text:
            self.beside.append(Unread("symbol", SYMBOL.format(font=self._look.font or ""), text=UNKNOWN))

    def _run(self, run: Any) -> None:
        look = self._looks.of(run, self._style)
        if look.hidden:
            return
        before, self._look = self._look, look
        if look.struck or look.raised:
            text = self._apart(run)
            if look.struck and text.strip():
                self.beside.append(Unread("text", STRUCK.format(text=text.strip()[:20]), text=text.strip()))
            elif look.raised and text.strip():
                self._raised(text)
        else:
            text = self._apart(run)
            self.parts.append(text)
            if look.pale and text.strip():
                self.beside.append(Unread("text", PALE.format(text=text.strip()[:20]), text=text.strip()))
        self._look = before

    def _apart(self, run: Any) -> str:
        """The text of a run that is not said with the others; field marks in it count all the same."""
        kept, self.parts = self.parts, []
        self.walk(run)
        text, self.parts = "".join(self.parts), kept
        return text

    def _raised(self, text: str) -> None:
        """A note's mark beside a value is no part of it; m² is."""
        said = next((part.rstrip() for part in reversed(self.parts) if part.strip()), "")
        if _NOTE_MARK.fullmatch(text.strip()) and said and said[-1] not in _UNITS:
            self.beside.append(Unread("text", RAISED.format(text=text.strip()), text=text.strip()))
        else:
            self.parts.append(text.translate(_RAISED))

    def _symbol(self, font: str | None, code: int) -> None:
        shown = symbol(font, code)
        if shown:
            self.parts.append(shown)
        else:
            self.parts.append(UNKNOWN)
            self.beside.append(Unread("symbol", SYMBOL.format(font=font or ""), text=UNKNOWN))

    def _equation(self, shown: Shown) -> None:
        self.parts.append(shown.text)
        if not shown.plain:
            self.beside.append(Unread("equation", EQUATION.format(text=shown.text[:20]), text=shown.text))

    def _alternatives(self, node: Any) -> None:
        """The variant that we understand: symbols and drawings are told apart, all else is text."""
        symbols = [*node.iter(f"{W16SE}symEx")]
        if symbols:
            self._visit(symbols[0])
        elif next(node.iter(*_NOT_TEXT, f"{WPS}wsp"), None) is not None or any(map(_is_ink, node.iter())):
            self._things(node)
        elif (chosen := chosen_alternative(node)) is not None:
            self.walk(chosen)

    def _field(self, node: Any) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            data = node.find(f"{W}ffData")
            self._fields.begin(_chosen(data.find(f"{W}ddList")) if data is not None else None)
            box = ticks.form_field(data) if data is not None else None
            if box:
                self._say(box)
        elif kind == "separate":
            self._fields.leave_code()
        elif kind == "end" and (ended := self._fields.end()):
            if ended.choice:
                self._say(ended.choice)
            elif shown := eq_field(ended.code):
                self._equation(shown)

    def _control(self, control: Any) -> None:
        content = control.find(f"{W}sdtContent")
        state = ticks.content_control(control)
        if state is not None:
            shown = ticks.box_in(self._content(content)) or state
            self.parts.append(shown)
            if shown != state:
                self.beside.append(Unread("object", CONTROL_DIFFERS, text=shown))
        elif control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            if content is not None:
                self.walk(content)
        else:
            text = self._content(content)
            if not (_PLACEHOLDER.search(text) or _PROMPT.fullmatch(text)):
                self.parts.append(text)
                self.beside.append(Unread("text", CONTROL_EMPTY.format(text=text.strip()[:20]), text=text))

    def _content(self, content: Any) -> str:
        return ticks.marks_as_ticks(self._apart(content)) if content is not None else ""


def _is_ink(node: Any) -> bool:
    """Whether it holds what a pen wrote on a screen, which is a part of its own in the file."""
    return isinstance(node.tag, str) and node.tag.endswith("}contentPart")


def _code(hexadecimal: str) -> int:
    try:
        return int(hexadecimal, 16)
    except ValueError:
        return 0


def _chosen(choices: Any) -> str | None:
    """The entry chosen in the list of a form field, which has no text of its own."""
    if choices is None:
        return None
    entries = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    given = choices.find(f"{W}result")
    given = choices.find(f"{W}default") if given is None else given
    at = whole_number(given.get(f"{W}val"), 0) if given is not None else 0
    return entries[at] if 0 <= at < len(entries) else None
