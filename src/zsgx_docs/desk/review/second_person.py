"""Says which values two people must look at: a setting of the office."""

from __future__ import annotations

from collections.abc import Iterable

from zsgx_docs.desk.office import keep_office_setting, office_setting, record
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

SETTING = "second_person"
CONCERN_TITLES = {"amount": "金额", "id_number": "身份证号", "date": "日期"}
"""What two people may be asked to look at, each with what people call it."""


def second_person(store: Store) -> frozenset[str]:
    """Return what two people must look at: amount, id_number, date; nothing where none is asked for."""
    return frozenset(office_setting(store, SETTING) or ()) & CONCERN_TITLES.keys()


def set_second_person(store: Store, by: User, concerns: Iterable[str]) -> None:
    """Have two people look at these. Raises UsageError for what there is no such thing."""
    wanted = sorted(set(concerns))
    if unknown := [each for each in wanted if each not in CONCERN_TITLES]:
        raise UsageError(f"双人核对只能选金额、身份证号、日期，没有“{unknown[0][:20]}”这一类。")
    keep_office_setting(store, SETTING, wanted or None)
    with store.database.writing() as session:
        record(store, session, by, "setting_changed", SETTING, {"second_person": wanted})
