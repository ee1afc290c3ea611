"""Reads a returned file into a record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zsgx_docs.jobs import Readers
    from zsgx_docs.model.extraction import Extraction
    from zsgx_docs.read.document import Progress


def take_in(
    data: bytes,
    filename: str,
    template: str | None = None,
    progress: Progress = lambda page, pages: None,
    apart: bool = False,
    explain: str | None = None,
    words: bool = False,
) -> Extraction:
    """Read a returned file into a record with evidence and findings. Raises InputError, NotFound.

    `explain` is the path of a value of which the result keeps a trace; NotFound where it has none. With
    `words` the sheets of the result keep their text.

    A reader process does it, within limits of time and memory; only what takes but a moment, such as a small
    Word file, is read here, unless `apart`.
    """
    from zsgx_docs.check.findings import checked
    from zsgx_docs.read.formats import is_quick
    from zsgx_docs.template.catalogue import default_catalogue

    catalogue = default_catalogue()
    if apart or not is_quick(data):
        taken = _readers().read(data, filename, template, progress, explain, words)
        return checked(taken, catalogue.get).in_points_of_file()
    from zsgx_docs.read.extract import extract

    forced = catalogue.get(template) if template else None
    taken = extract(data, filename, catalogue, forced, progress=progress, explain=explain)
    return checked(taken, catalogue.get).in_points_of_file()


def stop_reading() -> None:
    """End all reader processes; whoever waits for one of them gets a ReadingStopped."""
    _readers().close()
    _readers.cache_clear()


@cache
def _readers() -> Readers:
    from zsgx_docs.jobs import Readers

    return Readers()
