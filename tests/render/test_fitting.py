"""A record is made to fit its template."""

from __future__ import annotations

from typing import Any

import pytest

from zsgx_docs.errors import RecordError
from zsgx_docs.render.fitting import full_copy
from zsgx_docs.template.catalogue import default_catalogue

ROSTER = "tianjin/certificate-roster"


def students(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = full_copy(default_catalogue().get(ROSTER), {"students": list(rows)})[
        "students"
    ]
    return found


def test_rows_are_copied_not_shared() -> None:
    row = {"no": 1, "name": "林知远"}
    [found] = students(row)
    assert found == row
    assert found is not row


def test_a_row_with_a_name_that_the_template_lacks_is_refused_by_its_place() -> None:
    with pytest.raises(RecordError, match=r"students\[1\]\.nom"):
        students({"no": 1}, {"no": 2, "nom": "林知远"})


def test_a_value_of_the_wrong_type_is_refused_by_its_place() -> None:
    with pytest.raises(RecordError, match=r"students\[1\]\.credit_hours"):
        students({"no": 1}, {"no": 2, "credit_hours": [40]})
