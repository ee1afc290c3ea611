"""In what unit a column or table gives its sums."""

from __future__ import annotations

import pytest

from zsgx_docs.read.match.money_units import kind_of_sum


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (["金额（万元）"], "money_of_wan"),
        (["金额(单位：人民币万元)"], "money_of_wan"),
        (["决算表", "单位：万元"], "money_of_wan"),
        (["金额（元）", "单位：万元"], "money"),
        (["金额"], "money"),
        (["资助不超过10万元"], "money"),
        ([], "money"),
    ],
)
def test_the_first_head_that_names_a_unit_decides(heads: list[str], kind: str) -> None:
    assert kind_of_sum("money", *heads) == kind


def test_only_money_has_a_unit() -> None:
    assert kind_of_sum("text", "金额（万元）") == "text"
