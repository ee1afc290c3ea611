"""Sums of money as notices print them, in ten thousands: 10.5万元 is "105000.00"."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zsgx_docs.values.money import Money


class MoneyInWan(Money):
    name = "money_wan"

    def _format(self, value: Any) -> str:
        return f"{(Decimal(super()._format(value)) / 10_000).normalize():f}万元"
