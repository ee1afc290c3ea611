"""The office as a whole: its store, its people, its log."""

from zsgx_docs.desk.office.opening import default_places, local_admin
from zsgx_docs.store import Store, StorePlaces, open_store

__all__ = ["Store", "StorePlaces", "default_places", "local_admin", "open_store"]
