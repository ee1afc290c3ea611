"""What the summary report tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import each
from zsgx_docs.check.rules.papers import ACCOUNTS, PLAN, SUMMARY
from zsgx_docs.check.rules.rule import Rule

PARTS = {
    "overview": "基本情况",
    "features": "主要特点",
    "results": "主要成效",
    "experience": "经验体会",
    "next_steps": "下一步打算",
}

T44 = Rule(
    "T44",
    "应包括高研项目基本情况、主要特点、主要成效、经验体会以及下一步打算",
    "天津通知",
    "warning",
    reads=tuple(PARTS),
)
T54 = Rule("T54", "要将优秀课程制作成精品课件资源", "天津通知", "info", reads=tuple(PARTS))
T52 = Rule("T52", "谁申报、谁监管、谁承办、谁负责", "天津通知", "info", reads=("applicant", "organiser"))


@T44.on(SUMMARY)
def _five_parts(case: RuleCase) -> Iterator[Breach]:
    yield from each(PARTS, lambda path: _part(case, path))


def _part(case: RuleCase, path: str) -> Iterator[Breach]:
    if not case.paper.text(path).strip():
        yield Breach(f"总结报告没有写{PARTS[path]}", (path,))


@T54.on(SUMMARY)
def _courseware(case: RuleCase) -> Iterator[Breach]:
    text = "".join(case.paper.text(path) for path in PARTS)
    if not re.search("课件|精品课|微课|慕课", text):
        yield Breach("总结报告没有提到把优秀课程制作成课件", tuple(PARTS))


@T52.on(PLAN, ACCOUNTS)
def _both_named(case: RuleCase) -> Iterator[Breach]:
    yield from each(("applicant", "organiser"), lambda path: _named(case, path))


def _named(case: RuleCase, path: str) -> Iterator[Breach]:
    if not case.paper.text(path):
        yield Breach(f"没有写{'申报单位' if path == 'applicant' else '承办单位'}", (path,))
