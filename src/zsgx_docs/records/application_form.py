"""Define 高级研修项目申报表, the application form (湖北通知, annex)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from zsgx_docs.records.parts import Period
from zsgx_docs.records.record import Doubt, Part, Record


class Funding(Part):
    """Where the money comes from."""

    fiscal: bool | None = None
    self_funded: bool | None = None
    self_funding_source: str | None = None


class Topic(Part):
    """One choice of topic, and what is written beside it."""

    selected: bool | None = None
    detail: str | None = None


class TopicScope(Part):
    """The three choices of topic."""

    national_strategy: Topic = Field(default_factory=Topic)
    industry_demand: Topic = Field(default_factory=Topic)
    digital_technology: Topic = Field(default_factory=Topic)


class Unit(Part):
    """A unit with whom to ask there."""

    name: str | None = None
    contact: str | None = None
    office_phone: str | None = None
    mobile: str | None = None
    fax: str | None = None
    address: str | None = None


class NationalBase(Part):
    """The box for a national base, and its batch."""

    selected: bool | None = None
    batch: int | None = None


class EducationBase(Part):
    """The boxes for bases of continuing education."""

    national: NationalBase = Field(default_factory=NationalBase)
    provincial: bool | None = None
    none: bool | None = None


class Organiser(Unit):
    """The unit that holds the class, and what it has done before."""

    education_base: EducationBase = Field(default_factory=EducationBase)
    track_record: str | None = None


class ApplicationForm(Record):
    """The application form's values."""

    programme_year: int | None = None
    application_date: date | None = None
    cover_applicant: str | None = None
    project_name: str | None = None
    venue: str | None = None
    industry_field: str | None = None
    industry_authority: str | None = None
    training_dates: Period = Field(default_factory=Period)
    funding: Funding = Field(default_factory=Funding)
    topic_scope: TopicScope = Field(default_factory=TopicScope)
    purpose: str | None = None
    content_and_methods: str | None = None
    experts: str | None = None
    participants: str | None = None
    applicant: Unit = Field(default_factory=Unit)
    organiser: Organiser = Field(default_factory=Organiser)

    def doubts(self) -> Iterator[Doubt]:
        yield from self._ticks()
        yield from self._names()
        yield from self._years()

    def vouched(self) -> Iterator[tuple[str, ...]]:
        if self.cover_applicant and self.applicant.name and not [*self._names()]:
            yield "cover_applicant", "applicant.name"

    def _ticks(self) -> Iterator[Doubt]:
        if self.funding.self_funding_source and not self.funding.self_funded:
            paths = ("funding.self_funded", "funding.self_funding_source")
            yield Doubt(paths, "写了自筹经费来源，却没有勾选自筹经费项目", rule="H18")
        for name, topic in self.topic_scope:
            if isinstance(topic, Topic) and topic.detail and not topic.selected:
                paths = (f"topic_scope.{name}.selected", f"topic_scope.{name}.detail")
                yield Doubt(paths, "选题范围填了内容，却没有勾选")
        base = self.organiser.education_base
        selected = "organiser.education_base.national.selected"
        if (base.national.batch is not None) != bool(base.national.selected):
            batch = "organiser.education_base.national.batch"
            yield Doubt((selected, batch), "国家级继续教育基地的勾选与批次不一致", rule="H31")
        if base.none and (base.national.selected or base.provincial):
            others = ("organiser.education_base.provincial", "organiser.education_base.none")
            said = "既勾选了继续教育基地，又勾选了“否”"
            yield Doubt((selected, *others), said, of_matter=True, rule="H31")

    def _names(self) -> Iterator[Doubt]:
        cover, name = self.cover_applicant, self.applicant.name
        if cover and name and _plain(cover) != _plain(name):
            paths = ("cover_applicant", "applicant.name")
            yield Doubt(paths, "封面的申报单位与表中单位名称不一致", rule="X12")

    def _years(self) -> Iterator[Doubt]:
        year = self.programme_year
        if year is None:
            return
        dates = self.training_dates
        if any(day is not None and day.year != year for day in (dates.start, dates.end)):
            yield Doubt(("training_dates.start", "training_dates.end"), f"办班时间不在{year}年")
        applied = self.application_date
        if applied is not None and not year - 1 <= applied.year <= year:
            yield Doubt(("application_date",), f"申报时间与{year}年度相差太远")


def _plain(name: str) -> str:
    return "".join(name.split()).translate(str.maketrans("()", "（）"))
