"""An office: the service with accounts on, an account of each role, browsers in which they are signed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from web.running import running
from zsgx_docs.desk.office import (
    Store,
    Tries,
    account_id_of,
    add_account,
    add_program,
    change_password,
    make_key,
    open_store,
    sign_in,
    who_is,
)
from zsgx_docs.model.user import ROLES, Role
from zsgx_docs.web.settings import ServiceSettings

PASSWORD = "四月的雨落在江面上 42"


@dataclass(frozen=True)
class Office:
    """`anyone` is not signed in; `keys` are of a program of each role; accounts are called by their roles."""

    anyone: httpx.Client
    store: Store
    keys: dict[Role, str]

    def browser(self) -> httpx.Client:
        """Nobody's browser, with cookies of its own."""
        return httpx.Client(base_url=self.anyone.base_url, timeout=60, trust_env=False)

    @contextmanager
    def signed_in(self, name: str, password: str = PASSWORD) -> Iterator[httpx.Client]:
        """A browser in which that account is signed in; its pages' scripts would send the same header."""
        with self.browser() as browser:
            answer = browser.post("/login", data={"name": name, "password": password})
            assert answer.status_code == 303, answer.text
            browser.headers["X-CSRF-Token"] = csrf_in(browser.get("/account").text)
            yield browser

    def program(self, role: Role) -> httpx.Client:
        """A program with a key."""
        headers = {"Authorization": f"Bearer {self.keys[role]}"}
        return httpx.Client(base_url=self.anyone.base_url, headers=headers, timeout=60, trust_env=False)


@contextmanager
def an_office(**settings: str) -> Iterator[Office]:
    """A service with an account of each role, called `clerk`, `organiser`, `admin`, and a program of each."""
    with TemporaryDirectory() as folder:
        chosen = ServiceSettings(data=Path(folder) / "data", key_file=Path(folder) / "key", **settings)  # type: ignore[arg-type]
        store = open_store(chosen.places)
        keys = {role: add_program(store, None, f"program-{role}", role) for role in ROLES}
        for role in ROLES:
            add_person(store, role, role)
        with running(settings=chosen) as anyone:
            yield Office(anyone, store, keys)
        store.close()


def add_person(store: Store, name: str, role: str, password: str = PASSWORD) -> None:
    """An account whose owner has chosen a password."""
    token = sign_in(store, Tries(), name, add_account(store, None, name, role), "here")
    there = who_is(store, token)
    assert there is not None
    change_password(store, there.user, None, password, token)


def reading_key(store: Store, name: str) -> str:
    """A key that may only look."""
    return make_key(store, None, account_id_of(store, name), "reads", "read")


def csrf_in(page: str) -> str:
    found = re.search(r'data-csrf="([0-9a-f]{64})"', page)
    assert found, page[:2000]
    return found[1]
