"""Blanks that an application must fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.limits import YEARS
from zsgx_docs.check.rules.logic import any_of, each
from zsgx_docs.check.rules.papers import APPLICATION
from zsgx_docs.check.rules.rule import Rule

_PERSON = ("name", "contact", "office_phone", "mobile", "address")
REQUIRED = (
    "cover_applicant",
    "application_date",
    "project_name",
    "training_dates.text",
    "venue",
    "industry_field",
    "industry_authority",
    "purpose",
    "content_and_methods",
    "experts",
    "participants",
    *(f"applicant.{leaf}" for leaf in _PERSON),
    *(f"organiser.{leaf}" for leaf in _PERSON),
)
"""What every application says; a fax machine nobody need have."""
_PROMPT = re.compile(r"^[（(]?(?:包括但不限于|如有院士或省部级领导出席|按通知要求招收学员)")
_BASE = "organiser.education_base"
_TRACK = "organiser.track_record"
YEARS_BACK = 5
"""Years of work that the form asks for, by definition (近5年)."""

H30 = Rule("H30", "认真填写此表", "湖北通知", "error", reads=REQUIRED)
H31 = Rule(
    "H31",
    "是第_____批专业技术人员继续教育基地 / 是省级继续教育基地 / 否",
    "湖北通知",
    "error",
    reads=(f"{_BASE}.national.selected", f"{_BASE}.national.batch", f"{_BASE}.provincial", f"{_BASE}.none"),
)
H32 = Rule(
    "H32",
    "近5年支撑知识更新工程工作情况",
    "湖北通知",
    "warning",
    reads=(_TRACK,),
    parameters=("year",),
)


@H30.on(APPLICATION)
def _filled_in(case: RuleCase) -> Iterator[Breach]:
    yield from each(REQUIRED, lambda path: _blank(case, path))


def _blank(case: RuleCase, path: str) -> Iterator[Breach]:
    text = case.paper.text(path)
    if not text.strip():
        yield Breach(f"{{{path}}}没有填写", (path,))
    elif _PROMPT.match(text):
        yield Breach(f"{{{path}}}留着表上的提示文字，没有填写", (path,))


@H31.on(APPLICATION)
def _base_told(case: RuleCase) -> Iterator[Breach]:
    paper = case.paper
    national, provincial, none = (f"{_BASE}.{leaf}" for leaf in ("national.selected", "provincial", "none"))
    is_base = any_of(lambda: paper.is_true(national), lambda: paper.is_true(provincial))
    if not is_base and not paper.is_true(none):
        yield Breach("是否继续教育基地一项也没有勾选", (national, provincial, none))
    if is_base and paper.is_true(none):
        yield Breach("既勾选了继续教育基地，又勾选了“否”", (national, provincial, none))
    batch = f"{_BASE}.national.batch"
    if paper.is_true(national) and paper.given(batch) is None:
        yield Breach("勾选了国家级继续教育基地，却没有写第几批", (batch,), "warning")


@H32.on(APPLICATION)
def _track_record(case: RuleCase) -> Iterator[Breach]:
    text = case.paper.text(_TRACK)
    if not text:
        yield Breach("没有写近5年工作情况（首次承办的也应写明“首次”）", (_TRACK,))
        return
    year = case.notice.whole("year", *YEARS)
    earlier = [y for y in re.findall(r"(?<!\d)(20\d\d)年", text) if int(y) < year - YEARS_BACK]
    if earlier:
        yield Breach(f"近5年工作情况写到了{earlier[0]}年，早于{year - YEARS_BACK}年", (_TRACK,))
