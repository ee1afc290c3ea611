"""Lets a store be sealed with a new key from now on."""

from __future__ import annotations

from zsgx_docs.store.errors import StoreSealed
from zsgx_docs.store.owning import owned
from zsgx_docs.store.places import StorePlaces
from zsgx_docs.store.vault import KeyRing


def rotate_key(places: StorePlaces) -> int:
    """Add a new key to the key file and seal with it from now on. Return how many keys it holds.

    What was sealed before stays as it is, and the keys before still open it. Raises StoreSealed,
    StoreUnavailable where a service uses the store.
    """
    if not places.key_file.is_file():
        raise StoreSealed(f"没有密钥文件 {places.key_file}，没有可以更换的密钥。")
    with owned(places):
        return len(KeyRing.of(places.key_file).rotated().keep(places.key_file).keys)
