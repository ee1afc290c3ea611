"""Reads the runs of a paragraph as pieces: text, tabs, fields, ticks, pictures; changes as accepted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.render.pdf.blocks import Break, Footnote, LineBreak, PageNumberField, Piece, Tab, TextRun
from zsgx_docs.render.pdf.wordml.drawing import drawn
from zsgx_docs.render.pdf.wordml.scope import Scope
from zsgx_docs.word.effective import run_format
from zsgx_docs.word.formats import RunFormat
from zsgx_docs.word.names import MC, W
from zsgx_docs.word.ooxml import (
    Element,
    M,
    child,
    chosen_alternative,
    value,
    whole_number,
)
from zsgx_docs.word.styles import Properties
from zsgx_docs.word.visible import content_control, form_field, symbol

_OPENED = frozenset(
    W + name
    for name in [
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "customXml",
        "bdo",
        "dir",
        "fldSimple",
        "ruby",
        "rubyBase",
    ]
)
_DROPPED = frozenset(
    W + name
    for name in [
        "pPr",
        "rPr",
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "rubyPr",
        "rt",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "lastRenderedPageBreak",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
        "permStart",
        "permEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    ]
)
_PAGE_FIELDS = {"PAGE": False, "NUMPAGES": True, "SECTIONPAGES": True}
_FIELD_NUMERALS = {
    "roman": "lowerRoman", "ROMAN": "upperRoman", "alphabetic": "lowerLetter", "ALPHABETIC": "upperLetter",
    "CHINESENUM3": "chineseCounting", "ArabicDash": "numberInDash",
}  # fmt: skip


@dataclass(slots=True)
class _Field:
    """An open complex field: first its code, then its result."""

    code: str = ""
    in_code: bool = True
    replaced: bool = False


class Inline:
    """A reader of the runs of paragraphs; it remembers the fields that are open."""

    def __init__(self, scope: Scope, base: Properties) -> None:
        self._scope = scope
        self._source = scope.source
        self._base = base
        self._fields: list[_Field] = []
        self._look = RunFormat()

    def pieces(self, paragraph: Element) -> tuple[Piece, ...]:
        """Return the pieces of a paragraph, in order."""
        return tuple(self._walk(paragraph))

    def _walk(self, container: Element) -> Iterator[Piece]:
        for node in container:
            tag = node.tag
            if not isinstance(tag, str) or tag in _DROPPED:
                continue
            if self._hidden_by_field(tag):
                continue
            handler = _HANDLERS.get(tag)
            if handler is not None:
                yield from handler(self, node)
            elif tag in _OPENED:
                yield from self._walk(node)
            else:
                self._source.warn(f"暂不支持的 Word 内容“{tag.rpartition('}')[2]}”未排版。")

    def _hidden_by_field(self, tag: str) -> bool:
        """Is this content of a field's code, or a result that we print ourselves?"""
        if tag in (f"{W}r", f"{W}fldChar", f"{W}instrText") or tag in _OPENED:
            return False
        return any(field.in_code or field.replaced for field in self._fields)

    def _run(self, run: Element) -> Iterator[Piece]:
        own = child(run, "rPr")
        properties = self._base
        for style in self._source.styles.chain(value(child(own, "rStyle"))):
            properties = properties.under(child(style, "rPr"))
        look = run_format(properties.under(own), self._source.styles)
        if look.scale != 1:
            self._source.warn("字符缩放未排版，文字按原宽度印出。")
        before, self._look = self._look, look
        if not look.hidden:
            yield from self._walk(run)
        self._look = before

    def _text(self, node: Element) -> Iterator[Piece]:
        text = "".join(
            c for c in node.text or "" if unicodedata.category(c) not in ("Cc", "Cs") or c in "\t\n"
        )
        for number, part in enumerate(re.split(r"\t", text.replace("\n", " "))):
            if number:
                yield Tab(self._look)
            if part:
                yield TextRun(part, self._look)

    def _break(self, node: Element) -> Iterator[Piece]:
        kind = value(node, "type")
        if kind == "page":
            yield Break("page")
        elif kind == "column":
            yield Break("column")
        else:
            yield LineBreak()

    def _mark(self, node: Element) -> Iterator[Piece]:
        """The elements that stand for one piece."""
        name = node.tag.rpartition("}")[2]
        if name in ("tab", "ptab"):
            yield Tab(self._look)
        elif name == "cr":
            yield LineBreak()
        elif name == "noBreakHyphen":
            yield TextRun("-", self._look)
        elif name == "pgNum":
            yield PageNumberField(self._look)

    def _symbol(self, node: Element) -> Iterator[Piece]:
        font = value(node, "font")
        try:
            code = int(value(node, "char") or "0", 16)
        except ValueError:
            code = 0
        text = symbol(font, code)
        if not text and code >= 0x20 and not 0xD800 <= code <= 0xF8FF and code < 0x110000:
            text = chr(code)
        if text:
            yield TextRun(text, self._look)
        else:
            self._source.warn(f"符号字体“{font}”的字符 {code:04X} 没有对应的字形，未印出。")

    def _field_mark(self, node: Element) -> Iterator[Piece]:
        kind = value(node, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            data = child(node, "ffData")
            box = form_field(data) if data is not None else None
            if box:
                yield TextRun(box, self._look)
            elif data is not None and (chosen := _chosen_entry(data)):
                yield TextRun(chosen, self._look)
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
            yield from self._page_field(self._fields[-1])
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.in_code:
                yield from self._page_field(ended)

    def _field_code(self, node: Element) -> Iterator[Piece]:
        if self._fields and self._fields[-1].in_code:
            self._fields[-1].code += node.text or ""
        return iter(())

    def _page_field(self, field: _Field) -> Iterator[Piece]:
        found = self._page_number(field.code)
        if found is not None:
            field.replaced = True
            yield found

    def _page_number(self, code: str) -> PageNumberField | None:
        words = code.split()
        if not words or words[0].upper() not in _PAGE_FIELDS:
            return None
        numerals = next((_FIELD_NUMERALS[w] for w in words if w in _FIELD_NUMERALS), "")
        return PageNumberField(self._look, _PAGE_FIELDS[words[0].upper()], numerals)

    def _simple_field(self, node: Element) -> Iterator[Piece]:
        first = next(node.iter(f"{W}r"), None)
        if first is not None:
            self._look = run_format(self._base.under(child(first, "rPr")), self._source.styles)
        found = self._page_number(value(node, "instr") or "")
        yield from [found] if found is not None else self._walk(node)

    def _control(self, control: Element) -> Iterator[Piece]:
        content = child(control, "sdtContent")
        box = content_control(control)
        if box is not None:
            yield from self._tick(box, content)
        elif content is not None and child(control, "sdtPr/showingPlcHdr") is None:
            yield from self._walk(content)

    def _tick(self, box: str, content: Element | None) -> Iterator[Piece]:
        """The box as the control's own state says, in the look of what it shows."""
        shown = tuple(self._walk(content)) if content is not None else ()
        texts = [piece for piece in shown if isinstance(piece, TextRun)]
        look = texts[0].format if texts else run_format(self._base, self._source.styles)
        known = {TICKED: "☑☒√✓✔■", UNTICKED: "☐□"}[box]
        text = "".join(piece.text for piece in texts).strip()
        yield TextRun(text if len(text) == 1 and text in known else box, look)

    def _alternatives(self, node: Element) -> Iterator[Piece]:
        chosen = chosen_alternative(node)
        return self._walk(chosen) if chosen is not None else iter(())

    def _drawing(self, node: Element) -> Iterator[Piece]:
        return drawn(node, self._scope)

    def _note(self, node: Element) -> Iterator[Piece]:
        kind = "footnote" if node.tag == f"{W}footnoteReference" else "endnote"
        note = self._source.note(kind, value(node, "id"))
        if note is not None:
            yield Footnote(self._scope.inner().blocks(note), self._look)

    def _formula(self, node: Element) -> Iterator[Piece]:
        self._source.warn("公式只按其文字印出，请核对。")
        text = "".join(part.text or "" for part in node.iter(f"{M}t"))
        if text:
            yield TextRun(text, run_format(self._base, self._source.styles))


_HANDLERS: dict[str, Callable[[Inline, Element], Iterator[Piece]]] = {
    **dict.fromkeys(
        (W + n for n in ("tab", "ptab", "cr", "noBreakHyphen", "softHyphen", "pgNum")), Inline._mark
    ),
    **dict.fromkeys((W + n for n in ("drawing", "pict", "object")), Inline._drawing),
    **dict.fromkeys((W + n for n in ("footnoteReference", "endnoteReference")), Inline._note),
    **dict.fromkeys((M + n for n in ("oMath", "oMathPara")), Inline._formula),
    f"{W}t": Inline._text,
    f"{W}br": Inline._break,
    f"{W}sym": Inline._symbol,
    f"{W}fldChar": Inline._field_mark,
    f"{W}instrText": Inline._field_code,
    f"{W}r": Inline._run,
    f"{W}sdt": Inline._control,
    f"{W}fldSimple": Inline._simple_field,
    f"{MC}AlternateContent": Inline._alternatives,
}


def _chosen_entry(data: Element) -> str | None:
    """The entry that a legacy drop-down shows."""
    entries = data.findall(f"{W}ddList/{W}listEntry")
    chosen = whole_number(
        value(child(data, "ddList/result")), whole_number(value(child(data, "ddList/default")), 0)
    )
    return value(entries[chosen]) if 0 <= chosen < len(entries) else None
