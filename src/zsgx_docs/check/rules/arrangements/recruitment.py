"""From where and from which posts trainees are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import all_of, each
from zsgx_docs.check.rules.papers import (
    APPLICATION,
    LISTS,
    OPENING,
    PLAN,
)
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView, Unclear
from zsgx_docs.values.regions import province_of

AUDIENCE = {APPLICATION: "participants", OPENING: "audience", PLAN: "audience"}
"""Where a paper says in prose whom it is for."""
NO_PLACE = "看不出在哪个省市"
FEWEST_PROVINCES = 2
"""Provinces from which trainees of a national class come at least: by definition of 面向全国."""
_NATIONWIDE = re.compile("全国|各省|全国范围|跨省|国内")
_OWN_PROVINCE = re.compile("本省|全省|省内|我省|本市|全市|市内|我市")

H07 = Rule(
    "H07", "国家级高级研修项目应面向全国招收学员", "湖北通知", "warning", reads=("participants", "employer")
)
H08 = Rule(
    "H08",
    "省级高级研修项目应面向本省招收学员",
    "湖北通知",
    "warning",
    reads=("participants", "employer"),
    parameters=("issuer",),
)
H10 = Rule("H10", "向基层一线专业技术骨干倾斜", "湖北通知", "info", reads=("participants",))
H11 = Rule(
    "H11", "鼓励非公有制领域专业技术人员或经营管理人员参加", "湖北通知", "info", reads=("participants",)
)
T11 = Rule("T11", "国家级高研项目学员应面向全国招收", "天津通知", "warning", reads=("audience", "employer"))
T15 = Rule(
    "T15",
    "市级高研项目学员应面向本市招收",
    "天津通知",
    "warning",
    reads=("audience", "employer"),
    parameters=("certificate_document",),
)
T16 = Rule(
    "T16",
    "要优先招收天开高教科创园、全国重点实验室、海河实验室等",
    "天津通知",
    "info",
    reads=("audience",),
)


def _prose(case: RuleCase) -> tuple[str, str]:
    path = AUDIENCE[case.type]
    return path, str(case.paper.need(path))


def _for_all(case: RuleCase) -> Iterator[Breach]:
    path, text = _prose(case)
    if all_of(lambda: case.is_level("national"), lambda: not _NATIONWIDE.search(text)):
        yield Breach("国家级班的招收对象没有写明面向全国", (path,))


def _from_everywhere(case: RuleCase) -> Iterator[Breach]:
    people = case.paper.rows(LISTS[case.type])
    places = [province_of(person.text("employer")) for person in people]
    known, unknown = {place for place in places if place}, [i for i, place in enumerate(places) if not place]

    def too_few() -> bool:
        if len(known) >= FEWEST_PROVINCES:
            return False
        if not unknown:
            return True
        raise CannotTell(*(Unclear(people[i].at("employer"), NO_PLACE) for i in unknown))

    if all_of(lambda: case.is_level("national"), too_few):
        yield Breach(f"国家级班的学员都来自{'、'.join(known)}", (LISTS[case.type],))


def _for_own(case: RuleCase, level: str) -> Iterator[Breach]:
    path, text = _prose(case)
    home = case.home()

    def silent() -> bool:
        return not _OWN_PROVINCE.search(text) and f"面向{home}" not in text and f"{home}市" not in text

    if all_of(lambda: case.is_level(level), silent):
        yield Breach(f"招收对象没有写明面向{home}", (path,))


def _from_own(case: RuleCase, level: str) -> Iterator[Breach]:
    home = case.home()
    yield from each(
        case.paper.rows(LISTS[case.type]), lambda person: _from_elsewhere(case, person, home, level)
    )


def _from_elsewhere(case: RuleCase, person: RecordView, home: str, level: str) -> Iterator[Breach]:
    employer = person.text("employer")

    def elsewhere() -> bool:
        place = province_of(employer)
        if place is None:
            raise CannotTell(Unclear(person.at("employer"), NO_PLACE))
        return place != home

    if all_of(lambda: case.is_level(level), elsewhere):
        said = f"{person.text('name')}的单位“{employer}”在{province_of(employer)}，不在{home}"
        yield Breach(said, (person.at("employer"),))


@H07.on(APPLICATION, OPENING, PLAN)
def _nationwide(case: RuleCase) -> Iterator[Breach]:
    yield from _for_all(case)


@T11.on(OPENING, PLAN)
def _nationwide_too(case: RuleCase) -> Iterator[Breach]:
    yield from _for_all(case)


@H07.on(*LISTS)
def _from_several(case: RuleCase) -> Iterator[Breach]:
    yield from _from_everywhere(case)


@T11.on(*LISTS)
def _from_several_too(case: RuleCase) -> Iterator[Breach]:
    yield from _from_everywhere(case)


@H08.on(APPLICATION, OPENING, PLAN)
def _own_province(case: RuleCase) -> Iterator[Breach]:
    yield from _for_own(case, "provincial")


@T15.on(OPENING, PLAN)
def _own_city(case: RuleCase) -> Iterator[Breach]:
    yield from _for_own(case, "municipal")


@H08.on(*LISTS)
def _only_from_province(case: RuleCase) -> Iterator[Breach]:
    yield from _from_own(case, "provincial")


@T15.on(*LISTS)
def _only_from_city(case: RuleCase) -> Iterator[Breach]:
    yield from _from_own(case, "municipal")


def _mentions(case: RuleCase, pattern: str, said: str) -> Iterator[Breach]:
    path, text = _prose(case)
    if not re.search(pattern, text):
        yield Breach(said, (path,))


@H10.on(APPLICATION)
def _front_line(case: RuleCase) -> Iterator[Breach]:
    yield from _mentions(case, "基层|一线", "研修对象没有提到向基层一线倾斜")


@H11.on(APPLICATION)
def _private_sector(case: RuleCase) -> Iterator[Breach]:
    yield from _mentions(case, "非公|民营|私营", "研修对象没有提到非公有制领域的人员")


@T16.on(OPENING)
def _priorities(case: RuleCase) -> Iterator[Breach]:
    named = re.compile("天开|重点实验室|海河实验室|优先招收|专精特新|链主|领军企业")
    path, text = _prose(case)
    if all_of(lambda: case.is_level("municipal"), lambda: not named.search(text)):
        yield Breach("招收对象没有提到优先招收的单位", (path,))
