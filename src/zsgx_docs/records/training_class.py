"""Define one class with its trainees, staff, hours and money: what every paper of the class is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import prod
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from zsgx_docs.records.class_announcements import ImplementationPlan
from zsgx_docs.records.class_returns import SatisfactionSummary
from zsgx_docs.records.closing_papers import NewsItem, ResearchReport
from zsgx_docs.records.parts import repeated
from zsgx_docs.records.record import Doubt, Record
from zsgx_docs.values import kinds
from zsgx_docs.values.identifiers import doubt_of_id_number, may_end_so
from zsgx_docs.values.kind import Context, in_words

MOST_ABSENT = 7
"""Hours of a class of which a trainee may miss one (天津通知: 超过总学时1/7的按退学处理)."""
STAFF_SHARE = 10
"""Trainees for whom there may be one of the staff (天津通知: 不超过学员人数的10%)."""
MOST_STAFF = 10
"""People of the staff, at most (天津通知: 最多不超过10人)."""


CERTIFICATES = {
    "national": "国家专业技术人才知识更新工程高级研修项目结业证书",
    "provincial": "培训合格证书",
    "municipal": "培训合格证书",
}
"""What the certificate of a level's classes is called (天津通知, 三)."""
_PRODUCT = re.compile(r"(\d+)人[×xX*](\d+)(?:晚|天|次|餐)[×xX*](\d+(?:\.\d+)?)元")


