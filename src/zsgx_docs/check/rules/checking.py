"""Checks papers one by one, then the papers of each class, of each application, and all together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from zsgx_docs.check.rules.case import Background, RuleCase
from zsgx_docs.check.rules.classes import HeldClass, classes_in, funded_by, season_of
from zsgx_docs.check.rules.discovery import ALWAYS, all_rules, checks_under, notice_of, wing_rules
from zsgx_docs.check.rules.judging import findings_of, labels_of, view_of
from zsgx_docs.check.rules.papers import APPLICATION, CALL, CLASS, PLAN_NOTICE, SEASON
from zsgx_docs.check.rules.rule import Rule, RuleCheck
from zsgx_docs.check.rules.sentences import filled_sentence
from zsgx_docs.check.rules.subject import Subject
from zsgx_docs.check.rules.view import RecordView
from zsgx_docs.model import paths
from zsgx_docs.model.finding import Finding
from zsgx_docs.values.comparing import is_same_name

NOTICES = (CALL, PLAN_NOTICE)
Notices = Mapping[str, Mapping[str, Any]]
"""The records of the notices that set the limits, by type."""
NONE: Notices = {}


@dataclass(frozen=True, slots=True)
class PaperFindings:
    """What the rules say of one paper, of a class (`document_type` "class") or of a season ("season")."""

    filename: str
    document_type: str
    findings: tuple[Finding, ...]


def judged_alone(subject: Subject) -> Iterator[Finding]:
    """Yield what the rules that need no notice say of one paper, as they are run whenever one is read."""
    yield from _of_paper(subject, NONE, None, always=True)


def judged(
    subjects: Sequence[Subject], notices_of: Callable[[Subject], Notices], is_whole: bool = False
) -> list[PaperFindings]:
    """Check papers under the notices that apply to each; `is_whole`: nothing else was sent in with them."""
    classes = classes_in(subjects)
    of_class = {id(paper): held for held in classes for paper in held.papers.values()}
    findings = {id(s): [*_taken_over(s, notices_of(s))] for s in subjects}
    for subject in subjects:
        held = of_class.get(id(subject))
        findings[id(subject)] += _of_paper(subject, notices_of(subject), held)
    if is_whole:
        for subject, found in _of_applications(subjects, notices_of):
            findings[id(subject)].append(found)
    results = [PaperFindings(s.filename, s.document_type, tuple(findings[id(s)])) for s in subjects]
    if len(subjects) > 1:
        results += [PaperFindings(held.name, CLASS, tuple(_of_class(held, notices_of))) for held in classes]
        results += _of_season(classes, subjects)
    return [result for result in results if result.document_type not in (CLASS, SEASON) or result.findings]


def _taken_over(subject: Subject, notices: Notices) -> Iterator[Finding]:
    """What was found of seals when it was read, under their notice; of what is no paper nobody can tell."""
    for finding in subject.found:
        rule = all_rules().get(finding.rule)
        if rule is not None and rule.source != "本系统" and notice_of(rule) in notices:
            yield finding
    if subject.kind is not None and not subject.is_typed:
        return
    for rule in all_rules().values():
        stamped = any(c.scope == "seal" and subject.document_type in c.papers for c in rule.checks)
        if stamped and notice_of(rule) in notices:
            basis = filled_sentence(rule, _notice(rule, notices)[0])
            where = "Word 版" if subject.is_typed else "记录里"
            message = f"{where}看不到印章，无法判断是否符合{rule.id}“{basis}”。"
            yield Finding(rule.id, "info", "cannot_tell", ("seals",), message, basis)


def _of_paper(
    subject: Subject, notices: Notices, held: HeldClass | None, always: bool = False
) -> Iterator[Finding]:
    if subject.document_type in NOTICES and not always:
        notices = {subject.document_type: subject.record}
    running = _checks(frozenset(notices), subject.document_type, always)
    if not running:
        return
    view = view_of(subject)
    subjects, label = {subject.document_type: subject}, labels_of(subject)
    background = subject.background(
        level=_level_of(subject, notices, held),
        is_funded=funded_by(subject) if held is None else held.is_funded,
        running=frozenset(rule.id for rule, _ in running),
    )
    for rule, check in running:
        case = RuleCase({subject.document_type: view}, *_notice(rule, notices), background)
        view.seen.clear()
        yield from findings_of(rule, check, case, subjects, label)


@cache
def _checks(notices: frozenset[str], document_type: str, always: bool) -> list[tuple[Rule, RuleCheck]]:
    rules = wing_rules(ALWAYS) if always else all_rules()
    return [
        (rule, check)
        for rule, check in checks_under(rules, notices)
        if check.scope == "paper" and document_type in check.papers
    ]


def _notice(rule: Rule, notices: Notices) -> tuple[RecordView, str]:
    """The notice under which a rule is run, and its type."""
    wanted = notice_of(rule) or next(iter(notices), "")
    return RecordView(notices.get(wanted, {}), name="notice"), wanted


def _level_of(subject: Subject, notices: Notices, held: HeldClass | None) -> str | None:
    """As the paper says it, else those beside it, else the notice's lists."""
    if subject.record.get("level"):
        return str(subject.record["level"])
    if held is not None and held.level:
        return held.level
    if subject.document_type == APPLICATION:
        from zsgx_docs.records.submissions import proposed_level

        return proposed_level(subject.record).value
    return _listed_level(subject.record.get("project_name"), notices)


