"""Which titles trainees hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import each
from zsgx_docs.check.rules.papers import APPLICATION, LISTS, OPENING, PLAN
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView, Unclear
from zsgx_docs.values.title_levels import level_of_title

ADMITTED = ("正高级", "副高级", "中级", "职业资格", "管理岗位")
_ASKED = re.compile("中高级|高中级|中级|高级|副高|职称|职业资格|管理人员|管理岗位")

H09 = Rule(
    "H09",
    "一般应是具有中高级职称（职业资格）的专业技术人员，或在管理岗位工作的高级经营管理人员",
    "湖北通知",
    "warning",
    reads=("participants", "professional_title"),
)
T12 = Rule(
    "T12",
    "学员一般应是具有中高级职称（职业资格）的专业技术人员或经营管理人员",
    "天津通知",
    "warning",
    reads=("audience", "professional_title"),
)


def _admitted(case: RuleCase) -> Iterator[Breach]:
    yield from each(case.paper.rows(LISTS[case.type]), _person)


def _person(person: RecordView) -> Iterator[Breach]:
    title = str(person.need("professional_title"))
    level = level_of_title(title)
    if level is None:
        raise CannotTell(Unclear(person.at("professional_title"), "看不出是哪一级"))
    if level not in ADMITTED:
        said = f"{person.text('name')}的职称“{title}”是{level}，不是中高级"
        yield Breach(said, (person.at("professional_title"),))


def _asked(case: RuleCase, path: str) -> Iterator[Breach]:
    if not _ASKED.search(str(case.paper.need(path))):
        yield Breach("招收对象没有写明职称、职业资格或管理岗位的要求", (path,))


@H09.on(*LISTS)
def _people_admitted(case: RuleCase) -> Iterator[Breach]:
    yield from _admitted(case)


@T12.on(*LISTS)
def _people_admitted_too(case: RuleCase) -> Iterator[Breach]:
    yield from _admitted(case)


@H09.on(APPLICATION)
def _application_asks(case: RuleCase) -> Iterator[Breach]:
    yield from _asked(case, "participants")


@T12.on(OPENING, PLAN)
def _opening_asks(case: RuleCase) -> Iterator[Breach]:
    yield from _asked(case, "audience")
