"""Make a row of the summary of one unit's application, and say which values a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.records.submissions.alike import unit_of
from zsgx_docs.records.submissions.claims import dignitaries, proposed_level
from zsgx_docs.records.submissions.dossier import Dossier
from zsgx_docs.records.submissions.headcount import headcount
from zsgx_docs.records.submissions.inferred import Inferred
from zsgx_docs.records.submissions.problems import doubts_answered, problems_of
from zsgx_docs.values.comparing import as_compared

SCOPES = {
    "national_strategy": "服务国家战略",
    "industry_demand": "对接产业需求",
    "digital_technology": "突出数字技术",
}
_BASE = "organiser.education_base"
SHOWN: Mapping[str, tuple[str, ...]] = {
    "project_name": ("project_name",),
    "applicant": ("applicant.name",),
    "organiser": ("organiser.name",),
    "industry_field": ("industry_field",),
    "industry_authority": ("industry_authority",),
    "training_dates": ("training_dates.text",),
    "venue": ("venue",),
    "funding": ("funding.fiscal", "funding.self_funded"),
    "self_funding_source": ("funding.self_funding_source",),
    "topic_scope": tuple(f"topic_scope.{scope}.selected" for scope in SCOPES),
    "education_base": tuple(
        f"{_BASE}.{leaf}" for leaf in ("national.selected", "national.batch", "provincial", "none")
    ),
    "contact": ("applicant.contact",),
    "mobile": ("applicant.mobile",),
}
"""The leaves of the form that each column shows."""
INFERRED = {"headcount": "计划人数", "dignitaries": "院士/省部级", "level": "拟办级别"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; `doubtful` and `inferred` say by column why.

    `problems` are the sentences of 问题, `remarks` those behind them that ask for nothing.
    """

    values: dict[str, Any]
    problems: tuple[str, ...] = ()
    doubtful: Mapping[str, str] = field(default_factory=dict)
    inferred: Mapping[str, str] = field(default_factory=dict)
    found: Dossier | None = None
    remarks: tuple[str, ...] = ()

    def to_record(self, number: int) -> dict[str, Any]:
        """Return it as the record of the template has it."""
        return {"no": number, **self.values, "problems": "；".join((*self.problems, *self.remarks)) or None}


def row_of(found: Dossier) -> Row:
    """Sum up one application."""
    record = found.best.record
    guesses = {
        "headcount": headcount(record),
        "dignitaries": dignitaries(record),
        "level": proposed_level(record),
    }
    read_otherwise = _of_others(found, guesses["headcount"])
    doubts = {column: guess.doubt for column, guess in guesses.items() if guess.doubt}
    if read_otherwise:
        doubts["headcount"] = "；".join(filter(None, (doubts.get("headcount"), read_otherwise)))
    name = paths.get(record, "project_name")
    wanted = {"项目名称": name, "申报单位": unit_of(found.best)}
    unread = tuple(
        f"没有读出{label}（{found.best.filename}）" for label, value in wanted.items() if not value
    )
    return Row(
        {**_values(found, guesses), "project_name": name or f"（{found.best.filename}）"},
        (*unread, *problems_of(found), *doubts.values()),
        {**dict(_flagged(found)), **doubts},
        {column: f"推断自“{guess.quote}”" for column, guess in guesses.items() if guess.value},
        found,
        tuple(doubts_answered(found)),
    )


def _values(found: Dossier, guesses: Mapping[str, Inferred]) -> dict[str, Any]:
    record = found.best.record

    def said(path: str) -> Any:
        return paths.get(record, path)

    return {
        "project_name": said("project_name"),
        "applicant": unit_of(found.best),
        "organiser": said("organiser.name"),
        "industry_field": said("industry_field"),
        "industry_authority": said("industry_authority"),
        "training_dates": said("training_dates.text"),
        "venue": said("venue"),
        "funding": _ticked({"funding.fiscal": "财政资助", "funding.self_funded": "自筹经费"}, record),
        "self_funding_source": said("funding.self_funding_source"),
        "topic_scope": _ticked({f"topic_scope.{k}.selected": v for k, v in SCOPES.items()}, record),
        "level": guesses["level"].value,
        "headcount": guesses["headcount"].marked,
        "dignitaries": guesses["dignitaries"].marked,
        "education_base": _base(record),
        "contact": said("applicant.contact"),
        "mobile": said("applicant.mobile") or said("applicant.office_phone"),
        "materials": "、".join(found.files),
        "received": min((one.received for one in found.every if one.received), default="")[:10] or None,
        "review": None,
        "rank": None,
    }


def _ticked(names: Mapping[str, str], record: Mapping[str, Any]) -> str | None:
    return "；".join(name for path, name in names.items() if paths.get(record, path)) or None


def _base(record: Mapping[str, Any]) -> str | None:
    if paths.get(record, f"{_BASE}.national.selected"):
        batch = paths.get(record, f"{_BASE}.national.batch")
        return f"国家级第{batch}批" if batch else "国家级"
    if paths.get(record, f"{_BASE}.provincial"):
        return "省级"
    return "否" if paths.get(record, f"{_BASE}.none") else None


def _of_others(found: Dossier, guess: Inferred) -> str | None:
    """Where another file of the unit says another number of people."""
    for sort, one in found.others.items():
        other = headcount(one.record)
        if other.value and guess.value and other.value != guess.value:
            return f"计划人数{sort}为{other.value}（“{other.quote}”），所取的为{guess.value}"
    return None


def _flagged(found: Dossier) -> Iterator[tuple[str, str]]:
    """The columns that show a doubtful value, or one that another file of the unit gives otherwise."""
    best = found.best
    for column, leaves in SHOWN.items():
        if any(leaf in best.flagged for leaf in leaves):
            yield column, "读得不准，请核对原件"
            continue
        for sort, one in found.others.items():
            unlike = [
                leaf
                for leaf in leaves
                if as_compared(paths.get(one.record, leaf)) != as_compared(paths.get(best.record, leaf))
            ]
            if unlike:
                unsure = "（读得不准）" if all(leaf in one.flagged for leaf in unlike) else ""
                yield column, f"{sort}{unsure}为“{paths.get(one.record, unlike[0])}”，请核对"
                break
