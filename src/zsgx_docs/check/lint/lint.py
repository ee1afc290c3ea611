"""Every deviation of a paper from the standard."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.check.lint.anatomy import anatomy, guessed_kind
from zsgx_docs.check.lint.end_rules import annex_findings, end_findings
from zsgx_docs.check.lint.layout import Kind, Layout
from zsgx_docs.check.lint.page_rules import grid_findings, mark_findings, number_findings, page_findings
from zsgx_docs.check.lint.text_rules import body_findings, font_findings, head_findings
from zsgx_docs.model.finding import LayoutFinding


@dataclass(frozen=True, slots=True)
class Linted:
    """`kind` says which rules a paper was judged by."""

    kind: Kind
    findings: tuple[LayoutFinding, ...]


def lint(layout: Layout, kind: Kind | None = None) -> Linted:
    kind = kind or guessed_kind(layout)
    if kind == "certificate":
        return Linted(kind, ())
    paper = anatomy(layout)
    findings = [*page_findings(layout), *font_findings(layout), *number_findings(layout, kind)]
    if kind in ("letter", "notice"):
        findings += mark_findings(layout, paper.mark, kind) if paper.mark else ()
        findings += head_findings(layout, paper, kind == "letter")
        findings += [*grid_findings(layout, paper.body), *body_findings(paper)]
        findings += end_findings(layout, paper)
    findings += annex_findings(paper.annexes)
    return Linted(kind, tuple(findings))
