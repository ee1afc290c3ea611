"""Runs a check on a case, tries other readings of what it looked at, and words what comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import LEVEL, RECEIVED, RECIPIENT, RuleCase
from zsgx_docs.check.rules.rule import Rule, RuleCheck
from zsgx_docs.check.rules.sentences import filled_sentence
from zsgx_docs.check.rules.subject import Subject, changed
from zsgx_docs.check.rules.view import CannotTell, RecordView, Unclear
from zsgx_docs.model.finding import Finding
from zsgx_docs.template.schema import general

MOST_NAMED = 4
"""Values that one sentence names; a guess: more would not be read."""
MOST_TRIED = 60
"""Other readings that are tried for one rule: a guess; a paper with more is to be looked at as a whole."""
PLAIN = {
    LEVEL: "项目级别",
    "funding": "经费来源（是否财政资助）",
    RECEIVED: "收到的时间",
    RECIPIENT: "收件的邮箱",
    "headcount": "计划人数",
    "people.signed": "手写的签名（Word 版上看不到）",
    "handled_by": "经办人签字",
    "finance_seal": "财务部门签章",
    "notice.projects": "通知的项目表",
    "notice.projects.name": "通知项目表里的这个项目",
    "notice.issuer": "通知的发文机关",
    "notice.year": "这一年度的通知",
    "notice.text": "通知的正文",
}
"""What is missing that no label of a paper names."""
_NAMED = re.compile(r"\{([\w.\[\]]+)\}")
_ROW = re.compile(r"\[(\d+)\]")
Label = Callable[[str], str]


class Outcome(NamedTuple):
    """What a check comes to: what is wrong, and the paths of what is missing."""

    breaches: tuple[Breach, ...]
    missing: tuple[str, ...] = ()


def outcome_of(check: RuleCheck, case: RuleCase) -> Outcome:
    """Run a check: what is wrong counts even where something else is missing."""
    assert check.decide is not None
    found: list[Breach] = []
    try:
        for breach in check.decide(case):
            found.append(breach)
    except CannotTell as why:
        return Outcome(tuple(found), why.missing)
    return Outcome(tuple(found))


def findings_of(
    rule: Rule, check: RuleCheck, case: RuleCase, subjects: Mapping[str, Subject], label: Label
) -> Iterator[Finding]:
    """Yield what one check says of a case; `subjects` are its papers by type."""
    plain = outcome_of(check, case)
    basis = filled_sentence(rule, case.notice)
    doubtful: dict[tuple[object, ...], Breach] = {}
    sure = {_key(breach): breach for breach in plain.breaches}
    hanging: set[str] = set()
    for paths, other in _other_outcomes(check, case, subjects):
        keys = {_key(breach): breach for breach in other.breaches}
        if keys.keys() != {_key(b) for b in plain.breaches} or bool(other.missing) != bool(plain.missing):
            hanging |= paths
            doubtful |= {key: breach for key, breach in keys.items() if key not in sure}
            for key in [key for key in sure if key not in keys]:
                doubtful[key] = sure.pop(key)
    for breach in sure.values():
        yield _violated(rule, breach, basis, label)
    if hanging:
        told = dict.fromkeys([*sorted(hanging), *(p for breach in doubtful.values() for p in breach.paths)])
        yield _doubtful(rule, tuple(told), sorted(hanging), basis, label)
    if plain.missing:
        yield _cannot_tell(rule, plain.missing, basis, label)


def _key(breach: Breach) -> tuple[object, ...]:
    return breach.paths, breach.severity, breach.asks


def _other_outcomes(
    check: RuleCheck, case: RuleCase, subjects: Mapping[str, Subject]
) -> Iterator[tuple[set[str], Outcome]]:
    """What the check would come to if a flagged reading that it looked at were another."""
    tried = 0
    for paper_type, view in case.papers.items():
        subject = subjects.get(paper_type)
        if subject is None or not subject.doubted:
            continue
        for path in [path for path in subject.doubted if path in view.seen]:
            for leaves in subject.doubted[path]:
                tried += 1
                if tried > MOST_TRIED:
                    return
                other = view.of(changed(subject.record, leaves))
                papers = {**case.papers, paper_type: other}
                yield {view.at(path)}, outcome_of(check, replace(case, papers=papers))


def _violated(rule: Rule, breach: Breach, basis: str, label: Label) -> Finding:
    said = _NAMED.sub(lambda found: label(found[1]), breach.said)
    if breach.asks:
        message = f"{said}（{rule.id}“{basis}”，请人工判断）。"
        return Finding(rule.id, "info", "needs_person", breach.paths, message, basis)
    message = f"{said}（依据{rule.id}“{basis}”）。"
    return Finding(rule.id, breach.severity or rule.severity, "violated", breach.paths, message, basis)


def _cannot_tell(rule: Rule, missing: tuple[str, ...], basis: str, label: Label) -> Finding:
    message = f"{_lacking(missing, label)}，无法判断是否符合{rule.id}“{basis}”。"
    return Finding(rule.id, "info", "cannot_tell", tuple(map(str, missing)), message, basis)


def _doubtful(rule: Rule, paths: tuple[str, ...], hanging: list[str], basis: str, label: Label) -> Finding:
    cause = f"读数存疑：{_named(tuple(hanging), label)}换一种读法结论就不同"
    message = f"{cause}，请先核对原件，再看是否符合{rule.id}“{basis}”。"
    return Finding(rule.id, "info", "cannot_tell", paths, message, basis)


def _lacking(missing: tuple[str, ...], label: Label) -> str:
    """What is not there, then what is there and does not tell."""
    absent = tuple(path for path in missing if not isinstance(path, Unclear))
    said = [f"没有{_named(absent, label)}"] if absent else []
    unclear: dict[str, list[str]] = {}
    for path in missing:
        if isinstance(path, Unclear):
            unclear.setdefault(path.why, []).append(path)
    said += [f"{_named(tuple(paths), label)}{why}" for why, paths in unclear.items()]
    return "，".join(said)


def _named(paths: tuple[str, ...], label: Label) -> str:
    labels = list(dict.fromkeys(label(path) for path in paths))
    more = f"等{len(labels)}处" if len(labels) > MOST_NAMED else ""
    return "、".join(labels[:MOST_NAMED]) + more


def labels_of(subject: Subject | None, subjects: Mapping[str, Subject] | None = None) -> Label:
    """Return how the paths of a paper, or of the papers of a class, are called."""

    def label(path: str) -> str:
        if path in PLAIN:
            return PLAIN[path]
        if path.startswith("notice."):
            return f"通知写明的“{path.removeprefix('notice.')}”"
        name, _, rest = path.partition(".")
        if subjects and name in subjects:
            return _label(subjects[name], rest)
        return _label(subject, path) if subject else f"“{path}”"

    return label


def _label(subject: Subject, path: str) -> str:
    row = _ROW.search(path)
    where = f"第{int(row[1]) + 1}行" if row else ""
    return f"{where}“{_label_in(subject, general(path))}”"


def _label_in(subject: Subject, path: str) -> str:
    if subject.template is None:
        return path
    schema = subject.template.schema
    stem, _, _ = path.rpartition(".")
    found = schema.field(path) or schema.field(stem)
    return found.label if found else path


def view_of(subject: Subject, name: str = "") -> RecordView:
    """Return a paper's record as rules see it."""
    return RecordView(subject.record, subject.doubted, name)
