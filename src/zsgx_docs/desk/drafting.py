"""Drafts next year's notice from last year's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.issuing import Format

if TYPE_CHECKING:
    from zsgx_docs.render.next_year import Change


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of next year's notice as a file, and what became of each blank of last year's."""

    data: bytes
    changes: tuple[Change, ...]


def draft(
    name: str, record: Mapping[str, Any], year: int, fmt: Format, doubts: Mapping[str, str] | None = None
) -> Drafted:
    """Write next year's notice from last year's record.

    `doubts` are the reasons, by path, why a value that was read from last year's file is not sure.

    Raises NotFound, RecordError, TemplateError.
    """
    from zsgx_docs.render.next_year import drafted_word
    from zsgx_docs.template.catalogue import default_catalogue

    chosen = default_catalogue().get(name)
    word, changes = drafted_word(chosen, record, year, doubts or {})
    if fmt == "docx":
        return Drafted(word, changes)
    from zsgx_docs.render.pdf import word_to_pdf

    return Drafted(word_to_pdf(word).pdf, changes)
