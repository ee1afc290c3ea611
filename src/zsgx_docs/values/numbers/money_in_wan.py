"""Read and print sums of money as notices do, in ten thousands: 10.5万元 is "105000.00"."""

from __future__ import annotations

from typing import Any

from zsgx_docs.values.kind import Context, Parsed
from zsgx_docs.values.numbers.money import Money


class MoneyInWan(Money):
    """The kind of sums that are printed in ten thousands of yuan."""

    name = "money_wan"

    def _format(self, value: Any) -> str:
        return f"{(self._yuan(value) / 10_000).normalize():f}万元"


class MoneyOfWan(MoneyInWan):
    """The kind of sums under a head that says 万元: a figure without a unit counts ten thousands."""

    name = "money_of_wan"

    def _format(self, value: Any) -> str:
        return super()._format(value).removesuffix("万元")

    def _parse(self, text: str, context: Context) -> Parsed:
        bare = not any(unit in text for unit in "元圆万亿千百角分")
        return super()._parse(f"{text}万元" if bare else text, context)
