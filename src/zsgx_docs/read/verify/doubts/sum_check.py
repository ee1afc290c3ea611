"""Tell, of sums that do not come out, whether the one doubtful amount can be the reason."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from rapidfuzz.distance import Levenshtein

from zsgx_docs.model.evidence import Evidence

MISREAD = 2
"""Figures of an amount that may be misread, lost or too many; a guess."""


def may_explain(leaves: Sequence[Evidence]) -> bool:
    """Tell whether an amount to be looked at, read otherwise, makes the last the sum of the others.

    True also where these are no amounts.
    """
    amounts = [_amount(leaf.value) for leaf in leaves]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts) or len(known) < 3:
        return True
    return any(_mends(known, at) for at, leaf in enumerate(leaves) if leaf.needs_review)


def _mends(amounts: Sequence[Decimal], at: int) -> bool:
    *parts, total = amounts
    added = sum(parts, Decimal())
    needed = added if at == len(parts) else total - added + parts[at]
    return needed >= 0 and Levenshtein.distance(f"{needed:.2f}", f"{amounts[at]:.2f}") <= MISREAD


def _amount(value: object) -> Decimal | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
