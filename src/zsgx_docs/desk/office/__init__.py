"""The office as a whole: its store, its people, its log."""

from zsgx_docs.desk.office.deeds import DEEDS
from zsgx_docs.desk.office.log import record
from zsgx_docs.desk.office.opening import account_names, default_places, local_admin
from zsgx_docs.store import Store, StorePlaces, open_store

__all__ = [
    "DEEDS",
    "Store",
    "StorePlaces",
    "account_names",
    "default_places",
    "local_admin",
    "open_store",
    "record",
]
