"""Whatever changes a file, whoever watches is told, once it is kept."""

from collections.abc import Iterator

import pytest
from sqlalchemy import update

from zsgx_docs.store import Store
from zsgx_docs.store.changes import watch
from zsgx_docs.store.intake import join_deliveries, new_row
from zsgx_docs.store.tables import AccountRow, DeliveryRow, ExtractionRow


@pytest.fixture
def told() -> Iterator[list[str]]:
    heard: list[str] = []
    with watch(heard.append):
        yield heard


@pytest.fixture
def row(store: Store) -> ExtractionRow:
    with store.database.writing() as session:
        session.add(AccountRow(id="a", name="shouli", role="clerk"))
        session.flush()
        session.add_all([DeliveryRow(id="d", owner_id="a"), DeliveryRow(id="e", owner_id="a")])
        session.flush()
        delivery = session.get_one(DeliveryRow, "d")
        made = new_row(store, delivery, "f", 1, {"filename": "甲.docx", "sha256": "0"}, 0)
        session.add(made)
    return made


def test_a_new_file_a_changed_and_a_deleted_one_are_told(
    told: list[str], store: Store, row: ExtractionRow
) -> None:
    assert told == [row.id]
    with store.database.writing() as session:
        session.get_one(ExtractionRow, row.id).state = "accepted"
        session.flush()
        assert told == [row.id], "not before it is kept"
    with store.database.writing() as session:
        join_deliveries(session, "d", "e")
    with store.database.writing() as session:
        session.delete(session.get_one(ExtractionRow, row.id))
    assert told == [row.id] * 4


def test_what_was_not_kept_is_not_told(told: list[str], store: Store, row: ExtractionRow) -> None:
    with pytest.raises(ZeroDivisionError), store.database.writing() as session:
        session.get_one(ExtractionRow, row.id).state = "accepted"
        session.flush()
        1 / 0  # noqa: B018
    with store.database.reading() as session:
        assert session.get_one(ExtractionRow, row.id).state is None
    assert told == [row.id]


def test_nobody_changes_files_past_their_rows(store: Store, row: ExtractionRow) -> None:
    with pytest.raises(AssertionError, match="nobody would hear"), store.database.writing() as session:
        session.execute(update(ExtractionRow).values(state="accepted"))
