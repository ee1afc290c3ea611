"""What two people must look at: the second sees the paper, not what the first says."""

import pytest

from desk.reviewable import ACCOUNTS, result_of_sample, seeded
from zsgx_docs.desk.review import (
    StillWaiting,
    WrongEntry,
    current_result,
    next_to_review,
    set_second_person,
    settle,
    waiting,
)
from zsgx_docs.desk.review.deciding import decide
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

AMOUNT = "total.amount"


@pytest.fixture
def accounts(store: Store, zhang: User) -> str:
    set_second_person(store, zhang, ["amount"])
    made = seeded(store, zhang, result_of_sample(ACCOUNTS, [AMOUNT, "project_name"]))
    settle(store, zhang, made, "project_name")
    settle(store, zhang, made, AMOUNT, text="105000")
    return made


def it_asks_a_second_person_and_tells_them_nothing(
    store: Store, zhang: User, li: User, accounts: str
) -> None:
    assert waiting(store, zhang, accounts) == []
    (field,) = waiting(store, li, accounts)
    assert (field.path, field.why, field.value) == (AMOUNT, "second", None)
    assert "105000" not in str(field.to_json())
    with pytest.raises(WrongEntry, match="填写一遍"):
        settle(store, li, accounts, AMOUNT, seen_version=2)
    assert next_to_review(store, zhang) is None
    assert next_to_review(store, li) == accounts


def it_settles_what_both_read_alike(store: Store, zhang: User, li: User, accounts: str) -> None:
    with pytest.raises(StillWaiting, match="还有 1 处"):
        decide(store, zhang, accounts, "accepted")
    settle(store, li, accounts, AMOUNT, text="10.5万")
    assert waiting(store, li, accounts) == waiting(store, zhang, accounts) == []
    decide(store, zhang, accounts, "accepted")


def it_shows_both_readings_where_they_differ(store: Store, zhang: User, li: User, accounts: str) -> None:
    settle(store, li, accounts, AMOUNT, text="150000")
    (field,) = waiting(store, zhang, accounts)
    assert (field.why, field.values) == ("disputed", ("105000.00", "150000.00"))
    told = next(f for f in current_result(store, zhang, accounts)["fields"] if f["path"] == AMOUNT)
    assert told["needs_review"] and "两人所填不同" in told["reason"]
    settle(store, zhang, accounts, AMOUNT, text="150000")
    assert waiting(store, zhang, accounts) == []
    assert current_result(store, zhang, accounts)["record"]["total"]["amount"] == "150000.00"


def it_asks_again_for_what_neither_of_both_read(store: Store, zhang: User, li: User, accounts: str) -> None:
    settle(store, zhang, accounts, AMOUNT)
    settle(store, li, accounts, AMOUNT, text="150000")
    settle(store, zhang, accounts, AMOUNT, text="501000")
    assert [field.why for field in waiting(store, li, accounts)] == ["second"]
    settle(store, li, accounts, AMOUNT, text="501000")
    assert waiting(store, li, accounts) == []


def it_takes_who_looked_at_the_same_time_for_the_second_person(store: Store, zhang: User, li: User) -> None:
    set_second_person(store, zhang, ["amount"])
    made = seeded(store, zhang, result_of_sample(ACCOUNTS, [AMOUNT]))
    settle(store, zhang, made, AMOUNT, seen_version=0)
    settle(store, li, made, AMOUNT, seen_version=0)
    assert waiting(store, li, made) == []


def it_asks_again_when_the_first_person_thinks_better_of_it(
    store: Store, zhang: User, li: User, accounts: str
) -> None:
    settle(store, li, accounts, AMOUNT, text="105000")
    settle(store, zhang, accounts, AMOUNT, text="106000")
    assert [field.why for field in waiting(store, li, accounts)] == ["second"]


def it_knows_only_what_can_be_asked_for(store: Store, zhang: User) -> None:
    with pytest.raises(UsageError, match="没有“names”"):
        set_second_person(store, zhang, ["names"])
