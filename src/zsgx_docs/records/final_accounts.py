"""Define 高级研修项目经费决算表, the final expense statement (天津通知, 附件3)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from zsgx_docs.records.parts import Period
from zsgx_docs.records.record import Doubt, Part, Record


class Cost(Part):
    """An amount in yuan and a note."""

    amount: Decimal | None = None
    note: str | None = None


class Costs(Part):
    """The amounts that make the total up."""

    accommodation: Cost = Field(default_factory=Cost)
    meals: Cost = Field(default_factory=Cost)
    venue: Cost = Field(default_factory=Cost)
    faculty: Cost = Field(default_factory=Cost)
    materials: Cost = Field(default_factory=Cost)
    transport: Cost = Field(default_factory=Cost)
    tax: Cost = Field(default_factory=Cost)


class FinalAccounts(Record):
    """The final accounts' values."""

    project_name: str | None = None
    venue: str | None = None
    training_dates: Period = Field(default_factory=Period)
    trainee_count: int | None = None
    staff_count: int | None = None
    total_count: int | None = None
    costs: Costs = Field(default_factory=Costs)
    total: Cost = Field(default_factory=Cost)
    applicant: str | None = None
    organiser: str | None = None
    handled_by: str | None = None
    finance_seal: bool | None = None

    def doubts(self) -> Iterator[Doubt]:
        yield from self._heads()
        yield from not_adding_up(self.costs, self.total)

    def vouched(self) -> Iterator[tuple[str, ...]]:
        heads = ("trainee_count", "staff_count", "total_count")
        if None not in (self.trainee_count, self.staff_count, self.total_count) and not [*self._heads()]:
            yield heads
        given = [f"costs.{name}.amount" for name, cost in self.costs if getattr(cost, "amount", None)]
        if len(given) > 1 and self.total.amount is not None and not [*not_adding_up(self.costs, self.total)]:
            yield (*given, "total.amount")

    def _heads(self) -> Iterator[Doubt]:
        trainees, staff, total = self.trainee_count, self.staff_count, self.total_count
        if None not in (trainees, staff, total) and (trainees or 0) + (staff or 0) != total:
            paths = ("trainee_count", "staff_count", "total_count")
            said = f"学员{trainees}人、工作人员{staff}人，总计却是{total}人"
            yield Doubt(paths, said, rule="X02")


def not_adding_up(
    costs: Costs, total: Cost, costs_path: str = "costs", total_path: str = "total"
) -> Iterator[Doubt]:
    """Doubt a total that is given and is not the sum of the amounts given."""
    amounts = {name: cost.amount for name, cost in costs if isinstance(cost, Cost)}
    given = {name: amount for name, amount in amounts.items() if amount is not None}
    if total.amount is None or not given:
        return
    added = sum(given.values(), Decimal())
    if added != total.amount:
        paths = (f"{total_path}.amount", *(f"{costs_path}.{name}.amount" for name in amounts))
        yield Doubt(paths, f"各项相加为{added}，合计却是{total.amount}", rule="X03")
