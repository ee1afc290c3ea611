"""Marks the blanks of a rendered paper: highlighted, emptied, with Word comments at each place."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.template.explicit import SLOT_END, SLOT_PATH_END, SLOT_START
from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from docx.document import Document

RULED = "________"
YELLOW, TURQUOISE = "yellow", "cyan"
AUTHOR, INITIALS = "zsgx 起草", "zs"
_MARKS = re.compile(f"({SLOT_START}.*?{SLOT_PATH_END}|{SLOT_END})", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class SlotMark:
    """What is done at a slot's places: a ruled blank instead of its text, a highlight, a comment."""

    blank: bool = False
    highlight: str | None = None
    comment: str | None = None


def with_marks(
    word: bytes, marks: Mapping[str, SlotMark], stray: re.Pattern[str], stray_comment: str
) -> bytes:
    """Return a Word file rendered with marked slots, each place marked as `marks` says by the slot's path.

    Text outside the slots that matches `stray` gets a comment too.
    """
    import docx

    document = docx.Document(io.BytesIO(word))
    inside: str | None = None
    for text in list(document.element.body.iter(f"{W}t")):
        inside = _taken_apart(document, text, inside, marks, stray, stray_comment)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _taken_apart(
    document: Document,
    text: Any,
    inside: str | None,
    marks: Mapping[str, SlotMark],
    stray: re.Pattern[str],
    stray_comment: str,
) -> str | None:
    """One `w:t` as runs of its own for each slot; the slot that goes on behind it."""
    pieces: list[tuple[str | None, str, bool]] = []
    for part in _MARKS.split(text.text or ""):
        if part.startswith(SLOT_START):
            inside = part[1:-1]
            pieces.append((inside, "", True))
        elif part == SLOT_END:
            inside = None
        elif part:
            pieces.append((inside, part, False))
    for (path, piece, begins), run in zip(pieces, _runs(text, len(pieces)), strict=True):
        mark = marks.get(path or "")
        _set_text(run, (RULED if begins else "") if mark and mark.blank else piece)
        if mark is not None and (begins or piece):
            _apply(document, run, mark, begins)
        elif path is None and stray.search(piece):
            _apply(document, run, SlotMark(highlight=TURQUOISE, comment=stray_comment), True)
    return inside


def _runs(text: Any, count: int) -> Iterator[Any]:
    """The run that holds this text, and copies of it behind: one for each piece."""
    run = text.getparent()
    if count == 0:
        text.text = ""
        return
    last = run
    following = [part for part in run if list(run).index(part) > list(run).index(text)]
    clones = []
    for _ in range(count - 1):
        clone = copy.deepcopy(run)
        for part in list(clone):
            if part.tag not in (f"{W}rPr", f"{W}t"):
                clone.remove(part)
        for extra in clone.findall(f"{W}t")[1:]:
            clone.remove(extra)
        last.addnext(clone)
        last = clone
        clones.append(clone)
    for part in following if clones else ():
        last.append(part)
    yield _OnlyText(run, text)
    for clone in clones:
        yield _OnlyText(clone, clone.find(f"{W}t"))


@dataclass(frozen=True, slots=True)
class _OnlyText:
    """A `w:r` and the `w:t` in it that is meant."""

    run: Any
    text: Any


def _set_text(place: _OnlyText, text: str) -> None:
    place.text.text = text
    place.text.set(_SPACE, "preserve")


def _apply(document: Document, place: _OnlyText, mark: SlotMark, begins: bool) -> None:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    paragraph = place.run.getparent()
    run = Run(place.run, Paragraph(paragraph, document._body))
    if mark.highlight:
        _highlight(place.run, mark.highlight)
    if mark.comment and begins:
        document.add_comment(run, mark.comment, AUTHOR, INITIALS)


def _highlight(run: Any, colour: str) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = run.makeelement(f"{W}rPr", {})
        run.insert(0, properties)
    for old in properties.findall(f"{W}highlight"):
        properties.remove(old)
    properties.append(properties.makeelement(f"{W}highlight", {f"{W}val": colour}))
