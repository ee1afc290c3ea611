"""What a notice says of itself: how many projects, which annexes, which dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import each
from zsgx_docs.check.rules.papers import CALL, PLAN_NOTICE
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell
from zsgx_docs.values.dates import not_a_working_day

T01 = Rule(
    "T01",
    "{year|year}年共安排国家级高研项目{levels.national.project_count}项（附件1），"
    "市级高研项目{levels.municipal.project_count}项（附件2）",
    "天津通知",
    "error",
    reads=("levels.*.project_count", "*.projects", "*.projects[].no"),
    parameters=("levels.*.project_count",),
)
X15 = Rule(
    "X15",
    "通知自身：成文日期、报送截止、办班截止先后不乱，截止日是工作日，正文提到的附件都有，发文字号写法规范",
    "本系统",
    "error",
    reads=("issue_date", "deadline", "finish_before", "document_number", "annexes"),
)
LISTED = {"national": "国家级", "municipal": "市级"}
_NUMBERED = re.compile(r"附件\s*(\d+)")
_DOCUMENT_NUMBER = re.compile(r"[一-龥]+〔\d{4}〕[1-9]\d*号")


@T01.on(PLAN_NOTICE)
def _as_many_as_said(case: RuleCase) -> Iterator[Breach]:
    yield from each(LISTED, lambda level: _listed(case, level))


def _listed(case: RuleCase, level: str) -> Iterator[Breach]:
    said, rows = case.paper.number(f"levels.{level}.project_count"), case.paper.rows(f"{level}.projects")
    if said != len(rows):
        told = f"正文写{LISTED[level]}项目{said}项，附件列了{len(rows)}项"
        yield Breach(told, (f"levels.{level}.project_count", f"{level}.projects"))
    numbers = [(row.at("no"), row.given("no")) for row in rows]
    for wanted, (path, number) in enumerate(numbers, 1):
        if number is not None and number != wanted:
            yield Breach(f"{LISTED[level]}项目的序号不连续：第{wanted}行写的是{number}", (path,))
            return


@X15.on(CALL, PLAN_NOTICE)
def _sound(case: RuleCase) -> Iterator[Breach]:
    yield from each((_dates_in_order, _on_a_working_day, _numbered, _annexes), lambda look: look(case))


def _dates_in_order(case: RuleCase) -> Iterator[Breach]:
    names = {"issue_date": "成文日期", "deadline": "报送截止时间", "finish_before": "办班截止日期"}
    order = [path for path in names if path != "deadline" or case.type == CALL]
    days = case.paper.days(*order)
    for earlier, later, one, other in zip(order, order[1:], days, days[1:], strict=False):
        if one >= other:
            said = f"{names[earlier]}{one}不在{names[later]}{other}之前"
            yield Breach(said, (earlier, later))


def _on_a_working_day(case: RuleCase) -> Iterator[Breach]:
    if case.type != CALL:
        return
    why = not_a_working_day(case.paper.day("deadline"))
    if why and "尚未公布" not in why:
        yield Breach(f"报送截止时间不在工作日：{why}", ("deadline",), "warning")


def _numbered(case: RuleCase) -> Iterator[Breach]:
    if case.type != CALL:
        return
    number = str(case.paper.need("document_number"))
    if not _DOCUMENT_NUMBER.fullmatch(number):
        said = f"发文字号“{number}”写法不规范，应为“机关代字〔年份〕序号号”"
        yield Breach(said, ("document_number",))


def _annexes(case: RuleCase) -> Iterator[Breach]:
    """The annexes that the notice's text names by number, against those joined to it."""
    template = case.background.template
    if template is None:
        raise CannotTell("notice.text")
    text = "".join(pattern.literal for pattern in template.layout.lines)
    named = {int(number) for number in _NUMBERED.findall(text)}
    joined = len(template.annexes)
    missing = sorted(number for number in named if number > joined)
    if joined and missing:
        told = "、".join(f"附件{number}" for number in missing)
        yield Breach(f"正文提到{told}，通知后面却没有", (), "warning")
