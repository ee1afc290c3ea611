"""Define the notices, which set the limits for all other papers: 征集选题通知, 公布项目计划通知."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field

from zsgx_docs.records.parts import Contact
from zsgx_docs.records.project_list import ProjectList
from zsgx_docs.records.record import Doubt, Part, Record


class LevelLimits(Part):
    """The limits that a level's projects must keep to; None where the notice does not say."""

    project_count: int | None = None
    days: int | None = None
    days_rule: Literal["about", "at_least"] | None = None
    min_trainees: int | None = None
    min_rule: Literal["soft", "hard"] | None = None
    reserved_places: int | None = None
    fee_allowed: bool | None = None
    funding_cap: Decimal | None = None
    lead_days: int | None = None


class Levels(Part):
    """The limits of each level."""

    national: LevelLimits = Field(default_factory=LevelLimits)
    provincial: LevelLimits = Field(default_factory=LevelLimits)
    municipal: LevelLimits = Field(default_factory=LevelLimits)


class Staff(Part):
    """The staff allowed: `share` of the trainees, between 0 and 1."""

    share: float | None = None
    max: int | None = None


class _Notice(Record):
    year: int | None = None
    issue_date: date | None = None
    mailbox: str | None = None
    contacts: list[Contact] = Field(default_factory=list)
    finish_before: date | None = None
    levels: Levels = Field(default_factory=Levels)

    def doubts(self) -> Iterator[Doubt]:
        if self.issue_date and self.finish_before and self.issue_date >= self.finish_before:
            yield Doubt(("issue_date", "finish_before"), "成文日期不在办班截止日期之前", rule="X15")
        if self.year and self.finish_before and self.finish_before.year != self.year:
            yield Doubt(("year", "finish_before"), f"办班截止日期不在{self.year}年")


class CallNotice(_Notice):
    """The call's values."""

    document_number: str | None = None
    basis_document: str | None = None
    issuer: str | None = None
    deadline: datetime | None = None
    annexes: list[str] = Field(default_factory=list)

    def doubts(self) -> Iterator[Doubt]:
        yield from super().doubts()
        if self.deadline is None:
            return
        closes = self.deadline.date()
        if self.issue_date and closes <= self.issue_date:
            yield Doubt(("issue_date", "deadline"), "报送截止时间不在成文日期之后", rule="X15")
        if self.finish_before and closes >= self.finish_before:
            paths = ("deadline", "finish_before")
            yield Doubt(paths, "报送截止时间不在办班截止日期之前", rule="X15")


class PlanNotice(_Notice):
    """The plan notice's values."""

    certificate_document: str | None = None
    staff: Staff = Field(default_factory=Staff)
    online_share: float | None = None
    absence_share: str | None = None
    report_within_months: int | None = None
    courseware_factor: int | None = None
    national: ProjectList = Field(default_factory=ProjectList)
    municipal: ProjectList = Field(default_factory=ProjectList)

    def doubts(self) -> Iterator[Doubt]:
        yield from super().doubts()
        for level, projects in (("national", self.national), ("municipal", self.municipal)):
            yield from self._of_list(level, projects)

    def _of_list(self, level: str, projects: ProjectList) -> Iterator[Doubt]:
        for doubt in projects.doubts():
            paths = tuple(f"{level}.{path}" for path in doubt.paths)
            yield doubt._replace(paths=paths)
        said, listed = getattr(self.levels, level).project_count, len(projects.projects)
        if said is not None and said != listed:
            paths = (f"levels.{level}.project_count",)
            yield Doubt(paths, f"正文写{said}项，附件列了{listed}项", rule="T01")
        if projects.level not in (None, level):
            yield Doubt((f"{level}.level",), "附件的项目级别与正文不一致")
        if None not in (self.year, projects.year) and projects.year != self.year:
            yield Doubt((f"{level}.year", "year"), "附件的年度与正文不一致")
