"""Finds every deviation of a paper from the standard."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.check.lint.measure import Kind, PaperLayout
from zsgx_docs.check.lint.rules import (
    anatomy,
    annex_findings,
    body_findings,
    end_findings,
    font_findings,
    grid_findings,
    guessed_kind,
    head_findings,
    imprint_findings,
    number_findings,
    page_findings,
    title_findings,
)
from zsgx_docs.model.finding import LayoutFinding


@dataclass(frozen=True, slots=True)
class Linted:
    """The findings of a paper; `kind` says by which rules, `is_guessed` that its content told the kind."""

    kind: Kind
    findings: tuple[LayoutFinding, ...]
    is_guessed: bool = False


def lint(layout: PaperLayout, kind: Kind | None = None) -> Linted:
    """Return a layout's deviations from the rules of its kind, which its content tells if it is not given."""
    chosen = kind or guessed_kind(layout)
    if chosen == "certificate":
        return Linted(chosen, (), kind is None)
    if chosen == "worktable":
        return Linted(chosen, tuple(font_findings(layout)), kind is None)
    paper = anatomy(layout)
    findings = [*page_findings(layout), *font_findings(layout), *number_findings(layout, chosen)]
    if chosen in ("letter", "notice"):
        findings += head_findings(layout, paper, chosen == "letter")
        findings += [*grid_findings(layout, paper.body), *body_findings(layout, paper)]
        findings += end_findings(layout, paper)
        findings += imprint_findings(layout, paper, chosen == "letter")
    elif not paper.annexes:
        findings += title_findings(
            [line for line in paper.title if line.size >= 16 and line.is_centred], "G-title", "标题"
        )
    findings += annex_findings(layout, paper)
    return Linted(chosen, tuple(findings), kind is None)
