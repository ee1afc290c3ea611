"""Keeps who may come in: accounts, sign-ins, keys. Secrets are never kept, only what they are known by."""

from zsgx_docs.store.people.accounts import account_called, all_accounts, other_admins
from zsgx_docs.store.people.keys import all_keys, keep_key, key_shown
from zsgx_docs.store.people.sign_ins import (
    end_sign_in,
    end_sign_ins,
    forget_ended,
    keep_sign_in,
    sign_in_of,
)

__all__ = [
    "account_called",
    "all_accounts",
    "all_keys",
    "end_sign_in",
    "end_sign_ins",
    "forget_ended",
    "keep_key",
    "keep_sign_in",
    "key_shown",
    "other_admins",
    "sign_in_of",
]
