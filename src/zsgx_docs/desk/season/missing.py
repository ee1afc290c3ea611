"""Tells what is missing of the season: units on the list that sent nothing, papers that a unit still owes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Literal

from zsgx_docs.desk.office import keep_office_setting, office_setting, record
from zsgx_docs.desk.season.digest import FileDigest
from zsgx_docs.desk.season.table import MOST_FILES, PATIENCE, season_files
from zsgx_docs.desk.summing import NOT_AN_APPLICATION, summary, units_in
from zsgx_docs.errors import RecordError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import ExtractionState

if TYPE_CHECKING:
    from zsgx_docs.records.submissions import Submitted, SummedUp

EXPECTED = "season.expected_units"
NO_LIMIT = 3_600.0
"""Seconds for which all results are looked into where all are needed; a guess: never reached."""
OWED = ("缺", "未见印章", "看不出有无印章")
"""How the sentences begin that say what a unit still owes."""


_kept: dict[tuple[object, ...], tuple[SummedUp, dict[str, FileDigest]]] = {}
"""The last sum with what it was made of: the key names digests by identity, so none of them may go."""
_lock = Lock()


@dataclass(frozen=True, slots=True)
class OwingUnit:
    """A unit whose application is not whole, and what it lacks."""

    unit: str
    project: str
    owes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingParts:
    """What is missing.

    `units` sent nothing, with a remark where another's name is near; `strangers` are not on the list. None
    where there is no list.
    """

    expected: Sequence[str] | None
    units: Mapping[str, str | None]
    strangers: Sequence[str]
    owing: Sequence[OwingUnit]
    applications: int


def expected_in_season(store: Store) -> list[str] | None:
    """Return the units that were to apply, None where the office has given no list."""
    found: list[str] | None = office_setting(store, EXPECTED)
    return found


def set_expected(store: Store, by: User, data: bytes, filename: str) -> list[str]:
    """Keep the list of units that were to apply, read from a file by a worker.

    Raises UnreadableFile, RecordError, WorkStopped.
    """
    units = units_in(data, filename, apart=True)
    if len(units) > MOST_FILES:
        raise RecordError(f"「{filename}」里有 {len(units)} 家单位，太多了，请核对是不是应报名单。")
    _keep(store, by, units)
    return units


def forget_expected(store: Store, by: User) -> None:
    """Take the list away."""
    _keep(store, by, None)


def summed_season(store: Store, by: User) -> SummedUp:
    """Sum up all applications that were read, against the list of units. Raises StoreUnavailable.

    Thousands take seconds: the last sum is kept until a file, a value, the list or a notice changes.
    """
    files, digests, _ = season_files(store, by, NO_LIMIT)
    expected = expected_in_season(store)
    key = (*((file.id, file.status, id(digests.get(file.id))) for file in files), *(expected or ["—"]))
    with _lock:
        if key not in _kept:
            summed = _summed(files, digests, expected)
            _kept.clear()
            _kept[key] = summed, digests
        return _kept[key][0]


def _summed(
    files: Sequence[ExtractionState], digests: Mapping[str, FileDigest], expected: Sequence[str] | None
) -> SummedUp:
    from zsgx_docs.records.submissions import RefusedFile, submission_summary

    submitted: list[Submitted] = []
    refused: list[RefusedFile] = []
    for file in reversed(files):
        digest = digests.get(file.id)
        if digest and digest.forms:
            submitted += digest.forms
        elif file.status == "failed":
            reason = (file.error or {}).get("message") or "没有读出"
            refused.append(RefusedFile(file.filename, reason))
        elif digest and all(paper.document_type == "unknown" for paper in digest.papers):
            refused.append(RefusedFile(file.filename, NOT_AN_APPLICATION))
    return submission_summary(submitted, refused, expected)


def missing_parts(store: Store, by: User) -> MissingParts | None:
    """Tell what is missing; None while results are still to be looked into. Raises StoreUnavailable."""
    _, _, unlooked = season_files(store, by, PATIENCE)
    if unlooked:
        return None
    summed = summed_season(store, by)
    owing = []
    for row in summed.rows:
        owes = tuple(said for said in row.problems if said.startswith(OWED))
        if row.found and owes:
            owing.append(
                OwingUnit(row.values["applicant"] or "（没有读出）", row.values["project_name"], owes)
            )
    held = summed.expected
    return MissingParts(
        expected_in_season(store),
        held.missing if held else {},
        sorted(held.strangers) if held else (),
        owing,
        sum(row.found is not None for row in summed.rows),
    )


def season_summary(store: Store, by: User, fmt: Literal["docx", "pdf", "xlsx"]) -> bytes:
    """Write the 申报汇总表 of the season. Raises StoreUnavailable, WorkStopped."""
    data = summary(summed_season(store, by), fmt, apart=True)
    with store.database.writing() as session:
        record(store, session, by, "exported", detail={"summary": fmt})
    return data


def _keep(store: Store, by: User, units: list[str] | None) -> None:
    keep_office_setting(store, EXPECTED, units)
    with store.database.writing() as session:
        record(store, session, by, "setting_changed", EXPECTED)
