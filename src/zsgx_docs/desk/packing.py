"""Writes every paper of one class."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.issuing import FORMATS, Format, issue

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from zsgx_docs.records.training_class import TrainingClass

LONG_LIST = 1000
"""Rows from which a paper of a class is written in a process of its own: a guess."""


def pack(
    training_class: TrainingClass, progress: Callable[[str], None] = lambda name: None
) -> Iterator[tuple[str, bytes]]:
    """Write every paper of a class, as Word and PDF: file names and contents.

    Raises RecordError, TemplateError.
    """
    from zsgx_docs.records.class_papers import PAPERS

    for paper in PAPERS:
        record = paper.record(training_class)
        is_long = any(isinstance(value, list) and len(value) > LONG_LIST for value in record.values())
        with _apart() if is_long else nullcontext() as process:
            for fmt in FORMATS:
                name = f"{paper.name}.{fmt}"
                progress(name)
                if process is None:
                    yield name, _written(paper.template, record, fmt)
                else:
                    yield name, process.submit(_written, paper.template, dict(record), fmt).result()


def _written(name: str, record: Mapping[str, Any], fmt: Format) -> bytes:
    return issue(name, record, fmt).data


def _apart() -> ProcessPoolExecutor:
    """A process that writes one long paper, so that its memory is free again for the next."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))
