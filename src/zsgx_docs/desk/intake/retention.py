"""Deletes what was kept as long as the office wants to keep it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.office import keep_office_setting, office_setting, record
from zsgx_docs.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from zsgx_docs.model.user import User
    from zsgx_docs.store import Store

DAYS = "intake.days"
SHARE = "intake.sampled"
SAMPLED = 0.01
"""The share of unflagged values that are looked at all the same: a guess, one in a hundred."""
AT_ONCE = 200
"""Files that are deleted in one step: a guess, others that write wait for some milliseconds."""
MOST_DAYS = 36_500
"""Days that files are kept, at most: by definition of a setting, a hundred years."""


def days_kept(store: Store) -> int | None:
    """Return for how many days files are kept; None for ever. Raises StoreUnavailable."""
    days = office_setting(store, DAYS)
    return days if isinstance(days, int) else None


def keep_for(store: Store, by: User, days: int | None) -> None:
    """Have files and papers deleted so many days after they came in or were written, open or not.

    None keeps them for ever. Raises UsageError, StoreUnavailable.
    """
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise UsageError(f"保存天数应是 1 到 {MOST_DAYS} 的整数，或留空表示不自动删除。")
    _change(store, by, DAYS, days)


def share_sampled(store: Store) -> float:
    """Return the share of unflagged values that are looked at all the same. Raises StoreUnavailable."""
    share = office_setting(store, SHARE)
    return float(share) if isinstance(share, int | float) else SAMPLED


def sample_share(store: Store, by: User, share: float) -> None:
    """Have that share of unflagged values of what is read from now on looked at all the same.

    Raises UsageError, StoreUnavailable.
    """
    if not 0 <= share <= 1:
        raise UsageError("抽查比例应在 0 到 1 之间，0.01 表示百分之一。")
    _change(store, by, SHARE, share)


def expire(store: Store) -> list[str]:
    """Delete what came in or was written longer ago than it is kept; return the identifiers.

    Raises StoreUnavailable.
    """
    from zsgx_docs.store.intake import erase, erase_papers, received_before
    from zsgx_docs.store.tables import now

    days = days_kept(store)
    if days is None:
        return []

    def noted(session: Session, gone: Sequence[str]) -> None:
        for identifier in gone:
            record(store, session, None, "expired", identifier, {"days": days})

    moment = now() - timedelta(days=days)
    old = received_before(store, moment)
    gone: list[str] = []
    for start in range(0, len(old), AT_ONCE):
        gone += erase(store, old[start : start + AT_ONCE], noted)
    return [*gone, *erase_papers(store, moment, noted)]


def _change(store: Store, by: User, name: str, value: Any) -> None:
    keep_office_setting(store, name, value)
    with store.database.writing() as session:
        record(store, session, by, "setting_changed", name, value)
