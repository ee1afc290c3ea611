"""Brings a scan and its Word copy together that were sent in as files of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zsgx_docs.records.submissions import Called, Form, Submitted
    from zsgx_docs.store import Store
    from zsgx_docs.store.intake import FormOnFile

WORTH_A_LOOK = 60.0
"""The likeness (rapidfuzz's, of 100) of project names below which no two forms are compared further: a guess,
far below what `records.submissions` takes for the same."""
_FORMS: dict[str, Form] = {
    "docx": "word",
    "xlsx": "word",
    "pdf-scan": "scan",
    "image": "scan",
    "pdf-text": "print",
}
_one_at_a_time = Lock()


def pair(store: Store, identifier: str) -> str | None:
    """Have a paper join the delivery that has the same one as Word file, or as stamped.

    Wherever it came from where both name the same project and unit; else where both came together, and are
    plainly one.

    Return that delivery; None where there is none. Raises StoreUnavailable.
    """
    from zsgx_docs.store.intake import forms_beside, join_deliveries

    with _one_at_a_time:
        forms = {form.id: form for form in forms_beside(store, identifier) if form.kind in _FORMS}
        if identifier not in forms:
            return None
        own, beside = forms[identifier], list(forms.values())
        partner = (own.names_both and _by_names(own, beside)) or _of_those_together(own, beside)
        if partner is None:
            return None
        with store.database.writing() as session:
            join_deliveries(session, own.delivery_id, partner)
        return partner


def pair_all(store: Store) -> None:
    """Do so with all that stand alone, as some may that were read when the last service ended."""
    from zsgx_docs.store.intake import forms_waiting_for_a_partner

    for identifier in forms_waiting_for_a_partner(store):
        pair(store, identifier)


def _by_names(own: FormOnFile, forms: Sequence[FormOnFile]) -> str | None:
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


def _of_those_together(own: FormOnFile, forms: Sequence[FormOnFile]) -> str | None:
    """The delivery of the only form that came with this one, is its other side and plainly the same paper."""
    from zsgx_docs.records.submissions import are_forms_of_one

    def others_of(one: FormOnFile) -> list[FormOnFile]:
        beside = [form for form in forms if form.together == one.together and _side(form) != _side(one)]
        return [form for form in beside if are_forms_of_one(_called(one), _called(form))]

    found = others_of(own) if own.together else []
    if len(found) != 1 or others_of(found[0]) != [own] or found[0].delivery_id == own.delivery_id:
        return None
    return found[0].delivery_id


def _called(form: FormOnFile) -> Called:
    from zsgx_docs.records.submissions import Called

    return Called(PurePath(form.filename).stem, form.project, form.unit, form.year)


def _side(form: FormOnFile) -> bool:
    """Whether it is the Word file, or else the paper."""
    return _FORMS[form.kind] == "word"


def _sides(forms: Iterable[FormOnFile]) -> set[bool]:
    return {_side(form) for form in forms}


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
