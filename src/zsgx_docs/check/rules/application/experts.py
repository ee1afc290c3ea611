"""Who teaches, as the application says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.papers import APPLICATION
from zsgx_docs.check.rules.rule import Rule

H14 = Rule(
    "H14",
    "邀请高等院校、科研院所、企业等相关领域的权威专家授课",
    "湖北通知",
    "warning",
    reads=("experts",),
)
H15 = Rule("H15", "如有院士或省部级领导出席, 请重点阐述", "湖北通知", "info", reads=("experts",))
_EXPERT = re.compile("教授|研究员|专家|院士|高级|总工|工程师|医师|博士|学者|讲师|大学|学院|研究院|企业")


@H14.on(APPLICATION)
def _experts_named(case: RuleCase) -> Iterator[Breach]:
    text = case.paper.text("experts")
    if not _EXPERT.search(text):
        said = "没有写明请哪些专家授课" if text else "授课专家情况没有填写"
        yield Breach(said, ("experts",))


@H15.on(APPLICATION)
def _dignitaries(case: RuleCase) -> Iterator[Breach]:
    from zsgx_docs.records.submissions import dignitaries

    case.paper.need("experts")
    coming = dignitaries(case.paper.record)
    if coming.value:
        yield Breach.for_person(
            f"拟请{coming.value}出席（“{coming.quote}”），请看是否作了重点阐述", "experts"
        )
