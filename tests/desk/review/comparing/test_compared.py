"""A scan and its Word copy as both now stand, and what is decided of their differences."""

from __future__ import annotations

from typing import Any

import pytest

from desk.reviewable import ACCOUNTS, FORM, ROSTER, account, result_of_sample, seeded
from zsgx_docs import desk
from zsgx_docs.desk.review import (
    PairDifference,
    compare_pair,
    decide,
    listed_pairs,
    set_second_person,
    settle,
    take_row_away,
)
from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import state_of
from zsgx_docs.store.tables import ComparisonRow

PHONE = str(paths.get(desk.sample(FORM), "applicant.mobile"))
OTHER = "13900000999"


def pair(
    store: Store,
    by: User,
    scan: dict[str, Any] | None = None,
    word: dict[str, Any] | None = None,
    template: str = FORM,
    flagged: Any = (),
) -> tuple[str, str]:
    """A scan and a Word copy with these values, sent in together."""
    first = seeded(store, by, result_of_sample(template, flagged, scan), "扫描.pdf")
    delivery = state_of(store, first).delivery_id
    copy = result_of_sample(template, (), word, kind="docx")
    return first, seeded(store, by, copy, "原稿.docx", delivery=delivery)


def differing(store: Store, by: User, identifier: str) -> dict[str, PairDifference]:
    return {each.path: each for each in compare_pair(store, by, identifier).differences}


def it_tells_what_differs_and_marks_the_characters(store: Store, zhang: User) -> None:
    scan, word = pair(store, zhang, word={"applicant.mobile": OTHER})
    found = compare_pair(store, zhang, scan)
    [only] = found.differences
    assert (only.path, only.verdict, only.scan, only.word) == ("applicant.mobile", "different", PHONE, OTHER)
    assert "".join(part.text for part in only.word_parts) == OTHER
    assert any(part.is_marked for part in only.word_parts) and only.boxes and only.is_open
    assert found.same > 20 and found.open == 1
    assert compare_pair(store, zhang, word).differences == found.differences


def it_is_done_once_for_the_versions_that_both_have(
    store: Store, zhang: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan, _ = pair(store, zhang, word={"applicant.mobile": OTHER})
    first = compare_pair(store, zhang, scan)
    monkeypatch.setattr("zsgx_docs.desk.review.comparing.compared.reconcile_results", None)
    assert compare_pair(store, zhang, scan) == first
    assert [(each.differences, each.undecided) for each in listed_pairs(store, zhang)] == [(1, 1)]


def it_compares_what_people_made_of_both(store: Store, zhang: User) -> None:
    scan, word = pair(store, zhang, word={"applicant.mobile": OTHER, "venue": "别处"})
    settle(store, zhang, scan, "applicant.mobile", text=OTHER)
    assert [each.undecided for each in listed_pairs(store, zhang)] == [None]
    assert differing(store, zhang, scan).keys() == {"venue"}
    settle(store, zhang, word, "venue", text="第三处")
    assert differing(store, zhang, scan)["venue"].word == "第三处"


def it_does_not_take_the_text_as_read_for_what_was_corrected(store: Store, zhang: User) -> None:
    """Both were read alike; a person then saw that the paper says something else."""
    scan, _ = pair(store, zhang)
    assert differing(store, zhang, scan) == {}
    settle(store, zhang, scan, "venue", text="别处")
    assert differing(store, zhang, scan)["venue"].verdict == "different"


def it_remembers_that_the_scans_value_was_kept(store: Store, zhang: User) -> None:
    scan, _ = pair(store, zhang, word={"applicant.mobile": OTHER}, flagged=["applicant.mobile"])
    assert differing(store, zhang, scan)["applicant.mobile"].is_open
    settle(store, zhang, scan, "applicant.mobile")
    kept = differing(store, zhang, scan)["applicant.mobile"]
    assert (kept.is_open, kept.decided_by, kept.verdict) == (False, "张审核", "different")
    assert compare_pair(store, zhang, scan).open == 0


def it_tells_a_row_that_one_side_lacks_and_asks_nothing_of_it(store: Store, zhang: User) -> None:
    students = desk.sample(ROSTER)["students"]
    scan, _ = pair(store, zhang, word={"students": students[:-1]}, template=ROSTER)
    rows = [each for each in compare_pair(store, zhang, scan).differences if each.is_row]
    assert len(rows) == 1 and not rows[0].is_open and rows[0].word == ""


def it_shows_nothing_of_what_two_people_must_look_at(store: Store, zhang: User, li: User) -> None:
    set_second_person(store, zhang, ["amount"])
    scan, _ = pair(store, zhang, word={"total.amount": "123456.00"}, template=ACCOUNTS)
    settle(store, zhang, scan, "total.amount", text="777777")
    for by in (zhang, li):
        hidden = differing(store, by, scan)["total.amount"]
        assert hidden.is_hidden and not hidden.is_open
        assert "777" not in repr(hidden) and "123" not in repr(hidden)


def it_lists_decided_pairs_last(store: Store, zhang: User) -> None:
    first, _ = pair(store, zhang)
    second, _ = pair(store, zhang)
    decide(store, zhang, second, "accepted")
    assert [each.scan.id for each in listed_pairs(store, zhang)] == [first, second]


def it_knows_no_pair_of_another_or_of_a_lone_file(store: Store, zhang: User) -> None:
    scan, _ = pair(store, zhang)
    organiser = account(store, "承办", "organiser")
    assert listed_pairs(store, organiser) == []
    lone = seeded(store, zhang, result_of_sample(FORM))
    for by, identifier in ((organiser, scan), (zhang, lone), (zhang, "0" * 32)):
        with pytest.raises(NotFound):
            compare_pair(store, by, identifier)


def it_seals_what_it_keeps_and_forgets_it_with_the_file(store: Store, zhang: User) -> None:
    from zsgx_docs.desk.intake import delete

    scan, _ = pair(store, zhang, word={"applicant.mobile": OTHER})
    compare_pair(store, zhang, scan)
    with store.database.reading() as session:
        row = session.get_one(ComparisonRow, scan)
        assert OTHER.encode() not in row.sealed
    assert OTHER.encode() not in store.places.database.read_bytes()
    delete(store, zhang, scan)
    with store.database.reading() as session:
        assert session.get(ComparisonRow, scan) is None


def it_compares_the_rows_that_are_left_and_settles_in_the_row_that_is_meant(
    store: Store, zhang: User
) -> None:
    scan, word = pair(store, zhang, {"students[2].employer": "天津海河学院"}, template=ROSTER)
    for each in (scan, word):
        take_row_away(store, zhang, each, "students[0]")
    [only] = compare_pair(store, zhang, scan).differences
    assert (only.path, only.scan) == ("students[2].employer", "天津海河学院")
    settle(store, zhang, scan, only.path, text=only.word)
    assert compare_pair(store, zhang, scan).open == 0
