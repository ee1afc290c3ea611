"""Define what closes a class or changes it: 证书, 研修总结报告, 研究成果报告, 图文动态信息, 变更情况说明."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import Field

from zsgx_docs.records.parts import Period, out_of_sequence, repeated
from zsgx_docs.records.record import Doubt, Part, Record

Day = date
"""For a class that has a value of that name itself."""


class Certificate(Part):
    """What one certificate says."""

    title: str | None = None
    certificate_number: str | None = None
    name: str | None = None
    id_number: str | None = None
    training_dates: Period = Field(default_factory=Period)
    project_name: str | None = None
    credit_hours: Decimal | None = None
    organiser: str | None = None
    issue_date: date | None = None


class Certificates(Record):
    """The certificates that are printed together."""

    certificates: list[Certificate] = Field(default_factory=list)

    def doubts(self) -> Iterator[Doubt]:
        numbered = [*enumerate(self.certificates)]
        numbers = ((f"certificates[{i}].certificate_number", c.certificate_number) for i, c in numbered)
        yield from repeated(numbers, "证书编号", rule="X07")
        yield from self._people()
        for i, one in numbered:
            last = one.training_dates.end
            if one.issue_date and last and one.issue_date < last:
                paths = (f"certificates[{i}].issue_date", f"certificates[{i}].training_dates.end")
                yield Doubt(paths, "发证日期在研修结束之前")

    def _people(self) -> Iterator[Doubt]:
        """One person may have certificates of several classes, of each class one."""
        classes = {one.project_name for one in self.certificates}
        for project in classes:
            numbers = (
                (f"certificates[{i}].id_number", one.id_number)
                for i, one in enumerate(self.certificates)
                if one.project_name == project
            )
            yield from repeated(numbers, "身份证号", rule="X07")
        holders: dict[str, dict[str, str]] = {}
        for i, one in enumerate(self.certificates):
            if one.id_number and one.name:
                holders.setdefault(one.id_number, {}).setdefault(one.name, f"certificates[{i}].id_number")
        for number, names in holders.items():
            if len(names) > 1:
                yield Doubt(tuple(names.values()), f"{'、'.join(names)}的身份证号相同：{number}", rule="X07")


class TrainingSummary(Record):
    """The summary report's values."""

    project_name: str | None = None
    organiser: str | None = None
    training_dates: Period = Field(default_factory=Period)
    venue: str | None = None
    level: str | None = None
    trainee_count: int | None = None
    staff_count: int | None = None
    expert_count: int | None = None
    credit_hours: Decimal | None = None
    passed_count: int | None = None
    satisfaction_rate: float | None = None
    total_cost: Decimal | None = None
    overview: str | None = None
    features: str | None = None
    results: str | None = None
    experience: str | None = None
    next_steps: str | None = None
    report_date: date | None = None

    def doubts(self) -> Iterator[Doubt]:
        passed, trainees = self.passed_count, self.trainee_count
        if passed is not None and trainees is not None and passed > trainees:
            reason = f"{passed}人通过结业考核，多于学员{trainees}人"
            yield Doubt(("passed_count", "trainee_count"), reason)
        last = self.training_dates.end
        if self.report_date and last and self.report_date < last:
            yield Doubt(("report_date", "training_dates.end"), "报告日期在研修结束之前")


class ResearchReport(Record):
    """The research report's values."""

    title: str | None = None
    project_name: str | None = None
    organiser: str | None = None
    authors: list[str] = Field(default_factory=list)
    abstract: str | None = None
    keywords: list[str] = Field(default_factory=list)
    background: str | None = None
    findings: str | None = None
    suggestions: str | None = None
    report_date: date | None = None


class Photo(Part):
    """A picture of a news item, and what it shows."""

    no: int | None = None
    caption: str | None = None
    file: str | None = None


class NewsItem(Record):
    """The values of a news item with pictures."""

    title: str | None = None
    organiser: str | None = None
    author: str | None = None
    date: Day | None = None
    body: str | None = None
    link: str | None = None
    photos: list[Photo] = Field(default_factory=list)

    def doubts(self) -> Iterator[Doubt]:
        yield from out_of_sequence("photos", (photo.no for photo in self.photos))


class Changed(Part):
    """The boxes for what is changed."""

    topic: bool | None = None
    content: bool | None = None
    audience: bool | None = None
    time: bool | None = None
    venue: bool | None = None


class ChangeNote(Record):
    """The change note's values."""

    project_name: str | None = None
    level: str | None = None
    organiser: str | None = None
    changed: Changed = Field(default_factory=Changed)
    original: str | None = None
    changed_to: str | None = None
    reason: str | None = None
    contact: str | None = None
    phone: str | None = None
    report_date: date | None = None
    approval_date: date | None = None

    def doubts(self) -> Iterator[Doubt]:
        if self.report_date and self.approval_date and self.approval_date < self.report_date:
            yield Doubt(("report_date", "approval_date"), "批复日期在报送日期之前")
