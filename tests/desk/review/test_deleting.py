"""What the office accepted is not taken back by who sent it in."""

import pytest

from desk.reviewable import FORM, account, result_of_sample, seeded
from zsgx_docs.desk.intake import delete, extraction
from zsgx_docs.desk.office import NotAllowed
from zsgx_docs.desk.review import change
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.store import Store


def test_an_organiser_deletes_their_own_until_it_is_accepted(store: Store, zhang: User) -> None:
    sender = account(store, "承办", "organiser")
    form = seeded(store, sender, result_of_sample(FORM))
    change(store, zhang, form, [], state="accepted")
    with pytest.raises(NotAllowed, match="已经审核通过"):
        delete(store, sender, form)
    assert extraction(store, sender, form).state == "accepted"

    change(store, zhang, form, [], state="returned", reason="缺盖章")
    assert delete(store, sender, form) == [form]


def test_the_office_deletes_what_it_accepted(store: Store, zhang: User) -> None:
    form = seeded(store, zhang, result_of_sample(FORM))
    change(store, zhang, form, [], state="accepted")
    delete(store, zhang, form)
    with pytest.raises(NotFound):
        extraction(store, zhang, form)