class Strict(BaseModel):
    """A group of values that refuses unknown keys.

    A misspelt one would silently leave its paper blank.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Course(Strict):
    """The class as planned. Titles are the labels in a workbook."""

    project_name: str = Field(title="项目名称")
    year: int = Field(title="年度")
    level: Literal["national", "provincial", "municipal"] = Field(title="级别")
    applicant: str = Field(title="申报单位")
    organiser: str = Field(title="承办单位")
    host: str | None = Field(default=None, title="主办单位")
    co_organiser: str | None = Field(default=None, title="协办单位")
    venue: str = Field(title="办班地点")
    arrive_date: date | None = Field(default=None, title="报到日期")
    start: date = Field(title="开始日期")
    end: date = Field(title="结束日期")
    leave_date: date | None = Field(default=None, title="返程日期")
    credit_hours: Decimal = Field(title="总学时", gt=0)
    expert_count: int | None = Field(default=None, title="授课专家人数", ge=0)
    contact: str | None = Field(default=None, title="联系人")
    phone: str | None = Field(default=None, title="联系电话")
    email: str | None = Field(default=None, title="电子邮箱")


class Opening(Strict):
    """The rest of what the opening notice says."""

    doc_no: str | None = Field(default=None, title="发文字号")
    addressees: str | None = Field(default=None, title="主送单位")
    basis_doc_title: str | None = Field(default=None, title="依据文件名称")
    basis_doc_no: str | None = Field(default=None, title="依据文件字号")
    topics: list[str] = Field(default_factory=list, title="研修专题")
    methods: list[str] = Field(default_factory=list, title="研修方式")
    experts: list[str] = Field(default_factory=list, title="拟邀专家")
    audience: str | None = Field(default=None, title="研修对象")
    headcount: int | None = Field(default=None, title="计划人数", ge=0)
    online_n: int | None = Field(default=None, title="线上人数", ge=0)
    fee_rule: str | None = Field(default=None, title="费用规定")
    fee_amount: Decimal | None = Field(default=None, title="收费标准", ge=0)
    signup_deadline: date | None = Field(default=None, title="报名截止日期")
    signup_way: str | None = Field(default=None, title="报名方式")
    annexes: list[str] = Field(default_factory=list, title="附件")
    issue_date: date | None = Field(default=None, title="通知日期")


class Closing(Strict):
    """The certificates and the summary report."""

    certificate_title: str | None = Field(default=None, title="证书名称")
    certificate_prefix: str | None = Field(default=None, title="证书编号前缀")
    certificate_date: date | None = Field(default=None, title="发证日期")
    satisfaction_rate: Decimal | None = Field(default=None, title="总体满意率", ge=0, le=1)
    overview: str | None = Field(default=None, title="基本情况")
    features: str | None = Field(default=None, title="主要特点")
    results: str | None = Field(default=None, title="主要成效")
    experience: str | None = Field(default=None, title="经验体会")
    next_steps: str | None = Field(default=None, title="下一步打算")
    report_date: date | None = Field(default=None, title="报告日期")


class Quota(Strict):
    """A region or unit, and how many it may send."""

    region: str = Field(title="地区或单位")
    n: int = Field(title="名额", ge=0)


class Attendant(Strict):
    """Somebody who signs in."""

    name: str = Field(title="姓名", min_length=1)
    id_number: str = Field(title="身份证号", min_length=1)
    phone: str | None = Field(default=None, title="联系电话")
    employer: str | None = Field(default=None, title="工作单位")
    professional_title: str | None = Field(default=None, title="职称")

    @field_validator("name", "id_number", "phone", mode="before")
    @classmethod
    def _in_normal_form(cls, written: object, info: ValidationInfo) -> object:
        """Blanks, full-width digits and a small x are no mistakes."""
        if not isinstance(written, str):
            return written
        value = kinds[info.field_name or ""].parse(written, Context()).value
        return "" if value is None and info.field_name != "phone" else value


class Trainee(Attendant):
    """Somebody who is taught, and how it went."""

    fee_charged: bool | None = Field(default=None, title="是否收费")
    absent_hours: Decimal = Field(default=Decimal(0), title="缺勤学时", ge=0)
    passed: bool | None = Field(default=None, title="是否通过结业考核")
    certificate_number: str | None = Field(default=None, title="证书编号")


class Expense(Strict):
    """An amount in yuan and a note."""

    amount: Decimal | None = Field(default=None, title="金额", ge=0)
    note: str | None = Field(default=None, title="备注")

    def counted(self) -> tuple[int, Decimal | None] | None:
        """Return the people that the note counts, and the amount where it multiplies: 53人×4晚×200元.

        None where it counts nobody.
        """
        people = re.search(r"(\d+)人", self.note or "")
        if people is None:
            return None
        product = _PRODUCT.search(self.note or "")
        amount = prod(map(Decimal, product.groups()), start=Decimal(1)) if product else None
        return int(people[1]), amount


class Expenses(Strict):
    """The costs of a class."""

    accommodation: Expense = Field(default_factory=Expense, title="住宿费")
    meals: Expense = Field(default_factory=Expense, title="伙食费")
    venue: Expense = Field(default_factory=Expense, title="场地费")
    faculty: Expense = Field(default_factory=Expense, title="师资费")
    materials: Expense = Field(default_factory=Expense, title="资料费")
    transport: Expense = Field(default_factory=Expense, title="交通费")
    tax: Expense = Field(default_factory=Expense, title="税费")


PARTLY_KNOWN: dict[str, type[Record]] = {
    "plan": ImplementationPlan,
    "satisfaction": SatisfactionSummary,
    "research": ResearchReport,
    "news": NewsItem,
}
"""The papers of which a class file may give the record, as far as it is known."""
IN_PAPER = "in_paper"
"""The type of an error in one of them, whose message is the whole reason."""


class TrainingClass(Strict):
    """One class with its people and money, of which all its papers are made.

    `costs_total` is held against the sum of the costs, which alone is printed.
    `plan`, `satisfaction`, `research`, `news` are the records of the implementation plan, the satisfaction
    summary, the research report and the news item, as far as they are known.
    """

    document_type: Literal["class"] = "class"
    course: Course
    opening: Opening = Field(default_factory=Opening)
    quota: list[Quota] = Field(default_factory=list)
    trainees: list[Trainee] = Field(min_length=1)
    staff: list[Attendant] = Field(default_factory=list)
    costs: Expenses = Field(default_factory=Expenses)
    costs_total: Decimal | None = Field(default=None, title="合计", ge=0)
    closing: Closing = Field(default_factory=Closing)
    plan: dict[str, Any] | None = Field(default=None, title="实施方案")
    satisfaction: dict[str, Any] | None = Field(default=None, title="满意度测评统计表")
    research: dict[str, Any] | None = Field(default=None, title="研究成果报告")
    news: dict[str, Any] | None = Field(default=None, title="图文动态信息")

    @field_validator(*PARTLY_KNOWN)
    @classmethod
    def _of_its_type(cls, given: dict[str, Any] | None, info: ValidationInfo) -> dict[str, Any] | None:
        """What is printed is what was given, once it is known to be of the right types."""
        if given is None:
            return None
        try:
            PARTLY_KNOWN[info.field_name or ""].model_validate(given)
        except ValidationError as why:
            first = why.errors()[0]
            said = f"{'.'.join(map(str, first['loc']))}的值{in_words(first['input'])}不对"
            raise PydanticCustomError(IN_PAPER, "{said}", {"said": said}) from why
        return {name: value for name, value in given.items() if name != "document_type"}

    @property
    def certificate_title(self) -> str:
        """Return what the certificate is called: as given, else as the level has it."""
        return self.closing.certificate_title or CERTIFICATES[self.course.level]

    def has_left(self, trainee: Trainee) -> bool:
        """Tell by the hours missed whether a trainee has left the class."""
        return trainee.absent_hours * MOST_ABSENT > self.course.credit_hours

    def graduates(self) -> list[Trainee]:
        """List who stayed and passed, in the order given."""
        return [t for t in self.trainees if t.passed and not self.has_left(t)]

    def doubts(self) -> Iterator[Doubt]:
        """Yield contradictions; those `of_matter` break a rule, but papers can be made."""
        yield from self._dates()
        yield from self._people()
        yield from self._staff()
        planned = sum(quota.n for quota in self.quota)
        if self.quota and self.opening.headcount not in (None, planned):
            paths = ("opening.headcount", "quota")
            yield Doubt(paths, f"名额合计{planned}人，计划人数却是{self.opening.headcount}人")

    def _dates(self) -> Iterator[Doubt]:
        told = [
            (path, day)
            for path, day in (
                ("opening.issue_date", self.opening.issue_date),
                ("opening.signup_deadline", self.opening.signup_deadline),
                ("course.arrive_date", self.course.arrive_date),
                ("course.start", self.course.start),
                ("course.end", self.course.end),
                ("course.leave_date", self.course.leave_date),
            )
            if day is not None
        ]
        for (path, day), (later_path, later) in pairwise(told):
            if day > later:
                yield Doubt((path, later_path), f"日期先后颠倒：{day}晚于{later}")
        for name in ("certificate_date", "report_date"):
            closed, title = getattr(self.closing, name), Closing.model_fields[name].title
            if closed is not None and closed < self.course.end:
                paths = (f"closing.{name}", "course.end")
                yield Doubt(paths, f"{title}{closed}早于结束日期{self.course.end}", of_matter=True)
        if self.course.year != self.course.start.year:
            said = f"年度是{self.course.year}年，班却在{self.course.start.year}年开始"
            yield Doubt(("course.year", "course.start"), said, of_matter=True)

    def _people(self) -> Iterator[Doubt]:
        people: list[tuple[str, Attendant]] = [(f"trainees[{i}]", t) for i, t in enumerate(self.trainees)]
        people += [(f"staff[{i}]", s) for i, s in enumerate(self.staff)]
        everyone = [person.id_number for _, person in people]
        for path, person in people:
            if reason := doubt_of_id_number(person.id_number):
                said = f"{person.name}的{reason}"
                odd = may_end_so(person.id_number, everyone)
                yield Doubt((f"{path}.id_number",), said, of_matter=odd)
            if reason := kinds["phone"].parse(person.phone or "", Context()).doubt:
                yield Doubt((f"{path}.phone",), f"{person.name}的{reason}")
        yield from repeated(((f"{path}.id_number", p.id_number) for path, p in people), "身份证号")
        numbers = (
            (f"trainees[{i}].certificate_number", t.certificate_number) for i, t in enumerate(self.trainees)
        )
        yield from repeated(numbers, "证书编号")

    def _staff(self) -> Iterator[Doubt]:
        if len(self.staff) > MOST_STAFF or len(self.staff) * STAFF_SHARE > len(self.trainees):
            said = f"工作人员{len(self.staff)}人，超过学员{len(self.trainees)}人的10%或10人的上限"
            yield Doubt(("staff",), said, of_matter=True)
