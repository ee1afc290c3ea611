"""Define what comes back about a class: 报名回执, 满意度测评表, 满意度测评统计表."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from zsgx_docs.records.parts import Period
from zsgx_docs.records.record import Doubt, Part, Record
from zsgx_docs.values.identifiers import is_male

GRADES = {
    "very_satisfied": "很满意",
    "satisfied": "满意",
    "fairly_satisfied": "基本满意",
    "dissatisfied": "不满意",
}
GOOD = ("very_satisfied", "satisfied")
ITEMS = {
    "relevance": "针对性",
    "frontier": "前沿性",
    "usefulness": "实用性",
    "faculty": "授课专家水平",
    "methods": "形式多样、互动充分",
    "organisation": "教学组织管理",
    "discipline": "学风纪律",
    "accommodation": "食宿安排",
    "facilities": "场地设施",
    "outcome": "对工作的帮助",
    "overall": "总体满意程度",
}
ROUNDING = 0.005
"""The share (0..1) by which a rate may differ from the one counted: it may be printed to whole percents."""


class Lodging(Part):
    """The boxes for a room."""

    single: bool | None = None
    shared: bool | None = None
    none: bool | None = None


class PrivateSector(Part):
    """The boxes for units outside the public sector."""

    yes: bool | None = None
    no: bool | None = None


class RegistrationReply(Record):
    """The registration reply's values."""

    project_name: str | None = None
    name: str | None = None
    gender: str | None = None
    ethnicity: str | None = None
    id_number: str | None = None
    speciality: str | None = None
    employer: str | None = None
    position: str | None = None
    professional_title: str | None = None
    qualification: str | None = None
    mobile: str | None = None
    email: str | None = None
    arrival: str | None = None
    train: str | None = None
    lodging: Lodging = Field(default_factory=Lodging)
    diet: str | None = None
    private_sector: PrivateSector = Field(default_factory=PrivateSector)
    recommendation: str | None = None
    reply_date: date | None = None

    def doubts(self) -> Iterator[Doubt]:
        yield from one_of("lodging", self.lodging, "住宿")
        yield from one_of("private_sector", self.private_sector, "非公单位")
        male = is_male(self.id_number) if self.id_number else None
        if male is not None and self.gender in ("男", "女") and male != (self.gender == "男"):
            yield Doubt(("gender", "id_number"), "性别与身份证号不符")


class Ticked(Part):
    """The boxes of one item, one for each grade."""

    very_satisfied: bool | None = None
    satisfied: bool | None = None
    fairly_satisfied: bool | None = None
    dissatisfied: bool | None = None


class TickedRatings(Part):
    """The items that a trainee grades."""

    relevance: Ticked = Field(default_factory=Ticked)
    frontier: Ticked = Field(default_factory=Ticked)
    usefulness: Ticked = Field(default_factory=Ticked)
    faculty: Ticked = Field(default_factory=Ticked)
    methods: Ticked = Field(default_factory=Ticked)
    organisation: Ticked = Field(default_factory=Ticked)
    discipline: Ticked = Field(default_factory=Ticked)
    accommodation: Ticked = Field(default_factory=Ticked)
    facilities: Ticked = Field(default_factory=Ticked)
    outcome: Ticked = Field(default_factory=Ticked)
    overall: Ticked = Field(default_factory=Ticked)


class SatisfactionForm(Record):
    """A trainee's grading of the class."""

    project_name: str | None = None
    organiser: str | None = None
    training_dates: Period = Field(default_factory=Period)
    ratings: TickedRatings = Field(default_factory=TickedRatings)
    suggestions: str | None = None

    def doubts(self) -> Iterator[Doubt]:
        for item, label in ITEMS.items():
            yield from one_of(f"ratings.{item}", getattr(self.ratings, item), label)


