"""Opens the store: its database, brought to the newest tables, and its sealed files."""

from __future__ import annotations

from dataclasses import dataclass

from zsgx_docs.store.database import Database
from zsgx_docs.store.errors import StoreSealed
from zsgx_docs.store.migrating import migrate
from zsgx_docs.store.places import StorePlaces
from zsgx_docs.store.tables import SettingRow
from zsgx_docs.store.vault import KeyRing, SealedFiles, Vault

WITNESS = "key_witness"


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
    if places.database.exists() and not places.key_file.exists():
        raise StoreSealed(f"没有密钥文件 {places.key_file}，已存的数据打不开；请把它的备份放回去。")
    vault = Vault(KeyRing.of(places.key_file))
    database = Database(places.database)
    migrate(database)
    _prove_key(database, vault)
    return Store(places, database, vault, SealedFiles(places.files, vault))


def _prove_key(database: Database, vault: Vault) -> None:
    """That the key is the one that the store was sealed with: a witness in it opens."""
    with database.writing() as session:
        witness = session.get(SettingRow, WITNESS)
        if witness is None:
            session.add(SettingRow(name=WITNESS, sealed=vault.seal_json(WITNESS, WITNESS)))
        else:
            vault.open_json(witness.sealed, WITNESS)
