"""Samples under the rules: one change to a valid record, and what the rules say of it."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zsgx_docs import desk
from zsgx_docs.check.rules import Subject, judged
from zsgx_docs.model import paths
from zsgx_docs.model.finding import Finding
from zsgx_docs.records.class_pack import ALL_PAPERS
from zsgx_docs.template.catalogue import default_catalogue, samples_folder

FORM = "hubei/application-form"
CALL = "hubei/call-notice"
PLAN_NOTICE = "tianjin/plan-notice"
LIST = "tianjin/project-list"
ACCOUNTS = "tianjin/final-accounts"
SHEET = "tianjin/attendance-sheet"
ROSTER = "tianjin/certificate-roster"
SURVEY = "tianjin/satisfaction-summary"
OPENING = "organiser/opening-notice"
PLAN = "organiser/implementation-plan"
SUMMARY = "organiser/training-summary"
PLATFORM = "organiser/platform-roster"
CERTIFICATE = "organiser/certificate"
CHANGE = "organiser/change-note"

GONE = object()
"""A leaf that a record does not have: nobody looked."""
Change = Mapping[str, Any]
NOTHING: Change = {}


def changed(record: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """The record with other leaves."""
    found: dict[str, Any] = copy.deepcopy(dict(record))
    for path, value in change.items():
        if value is GONE:
            way, _, last = path.rpartition(".")
            (paths.get(found, way) if way else found).pop(last, None)
        else:
            paths.put(found, path, value)
    return found


def notice(name: str, change: Change = NOTHING) -> dict[str, Any]:
    """The notice of a sample, with other limits."""
    return changed(desk.sample(name), change)


def subject(paper: str, change: Change = NOTHING, **more: Any) -> Subject:
    """A sample under check."""
    template = default_catalogue().get(paper)
    record = changed(desk.sample(paper), change)
    record.pop("document_type", None)
    return Subject(f"{paper}.yaml", template.settings.document_type, record, template, **more)


def findings(
    *subjects: Subject, under: Mapping[str, Any], is_whole: bool = False, of: Iterable[str] | None = None
) -> list[Finding]:
    """What the rules say of some papers under a notice; `of` some kinds of papers only."""
    notices = {str(under["document_type"]): under}
    told = judged(subjects, lambda paper: notices, is_whole)
    return [f for one in told if of is None or one.document_type in of for f in one.findings]


def of_sample(paper: str, change: Change = NOTHING, under: Mapping[str, Any] | None = None, **more: Any):
    """What the rules say of a changed sample under its issuer's notice."""
    official = notice(CALL if paper in (FORM, CALL) else PLAN_NOTICE)
    return findings(subject(paper, change, **more), under=under or official)


def numbers(found: Iterable[Finding], outcome: str = "violated") -> set[str]:
    """The numbers of the rules that come to that outcome."""
    return {finding.rule for finding in found if finding.outcome == outcome}


def class_papers() -> dict[str, dict[str, Any]]:
    """The papers of the model class, by type: they agree with each other."""
    held = desk.load_class(samples_folder() / "class.yaml")
    return {paper.template: dict(paper.record(held)) for paper in ALL_PAPERS}


def of_class(
    change: Mapping[str, Change] = NOTHING,
    under: Mapping[str, Any] | None = None,
    without: Sequence[str] = (),
    extra: Sequence[Subject] = (),
) -> list[Finding]:
    """What the rules say across the papers of the model class, some of them changed or left out."""
    papers = [
        _class_paper(template, changed(record, change.get(template, NOTHING)))
        for template, record in class_papers().items()
        if template not in without
    ]
    return findings(*papers, *extra, under=under or notice(PLAN_NOTICE), of=("class",))


def _class_paper(name: str, record: dict[str, Any]) -> Subject:
    template = default_catalogue().get(name)
    return Subject(f"{name}.yaml", template.settings.document_type, record, template)
