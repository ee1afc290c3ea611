"""Reads a returned file into a record."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.apart import ask, ask_for

if TYPE_CHECKING:
    from threading import Event

    from zsgx_docs.model.extraction import Extraction
    from zsgx_docs.model.sheet import Sheet
    from zsgx_docs.read.document import Progress


def take_in(
    data: bytes,
    filename: str,
    template: str | None = None,
    progress: Progress = lambda page, pages: None,
    apart: bool = False,
    explain: str | None = None,
    words: bool = False,
    cancelled: Event | None = None,
) -> Extraction:
    """Read a returned file into a record with evidence and findings. Raises InputError, NotFound.

    `explain` is the path of a value of which the result keeps a trace; NotFound where it has none. With
    `words` the sheets of the result keep their text. A file from outside is read `apart`: by a worker, within
    limits of time and memory, which is ended once `cancelled` is set.
    """
    if apart:
        given = {"data": data, "filename": filename, "template": template, "explain": explain, "words": words}
        return ask_for(_extraction, "take_in", given, filename, cancelled, {"page": progress})
    from zsgx_docs.check.findings import checked
    from zsgx_docs.read.extract import extract
    from zsgx_docs.template.catalogue import default_catalogue

    catalogue = default_catalogue()
    forced = catalogue.get(template) if template else None
    taken = extract(data, filename, catalogue, forced, progress=progress, explain=explain)
    told = checked(taken, catalogue.get).in_points_of_file()
    return told if words else _without_words(told)


def result_of(
    data: bytes,
    filename: str,
    template: str | None = None,
    progress: Progress = lambda page, pages: None,
    apart: bool = False,
    cancelled: Event | None = None,
) -> dict[str, Any]:
    """Read a returned file into a result as JSON; as `take_in`, for who needs no more than that."""
    if not apart:
        return take_in(data, filename, template, progress).to_json()
    given = {"data": data, "filename": filename, "template": template}
    found: dict[str, Any] = ask("result_of", given, filename, cancelled, {"page": progress})
    return found


def packed_result(
    data: bytes,
    filename: str,
    template: str | None = None,
    progress: Progress = lambda page, pages: None,
    apart: bool = False,
    cancelled: Event | None = None,
) -> bytes:
    """Read a returned file into a result as JSON text packed by zlib, for who only keeps it or hands it on.

    A long list's takes a hundred megabytes, and a twentieth of that packed.
    """
    if apart:
        given = {"data": data, "filename": filename, "template": template}
        packed: bytes = ask("packed_result", given, filename, cancelled, {"page": progress})
        return packed
    found = take_in(data, filename, template, progress).to_json()
    text = json.dumps(found, ensure_ascii=False, allow_nan=False)
    return zlib.compress(text.encode("utf-8", "backslashreplace"), level=1)


def _without_words(result: Extraction) -> Extraction:
    """The sheets with their sizes only: their words have done their duty and would be heavy to carry."""

    def bare(sheet: Sheet) -> Sheet:
        return replace(sheet, blocks=(), unread=())

    return replace(result, source=replace(result.source, sheets=tuple(map(bare, result.source.sheets))))


def _extraction() -> type[Extraction]:
    from zsgx_docs.model.extraction import Extraction

    return Extraction
