"""Keeps what was sent in, what was read of it and what people decided: SQLite, and sealed files beside it."""

from zsgx_docs.store.backup import back_up, restore
from zsgx_docs.store.database import Database
from zsgx_docs.store.owning import owned
from zsgx_docs.store.places import StorePlaces
from zsgx_docs.store.rotation import rotate_key
from zsgx_docs.store.store import Store, open_store

__all__ = [
    "Database",
    "Store",
    "StorePlaces",
    "back_up",
    "open_store",
    "owned",
    "restore",
    "rotate_key",
]
