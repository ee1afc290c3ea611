"""What review came to, counted from what people really did."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from desk.reviewable import FORM, ROSTER, account, result_of_sample, seeded
from zsgx_docs.desk.review import review_effect, set_second_person, settle
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.tables import ExtractionRow, now

FLAGGED = ["applicant.mobile", "organiser.mobile", "project_name", "venue"]
SAMPLED = [(0, "purpose"), (0, "experts"), (0, "participants")]


@pytest.fixture
def form(store: Store, zhang: User) -> str:
    return seeded(store, zhang, result_of_sample(FORM, FLAGGED), sampled=SAMPLED)


def it_counts_flags_right_and_wrong_with_what_they_took(
    store: Store, zhang: User, li: User, form: str
) -> None:
    settle(store, zhang, form, "applicant.mobile", keys=1, milliseconds=1200)
    settle(store, li, form, "organiser.mobile", keys=1, milliseconds=1800)
    settle(store, li, form, "venue", text="武汉市洪山区", keys=8, milliseconds=6000)
    found = review_effect(store, zhang)
    whole = found.whole
    assert (found.flags, found.waiting, whole.right, whole.wrong) == (4, 1, 2, 1)
    assert (whole.keys, whole.milliseconds, whole.median_right, whole.median_wrong) == (10, 9000, 1500, 6000)
    assert {names: (t.right, t.wrong) for names, t in found.by_person} == {
        ("李审核",): (1, 1),
        ("张审核",): (1, 0),
    }
    [((paper,), _)] = found.by_paper
    assert {(names[0], names[1]) for names, _ in found.by_field} == {
        (paper, "手机（申报单位）"),
        (paper, "手机（承办单位）"),
        (paper, "办班地点"),
    }
    [(_, week)] = found.by_week
    assert week == whole


def it_estimates_silent_errors_from_the_sample_alone(store: Store, zhang: User, form: str) -> None:
    settle(store, zhang, form, "purpose")
    settle(store, zhang, form, "experts", text="另一些专家")
    settle(store, zhang, form, "application_date", text="2025-12-03")
    silent = review_effect(store, zhang).silent
    assert (silent.looked, silent.wrong, silent.waiting, silent.by_chance) == (2, 1, 1, 1)


def it_counts_a_value_once_and_as_wrong_when_anybody_changed_it(store: Store, zhang: User, form: str) -> None:
    settle(store, zhang, form, "venue", keys=1, milliseconds=1000)
    settle(store, zhang, form, "venue", text="武汉市洪山区", keys=9, milliseconds=4000)
    whole = review_effect(store, zhang).whole
    assert (whole.right, whole.wrong, whole.keys, whole.milliseconds) == (0, 1, 10, 5000)


def it_takes_no_second_reading_for_a_flag(store: Store, zhang: User, li: User) -> None:
    set_second_person(store, zhang, ["id_number"])
    path = "students[0].id_number"
    made = seeded(store, zhang, result_of_sample(ROSTER, [path]))
    settle(store, zhang, made, path, keys=1)
    settle(store, li, made, path, text="420106199003077718", keys=19, as_written=True)
    whole = review_effect(store, zhang).whole
    assert (whole.right, whole.wrong, whole.keys) == (1, 0, 1)


def it_looks_back_only_so_far_as_asked(store: Store, zhang: User, form: str) -> None:
    settle(store, zhang, form, "venue")
    with store.database.writing() as session:
        session.execute(text("DROP TRIGGER review_events_is_only_added_to"))
        long_ago = (now() - timedelta(days=40)).isoformat(timespec="microseconds")
        session.execute(text("UPDATE review_events SET at = :at"), {"at": long_ago})
        session.get_one(ExtractionRow, form).created_at = now() - timedelta(days=40)
    assert review_effect(store, zhang, days=28).whole.flags == 0
    assert review_effect(store, zhang, days=28).flags == 0
    assert review_effect(store, zhang, days=84).whole.flags == 1


def it_tells_an_organiser_of_their_own_only(store: Store, zhang: User, form: str) -> None:
    settle(store, zhang, form, "venue")
    found = review_effect(store, account(store, "承办", "organiser"))
    assert (found.flags, found.whole.flags, found.silent.waiting) == (0, 0, 0)
