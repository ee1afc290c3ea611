"""Seals whatever belongs to a person, with a key that lies elsewhere."""

from zsgx_docs.store.vault.files import SealedFiles
from zsgx_docs.store.vault.keys import KeyRing
from zsgx_docs.store.vault.settled import put_in_place
from zsgx_docs.store.vault.vault import Vault

__all__ = ["KeyRing", "SealedFiles", "Vault", "put_in_place"]
