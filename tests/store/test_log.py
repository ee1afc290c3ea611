"""The log: entries are kept in a chain, and whatever is changed or cut off is noticed."""

import pytest
from sqlalchemy import text

from zsgx_docs.store import Store
from zsgx_docs.store.log import LogCheck, WantedEntries, check_log, enter, log_entries
from zsgx_docs.store.tables import now


def entered(store: Store, *deeds: str) -> None:
    for deed in deeds:
        with store.database.writing() as session:
            enter(session, store.vault, "a1", deed, "x1", {"name": "张三"})


def checked(store: Store) -> LogCheck:
    with store.database.reading() as session:
        return check_log(session, store.vault)


def tampered(store: Store, statement: str) -> None:
    """By somebody who has the database and may drop its triggers, but has no key."""
    with store.database.writing() as session:
        session.execute(text("DROP TRIGGER audit_is_only_added_to"))
        session.execute(text(statement))


def test_an_empty_log_is_whole(store: Store) -> None:
    assert (checked(store).entries, checked(store).broken) == (0, None)


def test_entries_are_found_again_newest_first(store: Store) -> None:
    before = now()
    entered(store, "received", "deleted")
    with store.database.reading() as session:
        told = list(log_entries(session, store.vault, WantedEntries(begin=before, end=now())))
        assert [(e.number, e.deed, e.detail) for e in told] == [
            (2, "deleted", {"name": "张三"}),
            (1, "received", {"name": "张三"}),
        ]
        only = list(log_entries(session, store.vault, WantedEntries(deed="received", account_id="a1")))
        assert [e.number for e in only] == [1]
        assert list(log_entries(session, store.vault, WantedEntries(account_id="a2"))) == []
        assert list(log_entries(session, store.vault, WantedEntries(end=before))) == []
    assert (checked(store).entries, checked(store).broken) == (2, None)


def test_what_is_undone_leaves_no_entry(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.database.writing() as session:
        enter(session, store.vault, None, "received", None, None)
        1 / 0  # noqa: B018
    assert checked(store).entries == 0


def test_several_entries_fit_one_change(store: Store) -> None:
    with store.database.writing() as session:
        enter(session, store.vault, None, "received", None, None)
        enter(session, store.vault, None, "deleted", None, None)
    assert (checked(store).entries, checked(store).broken) == (2, None)


def test_an_entry_where_nothing_is_kept_is_refused(store: Store) -> None:
    with pytest.raises(AssertionError), store.database.reading() as session:
        enter(session, store.vault, None, "received", None, None)


@pytest.mark.parametrize(
    ("statement", "noticed"),
    [
        ("UPDATE audit SET deed = 'accepted' WHERE id = 2", 2),
        ("UPDATE audit SET account_id = 'a2' WHERE id = 1", 1),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 3", 3),
        ("UPDATE audit SET sealed = NULL WHERE id = 2", 2),
        ("UPDATE audit SET seal = upper(seal) WHERE id = 1", 1),
        ("DELETE FROM audit WHERE id = 1", 1),
        ("DELETE FROM audit WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 3", 3),
        ("DELETE FROM audit", 1),
        ("DELETE FROM settings", 4),
    ],
)
def test_what_is_changed_or_cut_off_is_noticed(store: Store, statement: str, noticed: int) -> None:
    entered(store, "received", "corrected", "deleted")
    tampered(store, statement)
    assert checked(store).broken == noticed


def test_a_log_written_anew_without_the_key_is_noticed(store: Store) -> None:
    """All seals can be reckoned again by whoever changes the database; what is sealed at the end cannot."""
    from zsgx_docs.store.log import START, seal_of
    from zsgx_docs.store.tables import AuditRow

    entered(store, "received", "corrected")
    with store.database.writing() as session:
        session.execute(text("DROP TRIGGER audit_is_only_added_to"))
        before = START
        for row in session.query(AuditRow).order_by(AuditRow.id):
            row.deed = "accepted"
            row.seal = before = seal_of(row, before)
    assert checked(store).broken == 3
