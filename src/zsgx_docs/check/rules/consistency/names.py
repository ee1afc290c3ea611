"""One name for one thing, and nothing in a paper that contradicts the rest of it."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.doubts import OWN, breaches_of
from zsgx_docs.check.rules.papers import (
    ACCOUNTS,
    APPLICATION,
    CALL,
    CERTIFICATES,
    CERTIFIED,
    CHANGE,
    NEWS,
    OPENING,
    PLAN,
    PLAN_NOTICE,
    PLATFORM,
    PROJECT_LIST,
    REPLY,
    RESEARCH,
    SATISFACTION,
    SATISFACTION_FORM,
    SIGN_IN,
    SUMMARY,
)
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.values.comparing import is_same_unit

X11 = Rule(
    "X11",
    "盖章扫描件与Word版逐项相同",
    "本系统",
    "error",
).elsewhere("reconcile", APPLICATION)
X12 = Rule(
    "X12",
    "封面的申报单位与表中单位名称相同",
    "本系统",
    "warning",
    reads=("cover_applicant", "applicant.name"),
)
X16 = Rule(OWN, "同一份材料里不自相矛盾", "本系统", "warning")


@X12.on(APPLICATION)
def _same_applicant(case: RuleCase) -> Iterator[Breach]:
    cover, name = case.paper.all("cover_applicant", "applicant.name")
    if not is_same_unit(str(cover), str(name)):
        paths = ("cover_applicant", "applicant.name")
        yield Breach(f"封面写的是“{cover}”，表中是“{name}”", paths)


@X16.on(
    *(APPLICATION, CALL, PLAN_NOTICE, PROJECT_LIST, OPENING, PLAN, ACCOUNTS, SIGN_IN, CERTIFIED),
    *(PLATFORM, SUMMARY, CERTIFICATES, SATISFACTION, SATISFACTION_FORM, RESEARCH, NEWS, CHANGE, REPLY),
)
def _no_contradiction(case: RuleCase) -> Iterator[Breach]:
    yield from breaches_of(case, OWN)
