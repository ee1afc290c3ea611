"""Writes a record as a paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper as a file; `warnings` are Chinese sentences, e.g. of characters that no font has."""

    data: bytes
    warnings: tuple[str, ...] = ()


def issue(name: str, record: Mapping[str, Any] | None, fmt: Format) -> Issued:
    """Write a record into a template as Word or PDF; None gives the empty form.

    Raises NotFound, RecordError, TemplateError.
    """
    from zsgx_docs.render.collector import collector_paused
    from zsgx_docs.render.docx import filled_paper, render_blank, render_word
    from zsgx_docs.template.catalogue import default_catalogue

    chosen = default_catalogue().get(name)
    if fmt == "pdf" and chosen.page is not None:
        from zsgx_docs.render.page import page_pdf

        return Issued(*page_pdf(chosen, record))
    with collector_paused():
        if fmt == "docx":
            return Issued(render_blank(chosen) if record is None else render_word(chosen, record))
        from zsgx_docs.render.pdf import filled_to_pdf

        made = filled_to_pdf(filled_paper(chosen, record))
        return Issued(made.pdf, made.warnings)
