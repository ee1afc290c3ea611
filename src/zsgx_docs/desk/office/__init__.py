"""The office as a whole: its store, its people, its log."""

from zsgx_docs.desk.office.deeds import DEEDS
from zsgx_docs.desk.office.log import record
from zsgx_docs.desk.office.opening import account_names, default_places, local_admin
from zsgx_docs.store import Store, StorePlaces, back_up, open_store, owned, restore, rotate_key

__all__ = [
    "DEEDS",
    "Store",
    "StorePlaces",
    "account_names",
    "back_up",
    "default_places",
    "local_admin",
    "open_store",
    "owned",
    "record",
    "restore",
    "rotate_key",
]
