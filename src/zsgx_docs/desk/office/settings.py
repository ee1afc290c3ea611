"""Keeps settings of the office, sealed."""

from __future__ import annotations

from typing import Any

from zsgx_docs.store import Store
from zsgx_docs.store.tables import SettingRow


def office_setting(store: Store, name: str) -> Any:
    """Return the setting of that name, as plain data; None where there is none."""
    with store.database.reading() as session:
        row = session.get(SettingRow, name)
        return None if row is None else store.vault.open_json(row.sealed, _about(name))


def keep_office_setting(store: Store, name: str, value: Any) -> None:
    """Keep plain data as the setting of that name; None takes the setting away."""
    with store.database.writing() as session:
        row = session.get(SettingRow, name)
        if value is None:
            if row is not None:
                session.delete(row)
            return
        sealed = store.vault.seal_json(value, _about(name))
        session.merge(SettingRow(name=name, sealed=sealed))


def notice_setting(document_type: str) -> str:
    """Return the name of the setting that holds the season's notice of a type."""
    return f"season.{document_type}"


def season_notices(store: Store) -> dict[str, Any]:
    """Return the records of the season's notices, by type; none where the office has set none."""
    kept = {kind: office_setting(store, notice_setting(kind)) for kind in ("call_notice", "plan_notice")}
    return {kind: told["record"] for kind, told in kept.items() if told}


def _about(name: str) -> str:
    return f"settings/{name}"
