"""Submissions accepted, returned, opened again; which one comes next; what lists show."""

import pytest
from sqlalchemy import select

from desk.reviewable import FORM, result_of_sample, seeded
from zsgx_docs.desk.intake import watch
from zsgx_docs.desk.review import StillWaiting, change, masked, next_to_review, settle, waiting
from zsgx_docs.desk.review.deciding import decide
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.errors import MeanwhileChanged
from zsgx_docs.store.review import decisions_of
from zsgx_docs.store.tables import AuditRow, ExtractionRow


@pytest.fixture
def form(store: Store, zhang: User) -> str:
    return seeded(store, zhang, result_of_sample(FORM, ["project_name"]))


def it_accepts_nothing_in_which_something_waits_unless_told_so(store: Store, zhang: User, form: str) -> None:
    with pytest.raises(StillWaiting, match="还有 1 处没有核对（“项目名称”）"):
        decide(store, zhang, form, "accepted")
    decide(store, zhang, form, "accepted", despite_waiting=True)
    with store.database.reading() as session:
        assert session.get_one(ExtractionRow, form).state == "accepted"
        (decision,) = decisions_of(session, store.vault, form)
    assert (decision.state, decision.open_flags) == ("accepted", 1)


def it_returns_with_a_reason_and_opens_again_and_the_log_has_both(
    store: Store, zhang: User, form: str
) -> None:
    decide(store, zhang, form, "returned", "没有盖章")
    decide(store, zhang, form, "open")
    with store.database.reading() as session:
        found = decisions_of(session, store.vault, form)
        deeds = session.scalars(select(AuditRow.deed).order_by(AuditRow.id)).all()
        assert session.get_one(ExtractionRow, form).state is None
    assert [(each.state, each.reason) for each in found] == [("returned", "没有盖章"), (None, None)]
    assert deeds == ["returned", "reopened"]
    with pytest.raises(UsageError):
        decide(store, zhang, form, "deleted")


def it_tells_whoever_watches_of_each_decision_and_value_that_is_settled(
    store: Store, zhang: User, form: str
) -> None:
    told: list[str] = []
    with watch(told.append):
        settle(store, zhang, form, "project_name")
        decide(store, zhang, form, "accepted")
        decide(store, zhang, form, "open")
        change(store, zhang, form, [{"path": "project_name", "value": "甲班"}])
        with pytest.raises(UsageError):
            decide(store, zhang, form, "deleted")
    assert told == [form] * 4


def it_has_who_decides_see_first_what_somebody_else_just_did(
    store: Store, zhang: User, li: User, form: str
) -> None:
    settle(store, li, form, "project_name", text="甲班", seen_version=0)
    with pytest.raises(MeanwhileChanged, match="李审核刚核对了“项目名称”"):
        decide(store, zhang, form, "accepted", seen_version=0)
    decide(store, zhang, form, "accepted", seen_version=1)


def it_goes_on_to_the_next_submission_and_then_round(store: Store, zhang: User) -> None:
    one, two, three = (seeded(store, zhang, result_of_sample(FORM, ["project_name"])) for _ in "abc")
    assert next_to_review(store, zhang) == one
    assert next_to_review(store, zhang, after=one) == two
    assert next_to_review(store, zhang, after=three) == one
    decide(store, zhang, one, "returned", "缺页")
    assert next_to_review(store, zhang, after=three) == two


def it_looks_at_a_sample_of_what_was_not_flagged(store: Store, zhang: User) -> None:
    made = seeded(store, zhang, result_of_sample(FORM), sampled=[(0, "venue")])
    assert [(field.path, field.why) for field in waiting(store, zhang, made)] == [("venue", "sampled")]
    with pytest.raises(StillWaiting):
        decide(store, zhang, made, "accepted")
    settle(store, zhang, made, "venue")
    assert waiting(store, zhang, made) == []


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("110101199003070015", "id_number", "110101********0015"),
        ("11010119900307001X", "id_number", "110101********001X"),
        ("110101900307001", "id_number", "110101*****7001"),
        ("1101", "id_number", "****"),
        (
            "身份证号110101199003070015，电话13912345678",
            "text",
            "身份证号110101********0015，电话13912345678",
        ),
        ("武汉船用机械有限责任公司", "unit", "武汉船用机械有限责任公司"),
        (None, "id_number", None),
        (7, "int", 7),
    ],
)
def it_masks_id_numbers_in_lists(value: object, kind: str, shown: object) -> None:
    assert masked(value, kind) == shown
