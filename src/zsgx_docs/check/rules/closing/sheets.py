"""Who signed: for the accounts, and in person."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import each
from zsgx_docs.check.rules.papers import ACCOUNTS, SIGN_IN
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView

T46 = Rule(
    "T46",
    "经办人（签字）/ 承办单位财务部门签章",
    "天津通知",
    "error",
    reads=("handled_by", "finance_seal"),
)
T47 = Rule("T47", "学员和工作人员签到表", "天津通知", "error", reads=("people[].signed", "people[].name"))


@T46.on(ACCOUNTS)
def _signed_and_stamped(case: RuleCase) -> Iterator[Breach]:
    """The seal of a paper that was read is looked for on its picture."""
    if case.background.is_typed:
        raise CannotTell("handled_by", "finance_seal")
    left = ("handled_by",) if case.background.is_read else ("handled_by", "finance_seal")
    yield from each(left, lambda path: _left(case, path))


def _left(case: RuleCase, path: str) -> Iterator[Breach]:
    if case.paper.given(path) in (None, "", False):
        yield Breach("没有经办人签字" if path == "handled_by" else "没有承办单位财务部门签章", (path,))


@T47.on(SIGN_IN)
def _everybody_signed(case: RuleCase) -> Iterator[Breach]:
    if case.background.is_typed:
        raise CannotTell("people.signed")
    yield from each(case.paper.rows("people"), _signed)


def _signed(person: RecordView) -> Iterator[Breach]:
    if not person.is_true("signed"):
        yield Breach(f"{person.text('name')}没有签名", (person.at("signed"),))


@T47.across(SIGN_IN, ACCOUNTS)
def _all_on_the_sheet(case: RuleCase) -> Iterator[Breach]:
    sheet, accounts = case.of(SIGN_IN), case.of(ACCOUNTS)
    people = len(sheet.rows("people"))
    if people < accounts.number("total_count"):
        said = f"签到表有{people}人，少于决算表的{accounts.number('total_count')}人"
        yield Breach(said, (sheet.at("people"), accounts.at("total_count")))
