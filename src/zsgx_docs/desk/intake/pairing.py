"""Brings a scan and its Word copy together that were sent in one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zsgx_docs.records.submissions import Form, Submitted
    from zsgx_docs.store import Store
    from zsgx_docs.store.intake import FormOnFile

WORTH_A_LOOK = 60.0
"""The likeness (rapidfuzz's, of 100) of project names below which no two forms are compared further: a guess,
far below what `records.submissions` takes for the same."""
_FORMS: dict[str, Form] = {"docx": "word", "pdf-scan": "scan", "image": "scan", "pdf-text": "print"}
_one_at_a_time = Lock()


def pair(store: Store, identifier: str) -> str | None:
    """Have a paper join the delivery that has the same one as Word file, or as stamped.

    Return that delivery; None where there is none. Raises StoreUnavailable.
    """
    from zsgx_docs.store.intake import forms_beside, join_deliveries

    with _one_at_a_time:
        forms = {form.id: form for form in forms_beside(store, identifier) if form.kind in _FORMS}
        if identifier not in forms:
            return None
        partner = _partner(forms[identifier], list(forms.values()))
        if partner is None:
            return None
        with store.database.writing() as session:
            join_deliveries(session, forms[identifier].delivery_id, partner)
        return partner


def pair_all(store: Store) -> None:
    """Do so with all that stand alone, as some may that were read when the last service ended."""
    from zsgx_docs.store.intake import forms_waiting_for_a_partner

    for identifier in forms_waiting_for_a_partner(store):
        pair(store, identifier)


def _partner(own: FormOnFile, forms: Sequence[FormOnFile]) -> str | None:
    """The latest delivery that has of this application what the form's own delivery lacks."""
    from zsgx_docs.records.submissions import grouped

    worth = [form for form in forms if form is own or _may_be_same(own, form)]
    submitted = {form.id: _submitted(form) for form in worth}
    group = next(group for group in grouped(list(submitted.values())) if submitted[own.id] in group)
    same = [form for form in worth if submitted[form.id] in group]
    have = _sides(form for form in same if form.delivery_id == own.delivery_id)
    others = {form.delivery_id: form.created_at for form in same if form.delivery_id != own.delivery_id}
    fitting = [
        (moment, delivery)
        for delivery, moment in others.items()
        if not have & _sides(form for form in same if form.delivery_id == delivery)
    ]
    return max(fitting)[1] if fitting else None


def _sides(forms: Iterable[FormOnFile]) -> set[bool]:
    """Whether each is the Word file, or else the paper."""
    return {_FORMS[form.kind] == "word" for form in forms}


def _may_be_same(own: FormOnFile, other: FormOnFile) -> bool:
    from rapidfuzz import fuzz

    if own.delivery_id == other.delivery_id:
        return True
    if own.year and other.year and own.year != other.year:
        return False
    return fuzz.ratio(str(own.project or ""), str(other.project or "")) >= WORTH_A_LOOK


def _submitted(form: FormOnFile) -> Submitted:
    from zsgx_docs.records.submissions import Submitted

    record = {"project_name": form.project, "applicant": {"name": form.unit}}
    return Submitted(form.id, _FORMS[form.kind], record, came_in=form.delivery_id)
