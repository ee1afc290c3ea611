"""Holds a stamped scan against its Word copy, field by field."""

from zsgx_docs.check.reconcile.outcome import (
    ComparedField,
    PairedPapers,
    Reconciliation,
    StampedSeal,
    TextChange,
    Uncompared,
    Verdict,
)
from zsgx_docs.check.reconcile.reconcile import reconciled
from zsgx_docs.check.reconcile.telling import differences

__all__ = [
    "ComparedField",
    "PairedPapers",
    "Reconciliation",
    "StampedSeal",
    "TextChange",
    "Uncompared",
    "Verdict",
    "differences",
    "reconciled",
]
