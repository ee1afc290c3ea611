"""Writes every paper of one class, and says what was decided on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.issuing import FORMATS, Format, Issued, issue

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from zsgx_docs.model.decision import Note
    from zsgx_docs.records.training_class import TrainingClass

LONG_LIST = 1000
"""Rows from which a paper of a class is written in a process of its own: a guess."""
MOST_BLANKS = 8
"""Blanks of one paper that are named; a guess: more would not be read."""


def pack(
    training_class: TrainingClass,
    progress: Callable[[str], None] = lambda name: None,
    note: Note = lambda section, said: None,
) -> Iterator[tuple[str, bytes]]:
    """Write every paper of a class, as Word and PDF: file names and contents.

    `note` hears who gets a certificate and why not, what was worked out, what is left blank, what needs a
    look. Raises RecordError, TemplateError.
    """
    from zsgx_docs.records.class_pack import ALL_PAPERS, class_decisions

    for section, said in class_decisions(training_class):
        note(section, said)
    for paper in ALL_PAPERS:
        record = paper.record(training_class)
        is_long = any(isinstance(value, list) and len(value) > LONG_LIST for value in record.values())
        with _apart() if is_long else nullcontext() as process:
            for fmt in FORMATS:
                name = f"{paper.name}.{fmt}"
                progress(name)
                if process is None:
                    issued = _written(paper.template, record, fmt)
                else:
                    issued = process.submit(_written, paper.template, dict(record), fmt).result()
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


def _written(name: str, record: Mapping[str, Any], fmt: Format) -> Issued:
    return issue(name, record, fmt)


def _apart() -> ProcessPoolExecutor:
    """A process that writes one long paper, so that its memory is free again for the next."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))
