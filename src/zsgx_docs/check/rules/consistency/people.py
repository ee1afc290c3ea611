"""Each person once, under a number that can be."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.doubts import breaches_of
from zsgx_docs.check.rules.logic import each
from zsgx_docs.check.rules.papers import CERTIFICATES, LISTS, OPENING, REPLY
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import RecordView
from zsgx_docs.values.identifiers import birth_date, doubt_of_id_number, may_end_so
from zsgx_docs.values.regions import is_known_region

LISTED = {**LISTS, CERTIFICATES: "certificates"}
YOUNGEST, OLDEST = 20, 75
"""Years of age of somebody who is taught in such a class: a guess."""
OLD = re.compile(r"\d{15}")

X06 = Rule(
    "X06",
    "身份证号18位、校验位相符、出生日期真实、开班时20至75岁；地区代码查得到（旧代码只提醒）",
    "本系统",
    "error",
    reads=("*[].id_number",),
)
X07 = Rule(
    "X07",
    "身份证号、证书编号各不相同；两人不用同一个手机号",
    "本系统",
    "error",
    reads=("*[].id_number", "*[].certificate_number", "*[].phone"),
)


@X06.on(*LISTED)
def _numbers_can_be(case: RuleCase) -> Iterator[Breach]:
    rows = case.paper.rows(LISTED[case.type])
    others = [row.record.get("id_number") for row in rows]
    yield from each(rows, lambda row: _number(row, others))


@X06.on(REPLY)
def _number_can_be(case: RuleCase) -> Iterator[Breach]:
    yield from _number(case.paper, [case.paper.record.get("id_number")])


def _number(row: RecordView, others: list[str | None]) -> Iterator[Breach]:
    number = str(row.need("id_number"))
    path, who = (row.at("id_number"),), row.text("name")
    doubt = doubt_of_id_number(number)
    if doubt:
        is_minor = OLD.fullmatch(number) or may_end_so(number, others)
        yield Breach(f"{who}的{doubt}", path, "warning" if is_minor else None)
        return
    if not is_known_region(number[:6]):
        said = f"{who}的身份证号{number}，前六位查不到这个地区代码（也可能是旧代码）"
        yield Breach(said, path, "warning")


@X06.across(OPENING)
def _of_age(case: RuleCase) -> Iterator[Breach]:
    start = case.of(OPENING).day("start")
    for paper, path in LISTS.items():
        if paper in case.papers:
            yield from each(case.of(paper).rows(path), lambda row: _age(row, start))


def _age(row: RecordView, start: datetime.date) -> Iterator[Breach]:
    number = str(row.need("id_number"))
    born = birth_date(number) if doubt_of_id_number(number) is None else None
    if born is None:
        return
    age = start.year - born.year - ((start.month, start.day) < (born.month, born.day))
    if not YOUNGEST <= age <= OLDEST:
        yield Breach(f"{row.text('name')}按身份证号开班时{age}岁", (row.at("id_number"),))


@X07.on(*LISTS)
def _once(case: RuleCase) -> Iterator[Breach]:
    rows = case.paper.rows(LISTED[case.type])
    looked_at = (
        ("id_number", "身份证号", None),
        ("certificate_number", "证书编号", None),
        ("phone", "手机号", "warning"),
    )
    for leaf, label, severity in looked_at:
        for value, twice in _repeated(rows, leaf).items():
            if leaf == "phone" and not re.fullmatch(r"1\d{10}", value):
                continue
            names = "、".join(row.text("name") for row in twice)
            paths = tuple(row.at(leaf) for row in twice)
            yield Breach(f"{names}的{label}相同：{value}", paths, severity)  # type: ignore[arg-type]


@X07.on(CERTIFICATES)
def _one_a_class(case: RuleCase) -> Iterator[Breach]:
    yield from breaches_of(case, "X07")


def _repeated(rows: list[RecordView], leaf: str) -> dict[str, list[RecordView]]:
    places: dict[str, list[RecordView]] = defaultdict(list)
    for row in rows:
        value = row.peek(leaf)
        if value:
            places[str(value)].append(row)
    return {value: found for value, found in places.items() if len(found) > 1}
