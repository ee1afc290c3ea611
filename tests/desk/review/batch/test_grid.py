"""What waits in all open submissions, by field, in one grid."""

from __future__ import annotations

from typing import Any

import pytest

from desk.reviewable import ACCOUNTS, FORM, ROSTER, account, result_of_sample, seeded
from zsgx_docs import desk
from zsgx_docs.desk.review import batch_grid, decide, grid_choices, set_second_person, settle, value_now
from zsgx_docs.desk.review.batch.clusters import GridItem
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

NAME = str(desk.sample(FORM)["project_name"])
PHONE = str(paths.get(desk.sample(FORM), "applicant.mobile"))


def items(store: Store, by: User, category: str, field: str | None = None) -> list[GridItem]:
    return [each for cluster in batch_grid(store, by, category, field).clusters for each in cluster.items]


def form(store: Store, by: User, flagged: Any, **changed: Any) -> str:
    given = {path.replace("__", "."): value for path, value in changed.items()}
    return seeded(store, by, result_of_sample(FORM, flagged, given))


def counts(store: Store, by: User) -> dict[str, int]:
    return {choice.category: choice.count for choice in grid_choices(store, by)}


def it_counts_what_waits_by_category_and_field(store: Store, zhang: User) -> None:
    form(store, zhang, ["applicant.mobile", "organiser.mobile", "funding.fiscal", "application_date"])
    form(store, zhang, ["applicant.mobile"])
    seeded(store, zhang, result_of_sample(ROSTER, ["students[0].id_number", "students[1].id_number"]))
    assert counts(store, zhang) == {"id_number": 2, "tick": 1, "date": 1, "phone": 3}
    phones = next(choice for choice in grid_choices(store, zhang) if choice.category == "phone")
    assert [(field.path, field.count) for field in phones.fields] == [
        ("applicant.mobile", 2),
        ("organiser.mobile", 1),
    ]
    only = items(store, zhang, "phone", phones.fields[1].name)
    assert [each.path for each in only] == ["organiser.mobile"]


def it_shows_a_row_and_whose_it_is(store: Store, zhang: User) -> None:
    seeded(store, zhang, result_of_sample(ROSTER, ["students[1].id_number"]))
    form(store, zhang, ["applicant.mobile"], applicant__name="甲公司")
    [row] = items(store, zhang, "id_number")
    assert (row.row, row.whose, row.has_picture) == (2, "申报表.pdf", True)
    [own] = items(store, zhang, "phone")
    assert (own.row, own.whose, own.text) == (None, "甲公司", PHONE)


def it_offers_other_readings_in_the_value_as_people_see_it(store: Store, zhang: User) -> None:
    at = NAME.index("研")
    form(store, zhang, {"project_name": [(at, at + 1, ["妍", "班"])]})
    [item] = items(store, zhang, "text")
    assert item.doubts == ((at, at + 1, ("妍", "班")),)


def it_shows_what_says_no_value_yet_and_has_it_sent(store: Store, zhang: User) -> None:
    """Accepted as it is, it would be settled as nothing at all."""
    result = result_of_sample(FORM, ["applicant.mobile"])
    leaf = next(each for each in result["fields"] if each["path"] == "applicant.mobile")
    leaf.update(value=None, text="1390000O1Z3")
    seeded(store, zhang, result)
    [item] = items(store, zhang, "phone")
    assert (item.text, item.must_be_sent) == ("1390000O1Z3", True)


def it_offers_yes_and_no_for_ticks(store: Store, zhang: User) -> None:
    form(store, zhang, ["funding.fiscal"], funding__fiscal=True)
    [item] = items(store, zhang, "tick")
    assert (item.text, item.choices, item.doubts) == ("☑", ("☑", "□"), ())


def it_does_not_tell_which_values_were_drawn_at_random(store: Store, zhang: User) -> None:
    """Who knew that nothing speaks against a value would look less closely, and the estimate be too good."""
    sampled = seeded(store, zhang, result_of_sample(FORM), sampled=[(0, "applicant.mobile")])
    [item] = items(store, zhang, "phone")
    assert (item.extraction_id, item.reason) == (sampled, None)


def it_forgets_what_is_settled_or_decided(store: Store, zhang: User) -> None:
    first, second = form(store, zhang, ["applicant.mobile"]), form(store, zhang, ["applicant.mobile"])
    assert counts(store, zhang) == {"phone": 2}
    settle(store, zhang, first, "applicant.mobile")
    assert counts(store, zhang) == {"phone": 1}
    settle(store, zhang, second, "applicant.mobile")
    decide(store, zhang, second, "returned", "缺章")
    assert counts(store, zhang) == {}


def it_asks_the_second_person_and_hides_what_the_first_read(store: Store, zhang: User, li: User) -> None:
    set_second_person(store, zhang, ["amount"])
    made = seeded(store, zhang, result_of_sample(ACCOUNTS, ["total.amount"]))
    after = settle(store, zhang, made, "total.amount", text="105000")
    assert value_now(after, 0, "total.amount") == ("105,000.00", "second")
    assert counts(store, zhang) == {}
    [item] = items(store, li, "amount")
    assert item.is_second and item.text == "" and not item.doubts and not item.choices
    assert "105" not in repr(item)
    disputed = settle(store, li, made, "total.amount", text="150000")
    assert value_now(disputed, 0, "total.amount") == ("", "disputed")
    [third] = items(store, zhang, "amount")
    assert len(third.choices) == 2


def it_shows_an_organiser_nothing_of_others(store: Store, zhang: User) -> None:
    form(store, zhang, ["applicant.mobile"])
    organiser = account(store, "承办", "organiser")
    assert grid_choices(store, organiser) == []
    assert batch_grid(store, organiser, "phone").count == 0


@pytest.mark.parametrize(("most", "shown"), [(2, 2), (3, 3), (9, 3)])
def it_leaves_for_later_what_has_no_room(store: Store, zhang: User, most: int, shown: int) -> None:
    for _ in range(3):
        form(store, zhang, ["applicant.mobile"])
    grid = batch_grid(store, zhang, "phone", most=most)
    assert (grid.count, grid.left) == (shown, 3 - shown)
