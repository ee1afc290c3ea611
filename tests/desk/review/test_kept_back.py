"""What one person read is kept from the second, whichever way they ask; the first sees their own."""

import io
import json
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from desk.reviewable import ACCOUNTS, result_of_sample, seeded
from zsgx_docs import desk
from zsgx_docs.desk.office import LogQuery, log_page
from zsgx_docs.desk.review import (
    batch_grid,
    change,
    changed_fields,
    compare_pair,
    current_result,
    findings_shown,
    open_for_review,
    review_sheet,
    set_second_person,
    settle,
    waiting,
)
from zsgx_docs.desk.season import SeasonWish, accepted_workbook, season_table
from zsgx_docs.errors import ZsgxError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import state_of

AMOUNT, DAYS = "total.amount", "training_dates.text"
SECRETS = ("777777", "2031", "11月")


@pytest.fixture
def pair(store: Store, zhang: User) -> tuple[str, str]:
    """A scan and its Word copy, in each of which 张审核 has read an amount and days that nobody else has."""
    set_second_person(store, zhang, ["amount", "date"])
    scan = seeded(store, zhang, result_of_sample(ACCOUNTS, [AMOUNT, DAYS]), "扫描.pdf")
    delivery = state_of(store, scan).delivery_id
    word = seeded(store, zhang, result_of_sample(ACCOUNTS, kind="docx"), "原稿.docx", delivery=delivery)
    for identifier in (scan, word):
        settle(store, zhang, identifier, AMOUNT, text="777777")
        settle(store, zhang, identifier, DAYS, text="2031年11月3日至7日")
    return scan, word


def shown(store: Store, by: User, identifier: str) -> dict[str, Any]:
    """All that a person may ask about a submission, by where they ask."""

    def season(words: str = "") -> list[Any]:
        return [line.paper for line in season_table(store, by, SeasonWish(words=words)).lines]

    def workbook() -> list[Any]:
        change(store, by, identifier, [], state="accepted")
        try:
            book = openpyxl.load_workbook(io.BytesIO(accepted_workbook(store, by)))
        finally:
            change(store, by, identifier, [], state="open")
        return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]

    def denied() -> str:
        try:
            change(store, by, identifier, [{"path": "training_dates.end", "value": "1999-01-01"}])
        except ZsgxError as error:
            return error.message
        return ""

    doors: dict[str, Callable[[], Any]] = {
        "result": lambda: current_result(store, by, identifier),
        "sheet": lambda: review_sheet(store, by, identifier).to_json(),
        "changes": lambda: changed_fields(open_for_review(store, by, identifier), by, store, 0),
        "findings": lambda: findings_shown(store, by, identifier),
        "waiting": lambda: waiting(store, by, identifier),
        "batch": lambda: [batch_grid(store, by, category) for category in ("amount", "date")],
        "compare": lambda: compare_pair(store, by, identifier),
        "season": season,
        "season search": lambda: season("777777"),
        "workbook": workbook,
        "log": lambda: log_page(store, by, LogQuery()),
        "refusal": denied,
    }
    return {name: ask() for name, ask in doors.items()}


@pytest.mark.parametrize("which", [0, 1])
def it_tells_the_second_person_nowhere(
    store: Store, zhang: User, li: User, pair: tuple[str, str], which: int
) -> None:
    own = current_result(store, zhang, pair[which])
    assert (own["record"]["total"]["amount"], own["record"]["training_dates"]["start"]) == (
        "777777.00",
        "2031-11-03",
    )
    season_table(store, zhang, SeasonWish())  # what is remembered of one's look is not another's
    for name, told in shown(store, li, pair[which]).items():
        assert not [secret for secret in SECRETS if secret in repr(told)], name
        assert name != "season search" or told == []
    assert any("777777" in repr(told) for told in shown(store, zhang, pair[which]).values())


def it_gives_the_value_as_it_was_flagged(store: Store, li: User, pair: tuple[str, str]) -> None:
    now = current_result(store, li, pair[1])
    assert now["record"]["total"] == desk.sample(ACCOUNTS)["total"]
    told = {field["path"]: field for field in now["fields"]}
    for path in (AMOUNT, DAYS, "training_dates.start", "training_dates.end"):
        assert told[path]["needs_review"] and told[path]["reason"] == "待第二人核对"
        assert "reviewed" not in told[path]


def it_does_not_say_whether_the_first_changed_it(store: Store, zhang: User, li: User) -> None:
    set_second_person(store, zhang, ["amount"])
    kept, changed = (seeded(store, zhang, result_of_sample(ACCOUNTS, [AMOUNT])) for _ in range(2))
    settle(store, zhang, kept, AMOUNT)
    settle(store, zhang, changed, AMOUNT, text="777777")
    told = [json.dumps(current_result(store, li, each)) for each in (kept, changed)]
    assert told[0] == told[1]
    assert [line.deed for line in log_page(store, li, LogQuery()).lines[:2]] == ["第一人核对"] * 2


def it_goes_back_to_what_both_knew_however_often_the_first_thinks_again(
    store: Store, zhang: User, li: User, pair: tuple[str, str]
) -> None:
    before = current_result(store, li, pair[0])["record"]["total"]["amount"]
    settle(store, zhang, pair[0], AMOUNT, text="888888")
    assert current_result(store, li, pair[0])["record"]["total"]["amount"] == before
    settle(store, li, pair[0], AMOUNT, text="999999")
    assert current_result(store, li, pair[0])["record"]["total"]["amount"] == "888888.00"
