"""Define the lists of people: 签到表, 带证书编号的学员名单 (天津通知, 附件4, 附件5), 工程服务平台学员名单."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pydantic import Field

from zsgx_docs.records.parts import follows, out_of_sequence, repeated
from zsgx_docs.records.record import Doubt, Part, Record
from zsgx_docs.values.titles import TITLES


class _Listed(Part):
    no: int | None = None
    name: str | None = None
    id_number: str | None = None
    phone: str | None = None
    employer: str | None = None
    professional_title: str | None = None


class Person(_Listed):
    """Somebody who signs in."""

    fee_charged: bool | None = None
    signed: bool | None = None


class Student(_Listed):
    """A trainee with hours, result and certificate."""

    credit_hours: Decimal | None = None
    passed: bool | None = None
    certificate_number: str | None = None


class AttendanceSheet(Record):
    """The sign-in sheet's values."""

    people: list[Person] = Field(default_factory=list)

    def doubts(self) -> Iterator[Doubt]:
        yield from _of_people("people", self.people)


class CertificateRoster(Record):
    """The values of the list of certificates."""

    students: list[Student] = Field(default_factory=list)

    def doubts(self) -> Iterator[Doubt]:
        yield from _of_people("students", self.students)
        yield from _of_hours(self.students)
        numbers = [(f"students[{i}].certificate_number", s.certificate_number) for i, s in self._numbered()]
        yield from repeated(numbers, "证书编号", rule="X07")
        for i, student in self._numbered():
            if student.passed is False:
                paths = (f"students[{i}].passed", f"students[{i}].certificate_number")
                yield Doubt(paths, "未通过结业考核，却有证书编号", of_matter=True, rule="T23")

    def vouched(self) -> Iterator[tuple[str, ...]]:
        numbered = self._numbered()
        for (i, one), (j, other) in pairwise(numbered):
            if follows(one.certificate_number, other.certificate_number):
                yield f"students[{i}].certificate_number", f"students[{j}].certificate_number"

    def _numbered(self) -> list[tuple[int, Student]]:
        return [(i, student) for i, student in enumerate(self.students) if student.certificate_number]


class PlatformRoster(Record):
    """The platform's roster's values."""

    project_name: str | None = None
    organiser: str | None = None
    students: list[Student] = Field(default_factory=list)

    def doubts(self) -> Iterator[Doubt]:
        yield from _of_people("students", self.students)
        yield from _of_hours(self.students)


def _of_people(path: str, people: Sequence[_Listed]) -> Iterator[Doubt]:
    yield from out_of_sequence(path, (person.no for person in people))
    for i, person in enumerate(people):
        if person.employer in TITLES:
            yield Doubt((f"{path}[{i}].employer",), f"工作单位写的是职称：{person.employer}")
    numbers = ((f"{path}[{i}].id_number", person.id_number) for i, person in enumerate(people))
    yield from repeated(numbers, "身份证号", rule="X07")
    mobiles = ((f"{path}[{i}].phone", person.phone) for i, person in enumerate(people))
    numbers = ((at, phone) for at, phone in mobiles if re.fullmatch(r"1\d{10}", phone or ""))
    yield from repeated(numbers, "手机号码", rule="X07")


def _of_hours(students: Sequence[Student]) -> Iterator[Doubt]:
    """Hours that are more than most have: a class has so many for all."""
    told = [(f"students[{i}].credit_hours", s.credit_hours) for i, s in enumerate(students) if s.credit_hours]
    if not told:
        return
    usual, times = Counter(hours for _, hours in told).most_common(1)[0]
    for path, hours in told:
        if hours > usual and 2 * times > len(told):
            yield Doubt((path,), f"学时数{hours}，多于多数人的{usual}", of_matter=True)