class Counted(Part):
    """The answers to one item by grade, and the share of good ones (0..1)."""

    very_satisfied: int | None = None
    satisfied: int | None = None
    fairly_satisfied: int | None = None
    dissatisfied: int | None = None
    rate: float | None = None

    @property
    def total(self) -> int | None:
        """Count the answers; None where a grade's are not given."""
        counts = [getattr(self, grade) for grade in GRADES]
        return None if None in counts else sum(counts)

    @property
    def good(self) -> int:
        """Count the good answers that are given."""
        return sum(getattr(self, grade) or 0 for grade in GOOD)


class CountedRatings(Part):
    """The items that trainees graded, counted."""

    relevance: Counted = Field(default_factory=Counted)
    frontier: Counted = Field(default_factory=Counted)
    usefulness: Counted = Field(default_factory=Counted)
    faculty: Counted = Field(default_factory=Counted)
    methods: Counted = Field(default_factory=Counted)
    organisation: Counted = Field(default_factory=Counted)
    discipline: Counted = Field(default_factory=Counted)
    accommodation: Counted = Field(default_factory=Counted)
    facilities: Counted = Field(default_factory=Counted)
    outcome: Counted = Field(default_factory=Counted)
    overall: Counted = Field(default_factory=Counted)


class SatisfactionSummary(Record):
    """The grades of all trainees, counted.

    They are counted over the valid returns, over all returns where no valid ones are named.
    """

    project_name: str | None = None
    organiser: str | None = None
    training_dates: Period = Field(default_factory=Period)
    venue: str | None = None
    trainee_count: int | None = None
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    ratings: CountedRatings = Field(default_factory=CountedRatings)
    overall_rate: float | None = None
    suggestions: str | None = None
    filled_in_by: str | None = None
    fill_date: date | None = None

    def doubts(self) -> Iterator[Doubt]:
        yield from (doubt._replace(rule="X10") for doubt in self._counts())

    def _counts(self) -> Iterator[Doubt]:
        yield from self._returns()
        for item, label in ITEMS.items():
            yield from self._of_item(item, label)
        if not self._is_rate(self.overall_rate, self.ratings.overall):
            yield Doubt(("overall_rate", "ratings.overall.rate"), "总体满意率与各档人数不符")

    def vouched(self) -> Iterator[tuple[str, ...]]:
        for item, label in ITEMS.items():
            counted: Counted = getattr(self.ratings, item)
            if self._over[1] and counted.total is not None and not [*self._of_item(item, label)]:
                yield tuple(f"ratings.{item}.{grade}" for grade in GRADES)

    @property
    def _over(self) -> tuple[str, int | None]:
        return ("valid", self.valid) if self.valid is not None else ("returned", self.returned)

    def _returns(self) -> Iterator[Doubt]:
        pairs = (
            ("returned", "回收份数", "issued", "发放份数"),
            ("returned", "回收份数", "trainee_count", "学员人数"),
            ("valid", "有效份数", "returned", "回收份数"),
        )
        for path, name, most_path, most_name in pairs:
            count, most = getattr(self, path), getattr(self, most_path)
            if None not in (count, most) and count > most:
                yield Doubt((path, most_path), f"{name}{count}多于{most_name}{most}")

    def _of_item(self, item: str, label: str) -> Iterator[Doubt]:
        counted: Counted = getattr(self.ratings, item)
        path, count = self._over
        if counted.total is not None and count is not None and counted.total != count:
            paths = (*(f"ratings.{item}.{grade}" for grade in GRADES), path)
            yield Doubt(paths, f"“{label}”各档合计{counted.total}份，与{count}份不符")
        elif not self._is_rate(counted.rate, counted):
            yield Doubt((f"ratings.{item}.rate",), f"“{label}”的满意率与各档人数不符")

    def _is_rate(self, rate: float | None, counted: Counted) -> bool:
        _, count = self._over
        if rate is None or counted.total is None or not count:
            return True
        return abs(rate - counted.good / count) <= ROUNDING


def one_of(path: str, boxes: Part, label: str) -> Iterator[Doubt]:
    """Doubt a line of boxes of which more than one is ticked."""
    ticked = [name for name, value in boxes if value is True]
    if len(ticked) > 1:
        yield Doubt(tuple(f"{path}.{name}" for name in ticked), f"“{label}”勾选了{len(ticked)}项")
