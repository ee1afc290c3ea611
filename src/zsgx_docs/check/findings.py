"""Gives a read file the findings of the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter

from zsgx_docs.check.rules import Subject, doubted_in, judged_alone
from zsgx_docs.check.seals import seal_findings
from zsgx_docs.model.extraction import Extraction, FurtherPaper
from zsgx_docs.model.finding import Finding
from zsgx_docs.model.sheet import Sheet
from zsgx_docs.template.template import Template

FindTemplate = Callable[[str], Template]


def checked(taken: Extraction, template: FindTemplate) -> Extraction:
    """Return the extraction with what the rules say of each of its papers; `template` finds one by name."""
    began = perf_counter()
    on_paper = taken.source.kind in ("pdf-text", "pdf-scan", "image")
    sheets = taken.source.sheets if on_paper else ()
    more = tuple(replace(paper, findings=_findings(paper, template, sheets)) for paper in taken.more)
    findings = _findings(taken, template, sheets)
    timings = {**taken.timings, "check": perf_counter() - began}
    return replace(taken, findings=findings, more=more, timings=timings)


def _findings(
    paper: Extraction | FurtherPaper, template: FindTemplate, sheets: Sequence[Sheet]
) -> tuple[Finding, ...]:
    """What contradicts itself, and of seals where there are `sheets`, of all papers of the file."""
    if paper.template is None:
        return ()
    own = template(paper.template)
    seals = seal_findings(own.settings.seals, paper, sheets) if sheets else []
    doubted = doubted_in(paper.fields, own, paper.record)
    subject = Subject("", paper.document_type, paper.record, own, doubted)
    return (*seals, *judged_alone(subject))
