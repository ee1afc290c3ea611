"""Puts comments into a Word file at the places that it was read by, and changes nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.model.passage import Place
from zsgx_docs.render.fitting import printable
from zsgx_docs.word.flow import elements_of
from zsgx_docs.word.names import W
from zsgx_docs.word.package import open_word

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "zsgx 核对", "zs"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said at a place of a Word file; at its beginning where the place is None."""

    said: str
    place: Place | None = None


def with_remarks(data: bytes, filename: str, remarks: Iterable[Remark]) -> bytes:
    """Return the Word file with a comment for each remark. Raises UnreadableFile."""
    document = open_word(data, filename)
    _, elements = elements_of(document)
    for remark in remarks:
        _comment(document, _element(document, elements, remark.place), printable(remark.said))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _element(document: Document, elements: Mapping[Place, Any], place: Place | None) -> Any:
    """The paragraph or cell of a place; the first paragraph where there is none such."""
    found = elements.get(place) if place is not None else None
    return next(document.element.body.iter(f"{W}p")) if found is None else found


def _comment(document: Document, element: Any, said: str) -> None:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    runs = [run for run in element.iter(f"{W}r") if next(run.iterancestors(f"{W}txbxContent"), None) is None]
    written = [run for run in runs if run.find(f"{W}t") is not None] or runs or [_new_run(element)]
    ends = [Run(run, Paragraph(run.getparent(), document._body)) for run in (written[0], written[-1])]
    document.add_comment(ends, said, AUTHOR, INITIALS)


def _new_run(element: Any) -> Any:
    paragraph = element if element.tag == f"{W}p" else next(element.iter(f"{W}p"))
    run = paragraph.makeelement(f"{W}r", {})
    paragraph.append(run)
    return run
