"""Draws what the rules say of papers: a part a paper, each finding with the sentence it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from zsgx_docs.render.page.markup import html_of
from zsgx_docs.render.page.printing import html_pdf

FINDINGS_NAME = "检查报告"


def findings_pdf(papers: Iterable[Mapping[str, Any]], notices: Sequence[str]) -> bytes:
    """Return a report as PDF.

    A paper has `name`, `title` and `findings`, each with `degree`, `rule`, `said`, `basis`, `place`.
    """
    page = files(__package__).joinpath("findings.html").read_text("utf-8")
    return html_pdf([html_of(page, {"papers": list(papers), "notices": list(notices)}, FINDINGS_NAME)])