def _listed_level(name: Any, notices: Notices) -> str | None:
    lists = notices.get(PLAN_NOTICE, {})
    for level in ("national", "municipal"):
        rows = paths.get(lists, f"{level}.projects")
        for row in rows if isinstance(rows, list) else ():
            if name and is_same_name(paths.get(row, "name"), name):
                return level
    return None


def _of_class(held: HeldClass, notices_of: Callable[[Subject], Notices]) -> Iterator[Finding]:
    notices = {kind: record for paper in held.papers.values() for kind, record in notices_of(paper).items()}
    papers = {kind: view_of(paper, kind) for kind, paper in held.papers.items()}
    label = labels_of(None, held.papers)
    level = held.level or _listed_level(held.name, notices)
    background = Background(level=level, is_funded=held.is_funded, types=held.types)
    for rule, check in checks_under(all_rules(), frozenset(notices)):
        if check.scope == "folder" or (check.scope == "class" and set(check.papers) <= papers.keys()):
            for view in papers.values():
                view.seen.clear()
            case = RuleCase(papers, *_notice(rule, notices), background)
            yield from findings_of(rule, check, case, held.papers, label)


def _of_season(classes: Sequence[HeldClass], subjects: Sequence[Subject]) -> Iterator[PaperFindings]:
    background = Background(files=season_of(classes, subjects))
    case = RuleCase({}, RecordView({}), "", background)
    found = [
        finding
        for rule, check in checks_under(all_rules(), frozenset())
        if check.scope == "season"
        for finding in findings_of(rule, check, case, {}, labels_of(None))
    ]
    yield PaperFindings("全部材料", SEASON, tuple(found))


def _of_applications(
    subjects: Sequence[Subject], notices_of: Callable[[Subject], Notices]
) -> Iterator[tuple[Subject, Finding]]:
    """What is missing of each application, told of its first file."""
    from zsgx_docs.records.submissions import Submitted, grouped

    forms = {"pdf-scan": "scan", "image": "scan", "pdf-text": "print"}
    sent = [s for s in subjects if s.document_type == APPLICATION and s.kind is not None]
    by_name = {s.filename: s for s in sent}
    submitted = [
        Submitted(s.filename, forms.get(s.kind or "", "word"), s.record, came_in=s.folder)  # type: ignore[arg-type]
        for s in sent
    ]
    for group in grouped(submitted):
        first = by_name[group[0].filename]
        background = first.background(files=tuple(one.filename for one in group))
        notices = notices_of(first)
        for rule, check in checks_under(all_rules(), frozenset(notices)):
            if check.scope == "submission":
                case = RuleCase({APPLICATION: view_of(first)}, *_notice(rule, notices), background)
                for finding in findings_of(rule, check, case, {}, labels_of(first)):
                    yield first, finding
