"""What lasts (streams of events) ends once whoever follows would not be let in any more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

import httpx
import pytest

from desk.reviewable import FORM, result_of_sample, seeded
from web.offices import Office, add_person
from zsgx_docs.desk.office import (
    account_id_of,
    add_program,
    api_keys,
    change_role,
    disable_account,
    reset_password,
    revoke_key,
)
from zsgx_docs.model.user import User
from zsgx_docs.store.tables import ExtractionRow

PATIENCE = 12
"""Seconds until a stream that does not end fails a test: less than between two signs of life."""


def file_being_read(office: Office, owner: str) -> str:
    """The address of the events of a file that is never done."""
    account = account_id_of(office.store, owner)
    made = seeded(office.store, User(account, owner, "clerk"), result_of_sample(FORM))
    with office.store.database.writing() as session:
        session.get_one(ExtractionRow, made).status = "running"
    return f"/api/v1/extractions/{made}/events"


@contextmanager
def following(client: httpx.Client, address: str) -> Iterator[Iterator[str]]:
    """The lines of a stream whose first event has come."""
    with client.stream("GET", address, timeout=PATIENCE) as stream:
        lines = stream.iter_lines()
        assert next(lines).startswith("event: ")
        yield lines


def disabled(office: Office, name: str) -> None:
    disable_account(office.store, None, account_id_of(office.store, name))


def given_another_role(office: Office, name: str) -> None:
    change_role(office.store, None, account_id_of(office.store, name), "organiser")


def signed_out_by_a_new_password(office: Office, name: str) -> None:
    reset_password(office.store, None, account_id_of(office.store, name))


def deprived_of_keys(office: Office, name: str) -> None:
    for key in api_keys(office.store, None, account_id_of(office.store, name)):
        revoke_key(office.store, None, key.id)


@pytest.mark.parametrize("done", [disabled, given_another_role, signed_out_by_a_new_password])
def test_a_browsers_streams_end(office: Office, done: Callable[[Office, str], None]) -> None:
    name = f"b-{done.__name__}"[:32]
    add_person(office.store, name, "clerk")
    with (
        office.signed_in(name) as browser,
        following(browser, "/intake/events") as intake,
        following(browser, file_being_read(office, name)) as events,
    ):
        done(office, name)
        assert not [line for line in [*intake, *events] if "done" in line]


def test_a_browsers_streams_end_with_its_sign_out(office: Office) -> None:
    with office.signed_in("clerk") as browser, following(browser, "/intake/events") as intake:
        assert browser.post("/logout").status_code == 303
        list(intake)


@pytest.mark.parametrize("done", [disabled, given_another_role, deprived_of_keys])
def test_a_programs_streams_end(office: Office, done: Callable[[Office, str], None]) -> None:
    name = f"p-{done.__name__}"[:32]
    headers = {"Authorization": f"Bearer {add_program(office.store, None, name, 'clerk')}"}
    with httpx.Client(base_url=office.anyone.base_url, headers=headers, trust_env=False) as program:
        address = file_being_read(office, name)
        with following(program, address) as events:
            done(office, name)
            list(events)


def test_following_alone_keeps_nobody_signed_in(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    asking = import_module("zsgx_docs.web.access.asking")
    who_is = asking.who_is

    def noted(store: object, token: str, by_itself: bool = False) -> object:
        told.append(by_itself)
        return who_is(store, token, by_itself)  # type: ignore[arg-type]

    with office.signed_in("clerk") as browser:
        monkeypatch.setattr(asking, "who_is", noted)
        browser.headers["Accept"] = "text/event-stream"
        with following(browser, "/intake/events"):
            assert told and all(told)
