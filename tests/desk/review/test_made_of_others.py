"""A value that is made of others, such as a title with the year in it, follows them or is looked at again."""

from typing import Any

import pytest

from desk.reviewable import result_of_sample, seeded
from zsgx_docs.desk.review import change, current_result, settle, waiting
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

LIST = "tianjin/project-list"


@pytest.fixture
def listed(store: Store, zhang: User) -> str:
    return seeded(store, zhang, result_of_sample(LIST, ["title", "year"]))


def title(store: Store, by: User, identifier: str) -> Any:
    return next(f for f in current_result(store, by, identifier)["fields"] if f["path"] == "title")


def it_follows_what_it_is_made_of_while_nobody_settled_it(store: Store, zhang: User, listed: str) -> None:
    change(store, zhang, listed, [{"path": "year", "value": 2031}])
    assert title(store, zhang, listed)["value"].startswith("2031年")


def it_waits_again_once_that_was_changed_after_it_was_settled(store: Store, zhang: User, listed: str) -> None:
    settle(store, zhang, listed, "title")
    settle(store, zhang, listed, "year")
    assert waiting(store, zhang, listed) == []

    change(store, zhang, listed, [{"path": "year", "value": 2031}])
    [again] = waiting(store, zhang, listed)
    told = title(store, zhang, listed)
    assert (again.path, again.value) == ("title", told["value"])
    assert told["needs_review"] and told["reason"] == again.reason and "改过" in again.reason

    settle(store, zhang, listed, "title", text=told["value"].replace("2026", "2031"))
    assert waiting(store, zhang, listed) == []
    assert title(store, zhang, listed)["value"].startswith("2031年")


def it_may_stay_as_it_is(store: Store, zhang: User, listed: str) -> None:
    settle(store, zhang, listed, "title")
    change(store, zhang, listed, [{"path": "year", "value": 2031}])
    settle(store, zhang, listed, "title")
    assert waiting(store, zhang, listed) == []
    assert title(store, zhang, listed)["value"].startswith("2026年")
