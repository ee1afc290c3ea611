"""Places that a national class keeps for others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import all_of
from zsgx_docs.check.rules.papers import OPENING
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.values.regions import province_of

T13 = Rule(
    "T13",
    "每个班次为对口支援地区预留一定参训名额",
    "天津通知",
    "warning",
    reads=("quota[].region", "quota[].n", "audience"),
)
T14 = Rule(
    "T14",
    "为京冀专业技术人员单独各预留不少于{levels.national.reserved_places}个名额",
    "天津通知",
    "error",
    reads=("quota[].region", "quota[].n"),
    parameters=("levels.national.reserved_places",),
)
NEIGHBOURS = ("北京", "河北")
"""京冀."""
_SUPPORTED = re.compile("对口|支援|援疆|援藏|新疆|西藏|甘肃|青海|和田|昌都|黄南")


@T13.on(OPENING)
def _for_supported(case: RuleCase) -> Iterator[Breach]:
    def none_kept() -> bool:
        regions = [row.text("region") for row in case.paper.rows("quota") if row.number("n") > 0]
        return not any(map(_SUPPORTED.search, [*regions, case.paper.text("audience")]))

    if all_of(lambda: case.is_level("national"), none_kept):
        yield Breach("名额分配里没有给对口支援地区的名额", ("quota",))


@T14.on(OPENING)
def _for_neighbours(case: RuleCase) -> Iterator[Breach]:
    least = case.notice.number("levels.national.reserved_places")
    for province in NEIGHBOURS:

        def kept(province: str = province) -> int:
            rows = [r for r in case.paper.rows("quota") if province_of(r.text("region")) == province]
            return sum(int(row.number("n")) for row in rows)

        if all_of(lambda: case.is_level("national"), lambda kept=kept: kept() < least):  # type: ignore[misc]
            yield Breach(f"给{province}的名额是{kept()}个，少于{least}个", ("quota",))
