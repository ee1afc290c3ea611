"""Gives a read file the findings of the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from zsgx_docs.check.seals import seal_findings
from zsgx_docs.model.extraction import Extraction, FurtherPaper
from zsgx_docs.model.finding import Finding
from zsgx_docs.template.template import Template

FindTemplate = Callable[[str], Template]


def checked(taken: Extraction, template: FindTemplate) -> Extraction:
    """Return the extraction with what the rules say of each of its papers; `template` finds one by name."""
    began = perf_counter()
    on_paper = taken.source.kind in ("pdf-text", "pdf-scan", "image")
    more = tuple(replace(paper, findings=_findings(paper, template, on_paper)) for paper in taken.more)
    findings = _findings(taken, template, on_paper)
    timings = {**taken.timings, "check": perf_counter() - began}
    return replace(taken, findings=findings, more=more, timings=timings)


def _findings(
    paper: Extraction | FurtherPaper, template: FindTemplate, on_paper: bool
) -> tuple[Finding, ...]:
    if paper.template is None or not on_paper:
        return ()
    return tuple(seal_findings(template(paper.template).settings.seals, paper))
