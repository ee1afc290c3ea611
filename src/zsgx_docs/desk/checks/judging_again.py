"""Has the rules look again at a result that people have corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from zsgx_docs.desk.apart import ask
from zsgx_docs.desk.checks.checking import ToCheck, subjects_in
from zsgx_docs.desk.checks.results import extraction_of

if TYPE_CHECKING:
    from zsgx_docs.check.rules import Notices, Subject
    from zsgx_docs.model.extraction import Extraction, FurtherPaper
    from zsgx_docs.model.finding import Finding
    from zsgx_docs.template.template import Template


def findings_again(
    result: Mapping[str, Any],
    corrected: Collection[tuple[int, str]],
    notices: Mapping[str, Mapping[str, Any]],
    apart: bool = False,
) -> list[list[dict[str, Any]]]:
    """Return what the rules say of each paper of a result as it now stands, as its findings in JSON.

    `corrected` are the values that are not as they were read: papers (0 is the first) and paths. `notices`
    are records by type; without any only those rules are run that need none. What came from outside is
    judged `apart`, by a worker. Raises WorkStopped.
    """
    if apart:
        given = {
            "result": dict(result),
            "corrected": [list(each) for each in corrected],
            "notices": dict(notices),
        }
        return cast("list[list[dict[str, Any]]]", ask("findings_again", given, result["source"]["filename"]))
    changed = {(number, path) for number, path in corrected}
    papers = (result, *(result.get("more") or ()))
    return [_findings_of(result, number, changed, notices) for number in range(len(papers))]


def _findings_of(
    result: Mapping[str, Any],
    number: int,
    corrected: Collection[tuple[int, str]],
    notices: Mapping[str, Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """Of a paper without a template, or of one that is no more, what was found when it was read."""
    paper = (result, *(result.get("more") or ()))[number]
    template = _template(paper)
    if template is None:
        return list(paper.get("findings") or ())
    seals = _seals_again(result, number, template, corrected)
    alone = {**paper, "source": result["source"], "more": [], "findings": seals}
    subject = next(iter(subjects_in(ToCheck(str(result["source"]["filename"]), alone))))
    return [finding.to_json() for finding in _judged(subject, notices)]


def _judged(subject: Subject, notices: Notices) -> Iterator[Finding]:
    """The findings of seals stand, whatever notice there is; those of records are made anew."""
    from zsgx_docs.check.rules import judged, judged_alone

    if not notices:
        yield from subject.found
        yield from judged_alone(subject)
        return
    anew = judged([subject], lambda _: notices)[0].findings
    known = {finding.rule for finding in anew}
    yield from (finding for finding in subject.found if finding.rule not in known)
    yield from anew


def _seals_again(
    result: Mapping[str, Any], number: int, template: Template, corrected: Collection[tuple[int, str]]
) -> list[dict[str, Any]]:
    """What was found of seals, anew where the unit's name was corrected."""
    paper = (result, *(result.get("more") or ()))[number]
    wanted = template.settings.seals
    rules = {one.rule for one in wanted}
    before = [finding for finding in paper.get("findings") or () if finding["rule"] in rules]
    named = {one.unit for one in wanted if one.unit}
    if not any((number, path) in corrected for path in named):
        return before
    return [*_told_anew(result, number, template)]


def _told_anew(result: Mapping[str, Any], number: int, template: Template) -> Iterator[dict[str, Any]]:
    from dataclasses import replace

    from zsgx_docs.check.seals import seal_findings

    read = extraction_of(result)
    paper: Extraction | FurtherPaper = read.more[number - 1] if number else read
    values = {leaf.path: leaf.value for leaf in paper.fields}
    units = [one.unit for one in template.settings.seals if one.unit]

    def matched(text: str, before: str | None) -> str | None:
        return next((path for path in units if values.get(path) and values[path] == text), before)

    seals = tuple(replace(seal, matches=matched(seal.text, seal.matches)) for seal in paper.seals)
    again = replace(paper, seals=seals)
    for finding in seal_findings(template.settings.seals, again, read.source.sheets):
        yield finding.to_json()


def _template(paper: Mapping[str, Any]) -> Template | None:
    from zsgx_docs.errors import NotFound
    from zsgx_docs.template.catalogue import default_catalogue

    try:
        return default_catalogue().get(paper["template"]) if paper.get("template") else None
    except NotFound:
        return None
