"""The season's notices are kept sealed, and the rules rest on them."""

from __future__ import annotations

import pytest
import yaml

from zsgx_docs import desk
from zsgx_docs.desk.season import forget_notice, notice, notice_in_force, set_notice
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

CALL = "hubei/call-notice"


def it_reads_the_notice_of_a_word_file_and_keeps_it(store: Store, admin: User) -> None:
    record = {**desk.sample(CALL), "mailbox": "season-test@example.org"}
    word = desk.issue(CALL, record, "docx").data

    set_notice(store, admin, CALL, word, "通知.docx")

    kept = notice(store)
    assert kept is not None and kept["document_type"] == "call_notice"
    assert kept["mailbox"] == "season-test@example.org"
    assert notice(store, "plan_notice") is None
    assert b"season-test" not in store.places.database.read_bytes()


def it_takes_a_record_too_but_only_of_that_notice(store: Store, admin: User) -> None:
    text = yaml.safe_dump(desk.sample(CALL), allow_unicode=True).encode()
    by = admin
    with pytest.raises(UsageError):
        set_notice(store, by, "tianjin/plan-notice", text, "通知.yaml")
    with pytest.raises(UsageError):
        set_notice(store, by, "hubei/application-form", text, "通知.yaml")
    told = set_notice(store, by, CALL, text, "通知.yaml")
    assert told == notice_in_force(store, "call_notice")
    assert "2026" in told.called


def it_forgets_a_notice(store: Store, admin: User) -> None:
    text = yaml.safe_dump(desk.sample(CALL), allow_unicode=True).encode()
    set_notice(store, admin, CALL, text, "通知.yaml")
    forget_notice(store, admin, "call_notice")
    assert notice(store) is None
