"""What trainees pay."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import all_of, each
from zsgx_docs.check.rules.papers import OPENING, SIGN_IN
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView

FREE = "除往返交通费由学员承担外，均不得向学员收取任何费用"

H20 = Rule(
    "H20",
    FREE,
    "湖北通知",
    "error",
    reads=("fee_amount", "people[].fee_charged"),
    parameters=("levels.*.fee_allowed",),
)
T25 = Rule(
    "T25",
    FREE,
    "天津通知",
    "error",
    reads=("fee_amount", "people[].fee_charged"),
    parameters=("levels.*.fee_allowed",),
)
T32 = Rule(
    "T32",
    "市级高研项目可由承办单位根据办班成本按有关规定收取培训费用",
    "天津通知",
    "info",
    reads=("fee_amount", "fee_rule"),
    parameters=("levels.municipal.fee_allowed",),
)


def _must_be_free(case: RuleCase) -> bool:
    allowed = {value for _, value in case.limits("fee_allowed")}
    if len(allowed) > 1:
        raise CannotTell("level")
    return allowed == {False}


def _amount(case: RuleCase) -> Iterator[Breach]:
    def charged() -> bool:
        return case.paper.given("fee_amount") is not None and case.paper.number("fee_amount") > 0

    if all_of(charged, lambda: _must_be_free(case)):
        yield Breach(f"开班通知写了收费标准{case.paper.number('fee_amount')}元", ("fee_amount",))


def _people(case: RuleCase) -> Iterator[Breach]:
    def look(person: RecordView) -> Iterator[Breach]:
        if all_of(lambda: person.is_true("fee_charged"), lambda: _must_be_free(case)):
            yield Breach(f"{person.text('name')}的“是否收费”填了是", (person.at("fee_charged"),))

    yield from each(case.paper.rows("people"), look)


@H20.on(OPENING)
def _no_amount(case: RuleCase) -> Iterator[Breach]:
    yield from _amount(case)


@T25.on(OPENING)
def _no_amount_either(case: RuleCase) -> Iterator[Breach]:
    yield from _amount(case)


@H20.on(SIGN_IN)
def _nobody_charged(case: RuleCase) -> Iterator[Breach]:
    yield from _people(case)


@T25.on(SIGN_IN)
def _nobody_charged_either(case: RuleCase) -> Iterator[Breach]:
    yield from _people(case)


@T32.on(OPENING)
def _fee_explained(case: RuleCase) -> Iterator[Breach]:
    paper = case.paper
    if all_of(
        lambda: paper.given("fee_amount") is not None,
        lambda: case.is_level("municipal"),
        lambda: not paper.text("fee_rule"),
    ):
        yield Breach("写了收费标准，却没有写收费的依据和办法", ("fee_amount", "fee_rule"))
