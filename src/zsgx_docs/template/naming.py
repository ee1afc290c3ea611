"""Name every blank of a template so that no two are called alike, as tables and workbooks need."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from zsgx_docs.template.layout import Blank
from zsgx_docs.template.schema import Field
from zsgx_docs.template.template import Template

PART_OF_FORM = re.compile("信息$|情况$")
IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def distinct_names(template: Template) -> Mapping[str, str]:
    """Return what each field is called, by its path.

    A label that several have is told apart by its part of the form or its column's head, else by its path.
    """
    fields = (*template.schema.fields, *(derived.field for derived in template.schema.derived))
    blanks = {slot.path: blank for blank in template.layout.blanks for slot in blank.pattern.slots}
    counts = Counter(_scope(field) for field in fields)
    annexes = template.settings.sheets
    told = {
        field.path: _told(field, blanks.get(field.path), annexes)
        if counts[_scope(field)] > 1
        else field.label
        for field in fields
    }
    scopes = {field.path: (_list_of(field.path), told[field.path]) for field in fields}
    counts_told = Counter(scopes.values())
    return {
        path: f"{name}（{path}）" if counts_told[scopes[path]] > 1 else name for path, name in told.items()
    }


def part_of_form(blank: Blank | None) -> str:
    """Return the head over a blank's part of the form: 申报单位 where it says 申报单位信息."""
    return PART_OF_FORM.sub("", (blank.group if blank else "") or "")


def _told(field: Field, blank: Blank | None, annexes: Mapping[str, str]) -> str:
    """With the part of the form before it; what stands on the line behind a tick box is its content."""
    annex = annexes.get(field.path.partition(".")[0])
    if annex is not None:
        return f"{annex}：{field.label}"
    if field.kind != "tick" and field.path.endswith(".detail"):
        return f"{field.label}（内容）"
    group = part_of_form(blank)
    if blank is not None and blank.crossing and group:
        return f"{field.label}（{IN_BRACKETS.sub('', group)}）"
    return f"{group}：{field.label}" if group else field.label


def _scope(field: Field) -> tuple[str, str]:
    return _list_of(field.path), field.label


def _list_of(path: str) -> str:
    return path.rpartition("[]")[0]
