"""Sum up what many submissions say (申报汇总表): a row a unit and project, its files joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from zsgx_docs.records.submissions.alike import (
    NEAR_SAME,
    Group,
    grouped,
    may_be_copied,
    may_be_one,
    names_of,
    near_each_other,
    surest,
    unit_of,
)
from zsgx_docs.records.submissions.dossier import dossier
from zsgx_docs.records.submissions.expected import HeldAgainst, held_against
from zsgx_docs.records.submissions.rows import Row, row_of
from zsgx_docs.records.submissions.submitted import RefusedFile, Submitted

NOT_SENT = "未报送（在应报名单中）"
STRANGER = "不在应报名单中"


@dataclass(frozen=True)
class SummedUp:
    """The rows of the summary: applications, then files that gave none, then units that sent nothing."""

    rows: tuple[Row, ...]
    refused: tuple[RefusedFile, ...] = ()
    expected: HeldAgainst | None = None
    year: int | None = None

    @cached_property
    def record(self) -> dict[str, Any]:
        """The record for the template bureau/submission-summary."""
        lines = [row.to_record(number) for number, row in enumerate(self.rows, 1)]
        return {"document_type": "submission_summary", "year": self.year, "submissions": lines}

    @property
    def doubtful(self) -> dict[str, str]:
        """Why a person should look at a value, by its path in the record."""
        return self._by_path([row.doubtful for row in self.rows])

    @property
    def inferred(self) -> dict[str, str]:
        """What a value was inferred from, by its path in the record."""
        return self._by_path([row.inferred for row in self.rows])

    @staticmethod
    def _by_path(columns: Sequence[Mapping[str, str]]) -> dict[str, str]:
        return {
            f"submissions[{at}].{column}": why
            for at, of_row in enumerate(columns)
            for column, why in of_row.items()
        }


def submission_summary(
    submitted: Sequence[Submitted],
    refused: Sequence[RefusedFile] = (),
    listed: Sequence[str] | None = None,
    year: int | None = None,
) -> SummedUp:
    """Sum up what was sent in; `listed` are the units that were to apply, None where there is no list.

    A file that gave no form stands in the row of the only application it came with, else in one of its own.
    """
    years = Counter(y for one in submitted if isinstance(y := one.record.get("programme_year"), int))
    likely = years.most_common(1)[0][0] if years else None
    groups = grouped(submitted)
    near, named = near_each_other(groups, NEAR_SAME), _by_project(groups)
    rows = [
        _beside_others(row_of(dossier(group)), at, groups, near[at], named, likely)
        for at, group in enumerate(groups)
    ]
    rows, alone = _with_enclosures(rows, refused)
    expected = None
    if listed is not None:
        expected = held_against(listed, [name for row in rows if (name := row.values["applicant"])])
        rows = [_on_list(row, expected) for row in rows]
    rows += [Row({"project_name": f"（{one.filename}）"}, (one.reason.rstrip("。"),)) for one in alone]
    if expected is not None:
        rows += [_not_sent(name, remark) for name, remark in expected.missing.items()]
    return SummedUp(tuple(rows), tuple(refused), expected, year or likely)


def _by_project(groups: Sequence[Group]) -> dict[str, list[int]]:
    """The places of the groups by their project's name as it is compared."""
    found: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        found.setdefault(names_of(surest(group))[0], []).append(at)
    return found


def _beside_others(
    row: Row,
    at: int,
    groups: Sequence[Group],
    alike: Sequence[int],
    named: Mapping[str, Sequence[int]],
    year: int | None,
) -> Row:
    """With what is seen only beside the others: one that may be the same, another year.

    `alike` are the places of those that may be one, `named` all places by the project's name.
    """
    near = [other + 1 for other in alike if may_be_one(groups[at], groups[other])]
    copied = [
        f"第 {other + 1} 行（{unit_of(surest(groups[other]))}）"
        for other in named[names_of(surest(groups[at]))[0]]
        if other != at and other + 1 not in near and may_be_copied(groups[at], groups[other])
    ]
    own = row.found.best.record.get("programme_year") if row.found else None
    said = [
        *(f"与第 {number} 行相近，请核对是否同一项目" for number in near),
        *([f"项目名称与{'、'.join(copied)}相同，请核对"] if copied else []),
        *([f"申报年度为{own}年"] if own not in (None, year) else []),
    ]
    return replace(row, problems=(*row.problems, *said))


def _with_enclosures(
    rows: Sequence[Row], refused: Sequence[RefusedFile]
) -> tuple[list[Row], list[RefusedFile]]:
    """The rows, each with the files that came with it alone; and the files that came with none or several."""
    places: dict[str, set[int]] = {}
    for place, row in enumerate(rows):
        for one in row.found.every if row.found else ():
            if one.came_in:
                places.setdefault(one.came_in, set()).add(place)
    joined = list(rows)
    alone: list[RefusedFile] = []
    for refusal in refused:
        found = places.get(refusal.came_in or "", set())
        if len(found) != 1:
            alone.append(refusal)
            continue
        [place] = found
        said = f"同时收到 {refusal.filename}：{refusal.reason.rstrip('。')}"
        joined[place] = replace(joined[place], problems=(*joined[place].problems, said))
    return joined, alone


def _on_list(row: Row, expected: HeldAgainst) -> Row:
    name = row.values["applicant"]
    said = expected.remarks.get(name) or (STRANGER if name in expected.strangers else None)
    return replace(row, problems=(said, *row.problems)) if said else row


def _not_sent(name: str, remark: str | None) -> Row:
    said = f"{NOT_SENT}；{remark}" if remark else NOT_SENT
    return Row({"project_name": None, "applicant": name}, (said,))
