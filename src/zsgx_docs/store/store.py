"""Opens the store: its database, brought to the newest tables, and its sealed files."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.store.database import Database
from zsgx_docs.store.migrating import migrate
from zsgx_docs.store.places import StorePlaces
from zsgx_docs.store.vault import KeyRing, SealedFiles, Vault


@dataclass(frozen=True, slots=True)
class Store:
    """All that is kept, and the vault that seals it."""

    places: StorePlaces
    database: Database
    vault: Vault
    files: SealedFiles

    def close(self) -> None:
        self.database.close()


def open_store(places: StorePlaces) -> Store:
    """Open the store at its places, new where there is none. Raises StoreUnavailable, StoreSealed."""
    places.prepare()
    vault = Vault(KeyRing.of(places.key_file))
    database = Database(places.database)
    migrate(database)
    return Store(places, database, vault, SealedFiles(places.files, vault))
