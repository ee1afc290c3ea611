"""Reading a form whose labels stand elsewhere than the template's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.document import Document

from read.match.arrangements import (
    ARRANGEMENTS,
    as_bytes,
    labels_in_cells,
    section_heads,
    units_named_by_their_heads,
)
from zsgx_docs import desk
from zsgx_docs.model.paths import get, leaves

NAME = "hubei/application-form"


@pytest.fixture
def record() -> dict[str, Any]:
    found = desk.sample(NAME)
    del found["document_type"]
    return found


@pytest.mark.parametrize("arrange", ARRANGEMENTS, ids=lambda arrange: arrange.__name__)
def it_reads_the_same_record_from_every_arrangement(
    arrange: Callable[[dict[str, Any]], Document], record: dict[str, Any]
) -> None:
    extraction = desk.take_in(as_bytes(arrange(record)), "来文.docx")

    assert extraction.template == NAME
    assert {path: get(extraction.record, path) for path, _ in leaves(record)} == dict(leaves(record))
    assert [field.path for field in extraction.fields if field.needs_review] == []


def it_keeps_units_apart_that_are_named_by_their_heads(record: dict[str, Any]) -> None:
    document = units_named_by_their_heads(record)

    extraction = desk.take_in(as_bytes(document), "来文.docx")

    assert {path: get(extraction.record, path) for path, _ in leaves(record)} == dict(leaves(record))
    assert [field.path for field in extraction.fields if field.needs_review] == ["applicant.fax"]


def it_says_where_a_value_runs_on_into_another_label(record: dict[str, Any]) -> None:
    document = section_heads(record)
    row = next(r for r in document.tables[0].rows if r.cells[0].text == "单位名称")
    row.cells[1].text += "地址：武汉市"

    extraction = desk.take_in(as_bytes(document), "连写.docx")

    name = next(field for field in extraction.fields if field.path == "applicant.name")
    assert name.needs_review and "地址：" in (name.reason or "")


def it_says_which_blank_it_did_not_find(record: dict[str, Any]) -> None:
    document = section_heads(record)
    table = document.tables[0]
    row = next(r for r in table.rows if r.cells[0].text == "办班时间")
    table._tbl.remove(row._tr)

    extraction = desk.take_in(as_bytes(document), "缺一行.docx")

    missing = {field.path: field for field in extraction.fields if field.path.startswith("training_dates.")}
    assert all(field.value is None and field.needs_review for field in missing.values())
    assert missing["training_dates.text"].reason == "没有找到这一栏"


def it_flags_a_value_found_by_position_alone(record: dict[str, Any]) -> None:
    document = section_heads(record)
    row = next(r for r in document.tables[0].rows if r.cells[0].text == "办班地点")
    row.cells[0].text = "▇▇▇▇"

    extraction = desk.take_in(as_bytes(document), "标签不清.docx")

    venue = next(field for field in extraction.fields if field.path == "venue")
    assert venue.value == record["venue"]
    assert venue.needs_review and "办班地点" in (venue.reason or "")


def it_never_takes_the_next_label_for_the_value_of_an_empty_cell(record: dict[str, Any]) -> None:
    record["applicant"]["fax"] = None

    extraction = desk.take_in(as_bytes(labels_in_cells(record)), "空传真.docx")

    assert get(extraction.record, "applicant.fax") is None
    assert get(extraction.record, "applicant.address") == record["applicant"]["address"]


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("☑", True),
        ("□√", True),
        ("√", True),
        ("■", True),
        ("☒", True),
        ("□", False),
        ("☐", False),
        ("○", False),
    ],
)
def it_reads_every_style_of_tick(box: str, expected: bool, record: dict[str, Any]) -> None:
    document = section_heads(record)
    row = next(r for r in document.tables[0].rows if r.cells[0].text.startswith("申报项目类别"))
    row.cells[1].text = f"{box}财政资助项目 □自筹经费项目（自筹经费来源：  ）"

    extraction = desk.take_in(as_bytes(document), "勾选.docx")

    fiscal = next(field for field in extraction.fields if field.path == "funding.fiscal")
    assert fiscal.value is expected
    assert not fiscal.needs_review


def it_flags_a_line_without_any_box(record: dict[str, Any]) -> None:
    document = section_heads(record)
    row = next(r for r in document.tables[0].rows if r.cells[0].text.startswith("申报项目类别"))
    row.cells[1].text = "财政资助项目  □自筹经费项目（自筹经费来源：  ）"

    extraction = desk.take_in(as_bytes(document), "没有框.docx")

    fiscal = next(field for field in extraction.fields if field.path == "funding.fiscal")
    assert fiscal.value is False and fiscal.needs_review


def it_keeps_the_detail_of_an_unticked_line_and_flags_the_contradiction(record: dict[str, Any]) -> None:
    record["topic_scope"]["digital_technology"] = {"selected": False, "detail": "人工智能"}

    extraction = desk.take_in(as_bytes(section_heads(record)), "矛盾.docx")

    fields = {field.path: field for field in extraction.fields}
    assert fields["topic_scope.digital_technology.detail"].value == "人工智能"
    assert fields["topic_scope.digital_technology.selected"].needs_review


def it_takes_a_note_below_the_table_for_absent_where_nothing_stands_there() -> None:
    record = {k: v for k, v in desk.sample("tianjin/project-list").items() if k != "document_type"}
    paper = desk.issue("tianjin/project-list", {**record, "note": None}, "docx").data

    (note,) = [field for field in desk.take_in(paper, "来文.docx").fields if field.path == "note"]

    assert (note.value, note.needs_review) == (None, False)
