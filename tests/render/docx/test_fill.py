"""Writing Word files."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import RecordError
from zsgx_docs.template.catalogue import default_catalogue

NAME = "hubei/application-form"


def _word(record: dict[str, Any] | None) -> docx.document.Document:
    return docx.Document(io.BytesIO(desk.issue(NAME, record, "docx").data))


def it_prints_values_where_the_slots_were() -> None:
    document = _word(desk.sample(NAME))
    table = document.tables[0]
    assert table.cell(1, 1).text == "2026年5月11日—15日"
    assert table.cell(3, 1).text.startswith("☑财政资助项目\n☑自筹经费项目（自筹经费来源： 单位培训经费 ）")
    assert "{{" not in "".join(p.text for p in document.element.body.iter() if hasattr(p, "text") and p.text)


def it_prints_each_paragraph_of_prose_as_a_paragraph_of_its_own() -> None:
    cell = _word(desk.sample(NAME)).tables[0].cell(5, 1)
    assert [p.text[:5] for p in cell.paragraphs] == ["围绕我省高", "研修突出“"]
    assert (
        cell.paragraphs[0].paragraph_format.first_line_indent
        == cell.paragraphs[1].paragraph_format.first_line_indent
    )


def it_prints_the_empty_form_with_boxes_and_ruled_blanks() -> None:
    document = _word(None)
    table = document.tables[0]
    assert table.cell(3, 1).text.startswith("□财政资助项目")
    ruled = [r for p in table.cell(4, 1).paragraphs for r in p.runs if r.underline]
    assert len(ruled) == 3 and all(r.text.isspace() and len(r.text) >= 8 for r in ruled)
    assert any(
        p.text.startswith("申报时间：") and "年" in p.text and "月" in p.text for p in document.paragraphs
    )


@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize(
    ("name", "rows"), [("tianjin/attendance-sheet", "people"), ("tianjin/project-list", "projects")]
)
def it_prints_an_empty_list_with_rows_to_write_in(name: str, rows: str, fmt: desk.Format) -> None:
    record = desk.sample(name) | {rows: []}
    written = desk.issue(name, record, fmt).data
    if fmt == "docx":
        blank = default_catalogue().get(name).settings.blank_rows
        assert len(docx.Document(io.BytesIO(written)).tables[0].rows) == 1 + blank
    assert desk.take_in(written, f"空表.{fmt}").record[rows] == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"projekt_name": "x"}, "projekt_name"),
        ({"application_date": "2026-02-30"}, "2026-02-30"),
        ({"funding": {"fiscal": "maybe"}}, "maybe"),
        ({"organiser": {"education_base": {"national": {"batch": "many"}}}}, "many"),
    ],
)
def it_refuses_a_record_that_does_not_fit_and_names_template_and_slot(
    change: dict[str, Any], named: str
) -> None:
    with pytest.raises(RecordError) as caught:
        desk.issue(NAME, {**desk.sample(NAME), **change}, "docx")
    assert NAME in caught.value.message and named in caught.value.message


@pytest.mark.parametrize("change", [{"remark": None}, {"training_dates": None}, {"funding": None}])
def it_takes_null_for_what_is_not_given(change: dict[str, Any]) -> None:
    document = _word({**desk.sample(NAME), **change})
    assert document.tables[0].cell(0, 1).text == desk.sample(NAME)["project_name"]


def it_never_runs_what_a_value_says() -> None:
    record = {**desk.sample(NAME), "venue": "{{ 7*7 }}{% raw %}<w:t>&amp;"}
    assert _word(record).tables[0].cell(1, 4).text == "{{ 7*7 }}{% raw %}<w:t>&amp;"


def it_drops_characters_that_cannot_be_printed() -> None:
    record = {**desk.sample(NAME), "venue": "武汉\x07市\x1b"}
    assert _word(record).tables[0].cell(1, 4).text == "武汉市"
