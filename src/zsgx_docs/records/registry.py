"""Tell which record class stands behind a document type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from zsgx_docs.records.application_form import ApplicationForm
from zsgx_docs.records.class_announcements import ImplementationPlan, OpeningNotice
from zsgx_docs.records.class_returns import RegistrationReply, SatisfactionForm, SatisfactionSummary
from zsgx_docs.records.closing_papers import (
    Certificates,
    ChangeNote,
    NewsItem,
    ResearchReport,
    TrainingSummary,
)
from zsgx_docs.records.final_accounts import FinalAccounts
from zsgx_docs.records.notices import CallNotice, PlanNotice
from zsgx_docs.records.project_list import ProjectList
from zsgx_docs.records.record import Doubt, Record
from zsgx_docs.records.rosters import AttendanceSheet, CertificateRoster, PlatformRoster

RECORDS: Mapping[str, type[Record]] = {
    "application_form": ApplicationForm,
    "call_notice": CallNotice,
    "plan_notice": PlanNotice,
    "project_list": ProjectList,
    "final_accounts": FinalAccounts,
    "attendance_sheet": AttendanceSheet,
    "certificate_roster": CertificateRoster,
    "platform_roster": PlatformRoster,
    "opening_notice": OpeningNotice,
    "implementation_plan": ImplementationPlan,
    "registration_reply": RegistrationReply,
    "satisfaction_form": SatisfactionForm,
    "satisfaction_summary": SatisfactionSummary,
    "certificate": Certificates,
    "training_summary": TrainingSummary,
    "research_report": ResearchReport,
    "news_item": NewsItem,
    "change_note": ChangeNote,
}


def doubts(document_type: str, record: Mapping[str, Any]) -> list[Doubt]:
    """List what contradicts itself in a record; nothing for types without a class or values of no type."""
    typed = _typed(document_type, record)
    return list(typed.doubts()) if typed else []


def contradictions_in(
    document_type: str, record: Mapping[str, Any]
) -> tuple[tuple[Doubt, ...], tuple[str, ...]]:
    """Return what contradicts itself in a record, and the paths of values that its class does not take."""
    record_class = RECORDS.get(document_type)
    if record_class is None:
        return (), ()
    try:
        return tuple(record_class.model_validate(record).doubts()), ()
    except ValidationError as why:
        return (), tuple(_path(error["loc"]) for error in why.errors())


def _path(steps: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


def vouched(document_type: str, record: Mapping[str, Any]) -> frozenset[str]:
    """Return the paths of all values that others in the record bear out."""
    typed = _typed(document_type, record)
    return frozenset(path for paths in typed.vouched() for path in paths) if typed else frozenset()


def _typed(document_type: str, record: Mapping[str, Any]) -> Record | None:
    record_class = RECORDS.get(document_type)
    if record_class is None:
        return None
    try:
        return record_class.model_validate(record)
    except ValidationError:
        return None
