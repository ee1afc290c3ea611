"""Whether a doubtful amount explains that a sum does not come out."""

from __future__ import annotations

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.read.verify.doubts.sum_check import may_explain


def amounts(*read: object, doubtful: int | None = None) -> list[Evidence]:
    return [
        Evidence(f"costs[{at}]", "金额", value, str(value), 0.99, at == doubtful)
        for at, value in enumerate(read)
    ]


def it_takes_a_doubtful_amount_for_the_reason_where_a_figure_or_two_would_mend_the_sum() -> None:
    assert may_explain(amounts("1489.60", "35091.00", "36580.00", doubtful=0))
    assert may_explain(amounts("1489.00", "35091.00", "3658.00", doubtful=2))


def it_does_not_where_no_misreading_of_it_would() -> None:
    assert not may_explain(amounts("1489.60", "350910.00", "36580.00", doubtful=0))
    assert not may_explain(amounts("1489.00", "35091.00", "99999.00", doubtful=0))


def it_takes_any_of_several_for_the_reason_and_leaves_words_open() -> None:
    first, second, total = amounts("1489.60", "350910.00", "36580.00")
    assert may_explain([first.doubted("?"), second.doubted("?"), total])
    assert not may_explain([first.doubted("?"), second, total.doubted("?")])
    assert may_explain(amounts("甲", "乙", "丙", doubtful=1))
