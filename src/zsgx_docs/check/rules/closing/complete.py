"""Which papers close a class, when, and who stamps them."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RECEIVED, RuleCase
from zsgx_docs.check.rules.limits import last_day, time_limit_of
from zsgx_docs.check.rules.papers import (
    ACCOUNTS,
    CERTIFIED,
    CLOSING,
    RESEARCH,
    SATISFACTION,
    SATISFACTION_FORM,
    SIGN_IN,
    SUMMARY,
    TITLES_OF_PAPERS,
)
from zsgx_docs.check.rules.rule import Rule

T41 = Rule(
    "T41",
    "办班结束后应在{report_within|period}内提交",
    "天津通知",
    "error",
    reads=("training_dates.end", "report_date", RECEIVED),
    parameters=("report_within_months",),
)
T42 = Rule(
    "T42",
    "研修总结报告、《高级研修项目经费决算表》…学员和工作人员签到表…《带证书编号的学员名单》…"
    "《学员满意度测评/测评统计表》…专业领域研究成果报告、图文动态信息等有关材料",
    "天津通知",
    "error",
    reads=("document_type",),
)
T43 = Rule("T43", "加盖承办单位印章后报市人社局", "天津通知", "error", reads=("organiser",)).elsewhere(
    "seal", ACCOUNTS, SIGN_IN, CERTIFIED, SATISFACTION, RESEARCH, SUMMARY
)


@T41.on(ACCOUNTS, SUMMARY)
def _reported_in_time(case: RuleCase) -> Iterator[Breach]:
    """A paper comes in no sooner than it is dated."""
    due = time_limit_of(case.notice, "report_within").after(last_day(case.paper, case.type))
    if case.paper.has("report_date") and case.paper.day("report_date") > due:
        said = f"报告日期{case.paper.day('report_date')}，已过{due}的报送期限"
        yield Breach(said, ("report_date", "training_dates.end"))
        return
    received = case.received().date()
    if received > due:
        yield Breach(f"{received}收到，已过{due}的报送期限", (RECEIVED, "training_dates.end"))


@T42.over("folder", *CLOSING)
def _all_there(case: RuleCase) -> Iterator[Breach]:
    """Of a class of which one closing paper is there."""
    types = case.background.types
    if not types & set(CLOSING):
        return
    for paper in CLOSING:
        if paper not in types and not (paper == SATISFACTION and SATISFACTION_FORM in types):
            yield Breach(f"没有{TITLES_OF_PAPERS[paper]}", (paper,))
