"""Writes every paper of one class, and says what was decided on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from zsgx_docs.desk.issuing import FORMATS, Issued, issue

if TYPE_CHECKING:
    from zsgx_docs.model.decision import Note
    from zsgx_docs.records.training_class import TrainingClass

LONG_LIST = 1000
"""Rows from which a paper of a class is written by a worker in any case, so that its memory is free again for
the next: a guess."""
MOST_BLANKS = 8
"""Blanks of one paper that are named; a guess: more would not be read."""


def pack(
    training_class: TrainingClass,
    progress: Callable[[str], None] = lambda name: None,
    note: Note = lambda section, said: None,
    apart: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """Write every paper of a class, as Word and PDF: file names and contents.

    `note` hears who gets a certificate and why not, what was worked out, what is left blank, what needs a
    look. Papers of a class from outside are written `apart`, by workers. Raises RecordError, TemplateError,
    WorkStopped.
    """
    from zsgx_docs.records.class_pack import ALL_PAPERS, class_decisions

    for section, said in class_decisions(training_class):
        note(section, said)
    for paper in ALL_PAPERS:
        record = paper.record(training_class)
        is_long = any(isinstance(value, list) and len(value) > LONG_LIST for value in record.values())
        for fmt in FORMATS:
            name = f"{paper.name}.{fmt}"
            progress(name)
            issued = issue(paper.template, dict(record), fmt, apart=apart or is_long)
            _tell(paper.name, issued, note)
            yield name, issued.data


def _tell(paper: str, issued: Issued, note: Note) -> None:
    """What is missing is told as a blank only: a class file seldom tells all."""
    if issued.blanks:
        named = "、".join(issued.blanks[:MOST_BLANKS])
        more = f"等{len(issued.blanks)}项" if len(issued.blanks) > MOST_BLANKS else ""
        note("留空", f"{paper}：{named}{more}")
    for said in issued.doubts:
        note("请核对", f"{paper}：{said}")
