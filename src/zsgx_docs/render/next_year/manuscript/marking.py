"""Changes a Word file's text in place, with highlights and comments, and touches nothing else."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from zsgx_docs.render.next_year.manuscript.manuscript import Manuscript, Stretch
from zsgx_docs.word.names import W

YELLOW, TURQUOISE = "yellow", "cyan"
AUTHOR, INITIALS = "zsgx 起草", "zs"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Edit:
    """What is done at the characters from `start` to `end`: other text (None: as it is), highlight, comment.

    With `start` equal to `end` the text is put in behind the character before.
    """

    start: int
    end: int
    text: str | None = None
    highlight: str | None = None
    comment: str | None = None


def put_edits(manuscript: Manuscript, edits: Iterable[Edit]) -> None:
    """Apply the edits to the document, in place; the manuscript's own text stays as it was.

    Texts of two edits never overlap; highlights and comments may.
    """
    wanted = sorted(edits, key=lambda edit: (edit.start, -edit.end))
    pieces = _pieces(manuscript, wanted)
    ends = {piece.end: piece for piece in pieces}
    for edit in wanted:
        inside = [piece for piece in pieces if piece.start >= edit.start and piece.end <= edit.end]
        if edit.start == edit.end:
            inside = _put_in(ends, pieces, edit)
        elif edit.text is not None:
            _write(inside, edit)
        for piece in inside if edit.highlight else ():
            highlight(piece.element.getparent(), str(edit.highlight))
        anchors = [piece for piece in inside if not piece.aside]
        if edit.comment and anchors:
            _comment(manuscript, anchors, edit.comment)


def highlight(run: Any, colour: str) -> None:
    """Let a `w:r` be highlighted, in place."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = run.makeelement(f"{W}rPr", {})
        run.insert(0, properties)
    for old in properties.findall(f"{W}highlight"):
        properties.remove(old)
    properties.append(properties.makeelement(f"{W}highlight", {f"{W}val": colour}))


def _pieces(manuscript: Manuscript, edits: Sequence[Edit]) -> list[Stretch]:
    """The stretches cut where an edit begins or ends, each in a run of its own."""
    cuts = sorted({place for edit in edits for place in (edit.start, edit.end)})
    touched = [
        stretch
        for stretch in manuscript.stretches
        if any(edit.start <= stretch.end and edit.end >= stretch.start for edit in edits)
    ]
    for run in dict.fromkeys(stretch.element.getparent() for stretch in touched):
        _single_file(run)
    pieces: list[Stretch] = []
    for stretch in touched:
        inner = [cut for cut in cuts if stretch.start < cut < stretch.end]
        pieces.extend(_cut(stretch, inner))
    return pieces


def _single_file(run: Any) -> None:
    """Give each thing in a run a run of its own, of the same look."""
    properties = run.find(f"{W}rPr")
    last = run
    for child in [child for child in run if child is not properties][1:]:
        fresh = run.makeelement(run.tag, {})
        if properties is not None:
            fresh.append(copy.deepcopy(properties))
        fresh.append(child)
        last.addnext(fresh)
        last = fresh


def _cut(stretch: Stretch, cuts: Sequence[int]) -> list[Stretch]:
    text, last = stretch.element.text or "", stretch.element.getparent()
    pieces: list[Stretch] = []
    for start, end in zip([stretch.start, *cuts], [*cuts, stretch.end], strict=True):
        run = last
        if pieces:
            run = copy.deepcopy(last)
            last.addnext(run)
            last = run
        if cuts:
            _set(run.find(f"{W}t"), text[start - stretch.start : end - stretch.start])
        element = run.find(f"{W}t") if cuts else stretch.element
        pieces.append(Stretch(start, end, element, stretch.aside))
    return pieces


def _write(pieces: Sequence[Stretch], edit: Edit) -> None:
    """The text in the place of these pieces; character by character where it is as long as what was there."""
    written = [piece for piece in pieces if piece.element.tag == f"{W}t"]
    text = edit.text or ""
    same = edit.end - edit.start == len(text)
    for number, piece in enumerate(written):
        start, end = piece.start - edit.start, piece.end - edit.start
        _set(piece.element, text[start:end] if same else text if number == 0 else "")


def _put_in(ends: dict[int, Stretch], pieces: Sequence[Stretch], edit: Edit) -> list[Stretch]:
    """New text behind the character before, else before the one behind."""
    near = ends.get(edit.start) or next((p for p in pieces if p.start == edit.start), None)
    if near is None:
        return []
    run = near.element.getparent()
    fresh = run.makeelement(run.tag, {})
    properties = run.find(f"{W}rPr")
    if properties is not None:
        fresh.append(copy.deepcopy(properties))
    text = fresh.makeelement(f"{W}t", {})
    fresh.append(text)
    _set(text, edit.text or "")
    run.addnext(fresh) if near.end == edit.start else run.addprevious(fresh)
    return [Stretch(edit.start, edit.end, text, near.aside)]


def _set(element: Any, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def _comment(manuscript: Manuscript, pieces: Sequence[Stretch], said: str) -> None:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    body = manuscript.document._body
    runs = [_anchor(piece.element.getparent()) for piece in (pieces[0], pieces[-1])]
    ends = [Run(run, Paragraph(run.getparent(), body)) for run in runs]
    manuscript.document.add_comment(ends, said, AUTHOR, INITIALS)


def _anchor(run: Any) -> Any:
    """The run itself; of one in a text box the run that holds the box, as Word wants comments outside."""
    boxes = list(run.iterancestors(f"{W}txbxContent"))
    return next(boxes[-1].iterancestors(f"{W}r"), run) if boxes else run
