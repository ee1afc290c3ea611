"""Writes what was accepted as a workbook, ID numbers masked unless they are asked for in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zsgx_docs.desk.masking import masked
from zsgx_docs.desk.office import record
from zsgx_docs.desk.reports import export
from zsgx_docs.desk.review import current_result
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import Wanted, states

ALL = 100_000
"""Files of a season at most; a guess: twenty times the largest known."""
NUMBER = "id_number"
"""The kind of ID numbers, and what the path of one ends with."""


def accepted_workbook(store: Store, by: User, full: bool = False) -> bytes:
    """Write the accepted records that somebody may see as an .xlsx; the log is told.

    ID numbers are masked, `full` gives them whole. Raises StoreUnavailable, WorkStopped.
    """
    accepted = states(store, Wanted(None if by.sees_all else by.id, "done", "accepted"), size=ALL).items
    return results_workbook(store, by, (each.id for each in reversed(accepted)), full)


def results_workbook(store: Store, by: User, identifiers: Iterable[str], full: bool = False) -> bytes:
    """Write these results as they now stand as an .xlsx; as `accepted_workbook`. Raises NotFound, too."""
    results = [current_result(store, by, identifier) for identifier in identifiers]
    data = export(results if full else [without_numbers(each) for each in results], "xlsx", apart=True)
    with store.database.writing() as session:
        deed = "exported_in_full" if full else "exported"
        record(store, session, by, deed, detail={"files": len(results)})
    return data


def without_numbers(result: Mapping[str, Any]) -> dict[str, Any]:
    """Return a result whose ID numbers are masked, be they values or words in a text."""
    told: dict[str, Any] = _masked_within(result)
    for paper in (told, *(told.get("more") or ())):
        for leaf in paper["fields"]:
            if str(leaf["path"]).endswith(NUMBER):
                leaf |= {"value": masked(leaf["value"], NUMBER), "text": masked(leaf["text"], NUMBER)}
    return told


def _masked_within(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _masked_within(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_masked_within(part) for part in value]
    return masked(value)
