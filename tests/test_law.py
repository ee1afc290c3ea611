"""The law that holds the house up: read(render(record)) == record, through Word and through PDF."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from strategies.effort import examples
from strategies.records import application_forms
from zsgx_docs import desk
from zsgx_docs.desk import Format
from zsgx_docs.model.paths import get, leaves

NAME = "hubei/application-form"


def _differences(record: dict[str, Any], fmt: Format) -> dict[str, tuple[Any, Any]]:
    """Leaves that came back otherwise; on paper, line breaks in prose count as white space."""
    extraction = desk.take_in(desk.issue(NAME, record, fmt).data, f"来文.{fmt}")
    assert extraction.template == NAME
    assert {field.path for field in extraction.fields} == dict(leaves(record)).keys()

    def compared(value: Any) -> Any:
        return "".join(value.split()) if fmt == "pdf" and isinstance(value, str) else value

    return {
        path: (value, get(extraction.record, path))
        for path, value in leaves(record)
        if compared(value) != compared(get(extraction.record, path))
    }


@pytest.mark.slow
@examples(60)
@given(application_forms())
def it_holds_through_word(record: dict[str, Any]) -> None:
    assert _differences(record, "docx") == {}


@pytest.mark.slow
@examples(30)
@given(application_forms())
def it_holds_through_pdf(record: dict[str, Any]) -> None:
    assert _differences(record, "pdf") == {}


@pytest.mark.parametrize("fmt", ["docx", "pdf"])
def it_holds_for_the_sample_without_a_single_flag(fmt: Format) -> None:
    record = desk.sample(NAME)
    extraction = desk.take_in(desk.issue(NAME, record, fmt).data, f"样例.{fmt}")

    del record["document_type"]
    assert [field.path for field in extraction.fields if field.needs_review] == []
    assert extraction.document_type == "application_form"


@pytest.mark.parametrize("fmt", ["docx", "pdf"])
def it_reads_an_empty_form_as_empty(fmt: Format) -> None:
    extraction = desk.take_in(desk.issue(NAME, None, fmt).data, f"空表.{fmt}", NAME)

    said = {path: value for path, value in leaves(extraction.record) if value not in (None, False)}
    assert said == {}
