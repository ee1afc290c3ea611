"""Tells the rules as they stand under the notices in force, and the numbers that those give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zsgx_docs.desk.checks import RuleLine, rule_lines, rules
from zsgx_docs.desk.listing import sample, templates
from zsgx_docs.desk.season.notice import KINDS_OF_NOTICE, SeasonNotice, notice_in_force
from zsgx_docs.model import paths
from zsgx_docs.store import Store

SOURCES = {"湖北通知": "call_notice", "天津通知": "plan_notice"}
"""The type of notice that the rules of each source rest on."""


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A rule with its sentence as the notice in force has it."""

    line: RuleLine
    sentence: str

    @property
    def sought(self) -> str:
        """Return the words by which it is found."""
        line = self.line
        return " ".join((line.id, line.papers, line.source, line.decided, self.sentence)).lower()


@dataclass(frozen=True, slots=True)
class NoticeNumbers:
    """The notice that rules rest on, and what it says: labels with values as printed.

    `set_` is None where the office has set none, and the sample that comes with the program is taken.
    `doubtful` are the labels of values that were not read surely.
    """

    document_type: str
    template: str
    title: str
    called: str
    set_: SeasonNotice | None
    numbers: tuple[tuple[str, str], ...]
    doubtful: tuple[str, ...]


def rules_in_force(store: Store) -> list[RuleInForce]:
    """List the rules, their numbers as the notices in force have them, else as the samples do."""
    from zsgx_docs.check.rules import sentence_of

    known = rules()
    given = {kind: found.record for kind in KINDS_OF_NOTICE if (found := notice_in_force(store, kind))}
    told = []
    for line in rule_lines():
        record = given.get(SOURCES.get(line.source, ""))
        sentence = line.sentence if record is None else sentence_of(known[line.id], record)
        told.append(RuleInForce(line, sentence))
    return told


def notice_numbers(store: Store) -> list[NoticeNumbers]:
    """Tell for each type of notice which is in force and what it says."""
    told = []
    for kind in KINDS_OF_NOTICE:
        info = next((each for each in templates() if each.document_type == kind), None)
        if info is None:
            continue
        set_ = notice_in_force(store, kind)
        record = set_.record if set_ else sample(info.name)
        called = set_.called if set_ else f"随程序的样例（{record.get('year')}年度）"
        doubtful = _labels(info.name, set_.doubts) if set_ else ()
        numbers = _numbers(info.name, record)
        told.append(NoticeNumbers(kind, info.name, info.title, called, set_, numbers, doubtful))
    return told


def _numbers(name: str, record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    from zsgx_docs.template.catalogue import default_catalogue
    from zsgx_docs.values import kinds

    found = []
    for field in default_catalogue().get(name).schema.fields:
        value = paths.get(record, field.path) if "[]" not in field.path else None
        if value is None:
            continue
        try:
            found.append((field.label, kinds[field.kind].format(value)))
        except ValueError:
            found.append((field.label, str(value)))
    return tuple(found)


def _labels(name: str, doubts: Mapping[str, str]) -> tuple[str, ...]:
    from zsgx_docs.template.catalogue import default_catalogue

    schema = default_catalogue().get(name).schema
    fields = (schema.field(path) for path in doubts)
    return tuple(dict.fromkeys(field.label for field in fields if field))
