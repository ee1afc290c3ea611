"""Says where the office's store lies, and who works in it where there are no accounts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from zsgx_docs.model.user import User
from zsgx_docs.store import Store, StorePlaces
from zsgx_docs.store.people import all_accounts
from zsgx_docs.store.tables import AccountRow

LOCAL = "local"


def default_places() -> StorePlaces:
    """Return the places in the user's own folders: data in one, the key in that of settings."""
    home = Path.home()
    if sys.platform == "win32":
        roaming = Path(os.environ.get("APPDATA", home))
        return StorePlaces(roaming / "zsgx-docs", roaming / "zsgx-docs-key" / "store.key")
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share"))
    settings = Path(os.environ.get("XDG_CONFIG_HOME", home / ".config"))
    return StorePlaces(data / "zsgx-docs", settings / "zsgx-docs" / "store.key")


def local_admin(store: Store) -> User:
    """Return the one administrator of a service without accounts."""
    with store.database.reading() as session:
        if session.get(AccountRow, LOCAL):
            return User(LOCAL, LOCAL, "admin")
    with store.database.writing() as session:
        session.merge(AccountRow(id=LOCAL, name=LOCAL, role="admin"))
    return User(LOCAL, LOCAL, "admin")


def called(account_id: str, name: str) -> str:
    """Return what people call an account: that of a service without accounts is this machine."""
    return "本机" if account_id == LOCAL else name


def account_names(store: Store) -> dict[str, str]:
    """Return the names of all accounts by their identifiers, the disabled ones too."""
    with store.database.reading() as session:
        return {account.id: account.name for account in all_accounts(session)}
