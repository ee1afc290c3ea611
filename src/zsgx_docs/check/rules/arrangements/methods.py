"""How a class is taught, and how much of it online."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import all_of
from zsgx_docs.check.rules.papers import APPLICATION, OPENING, PLAN
from zsgx_docs.check.rules.rule import Rule

METHODS = {APPLICATION: "content_and_methods", PLAN: "methods", OPENING: "methods"}
KNOWN = (
    "主题报告|专题研讨|学术交流|现场教学|案例分析|讲座|研讨|参观|实训|实操|模拟|讨论|沙龙|论坛|答疑|考察|教学"
)
SEVERAL = 2
"""Ways of teaching that are 多种 at least: by definition of several."""
QUOTE = "采取主题报告、专题研讨、学术交流、现场教学、案例分析等多种有效方式"
_ONLINE = re.compile("线上|网络直播|远程|在线")
_NOT_ONLINE = re.compile("(?:不|无|没有)[^。；，]{0,6}(?:线上|直播|远程|在线)|线下")
_REASON = re.compile("特殊|原因|异地|因.{1,12}(?:无法|不能)|疫情|路途")

H12 = Rule("H12", QUOTE, "湖北通知", "warning", reads=tuple(METHODS.values()))
H13 = Rule("H13", "高级研修项目以线下研修为主", "湖北通知", "warning", reads=("online_n", "headcount"))
T04 = Rule("T04", QUOTE, "天津通知", "warning", reads=tuple(METHODS.values()))
T06 = Rule("T06", "原则上应线下办班", "天津通知", "warning", reads=("online_n", "methods", "audience"))
T09 = Rule(
    "T09",
    "线上学员人数不超过总人数的{online_share|percent}",
    "天津通知",
    "error",
    reads=("online_n", "headcount"),
    parameters=("online_share",),
)
T10 = Rule(
    "T10",
    "应用技术手段加强线上学习考勤、成效考核、监督管理",
    "天津通知",
    "warning",
    reads=("methods", "management", "assessment"),
)


def _ways(case: RuleCase) -> Iterator[Breach]:
    path = METHODS[case.type]
    case.paper.given(path)
    named = set(re.findall(KNOWN, case.paper.text(path)))
    if len(named) < SEVERAL:
        said = f"只写了{'、'.join(named)}一种研修方式" if named else "没有写研修方式"
        yield Breach(said, (path,))


@H12.on(*METHODS)
def _several_ways(case: RuleCase) -> Iterator[Breach]:
    yield from _ways(case)


@T04.on(PLAN, OPENING)
def _several_ways_too(case: RuleCase) -> Iterator[Breach]:
    yield from _ways(case)


@H13.on(OPENING)
def _mostly_offline(case: RuleCase) -> Iterator[Breach]:
    online, people = case.paper.numbers("online_n", "headcount")
    if online * 2 >= people:
        yield Breach(f"线上{online}人，占计划{people}人的一半或更多", ("online_n", "headcount"))


@T06.on(OPENING)
def _offline(case: RuleCase) -> Iterator[Breach]:
    online = case.paper.number("online_n")
    told = case.paper.text("audience") + case.paper.text("methods")
    if online > 0 and not _REASON.search(told):
        yield Breach(f"有{online}人线上参加，没有写明特殊情况", ("online_n",))


@T06.on(PLAN)
def _offline_by_plan(case: RuleCase) -> Iterator[Breach]:
    text = str(case.paper.need("methods"))
    if is_online(text) and not _REASON.search(text):
        yield Breach("有线上研修，没有写明特殊情况", ("methods",))


@T09.on(OPENING)
def _few_online(case: RuleCase) -> Iterator[Breach]:
    online, people = case.paper.numbers("online_n", "headcount")
    share = case.notice.share("online_share")
    if online > share * int(people):
        said = f"线上{online}人，超过计划{people}人的{float(share) * 100:g}%"
        yield Breach(said, ("online_n", "headcount"))


@T10.on(PLAN)
def _online_is_managed(case: RuleCase) -> Iterator[Breach]:
    paper = case.paper

    def silent() -> bool:
        return not _ONLINE.search(paper.text("management") + paper.text("assessment"))

    if all_of(lambda: is_online(str(paper.need("methods"))), silent):
        yield Breach("有线上研修，管理办法里没有写线上考勤、考核和监督", ("management", "assessment"))


def is_online(text: str) -> bool:
    """Tell whether the words on a class's methods say that some of it is online."""
    clauses = re.split("[，。；]", text)
    return any(_ONLINE.search(clause) and not _NOT_ONLINE.search(clause) for clause in clauses)
