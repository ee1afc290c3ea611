"""The Word file as form and schema."""

from __future__ import annotations

import copy
import io
import shutil
from pathlib import Path

import docx
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import NotFound, TemplateError
from zsgx_docs.read.extract import extract
from zsgx_docs.render.docx.fill import render_word
from zsgx_docs.template.catalogue import Catalogue, default_catalogue
from zsgx_docs.template.template import SETTINGS_FILE, WORD_FILE, load_template

NAME = "hubei/application-form"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office's own copy of the form, free to edit."""
    folder = tmp_path / "hubei" / "application-form"
    shutil.copytree(TEMPLATES / NAME, folder)
    return folder


def it_reads_paths_kinds_and_labels_from_the_word_file() -> None:
    schema = default_catalogue().get(NAME).schema
    found = {field.path: (field.kind, field.label) for field in schema.fields}
    assert found["training_dates"] == ("dates", "办班时间")
    assert found["applicant.mobile"] == ("mobile", "手机")
    assert found["funding.self_funding_source"] == ("text", "自筹经费来源")
    assert found["topic_scope.national_strategy.selected"] == ("tick", "服务国家战略")
    assert len(found) == 38


def it_gives_a_json_schema_with_the_leaves_of_the_contract() -> None:
    schema = desk.schema(NAME)
    assert schema["required"] == ["programme_year"]
    assert set(schema["properties"]["training_dates"]["properties"]) == {"text", "start", "end"}
    assert schema["properties"]["funding"]["properties"]["fiscal"]["type"] == ["boolean", "null"]
    assert schema["additionalProperties"] is False


def it_follows_a_row_that_a_clerk_adds_in_word(office: Path) -> None:
    document = docx.Document(str(office / WORD_FILE))
    table = document.tables[0]
    venue_row = table.rows[1]
    added = copy.deepcopy(venue_row._tr)
    venue_row._tr.addnext(added)
    cells = table.rows[2].cells
    for cell, text in (
        (cells[0], "拟招人数"),
        (cells[1], "{{ headcount|int }}"),
        (cells[3], "网址"),
        (cells[4], "{{ link }}"),
    ):
        cell.paragraphs[0].runs[0].text = text
        for run in cell.paragraphs[0].runs[1:]:
            run.text = ""
    document.save(str(office / WORD_FILE))
    template = load_template(office, NAME)
    record = {**desk.sample(NAME), "headcount": 60, "link": "https://example.org/报名"}

    word = render_word(template, record)
    extraction = extract(word, "加行.docx", [template])

    assert extraction.record["headcount"] == 60
    assert extraction.record["link"] == "https://example.org/报名"
    assert extraction.record["venue"] == record["venue"]
    assert template.schema.json_schema()["properties"]["headcount"]["title"] == "拟招人数"


def it_heals_a_slot_that_word_has_cut_into_runs(office: Path) -> None:
    document = docx.Document(str(office / WORD_FILE))
    paragraph = document.tables[0].cell(0, 1).paragraphs[0]
    paragraph.runs[0].text = "{"
    for piece in ("{ proj", "ect_name", " }", "}"):
        paragraph.add_run(piece).bold = True
    document.save(str(office / WORD_FILE))

    word = render_word(load_template(office, NAME), desk.sample(NAME))

    assert docx.Document(io.BytesIO(word)).tables[0].cell(0, 1).text == desk.sample(NAME)["project_name"]


@pytest.mark.parametrize(
    "slip", ["{{ project_name", "｛｛ project_name ｝｝", "{{ project_name|no_such_kind }}"]
)
def it_refuses_a_slip_of_the_clerk_and_names_template_and_place(office: Path, slip: str) -> None:
    document = docx.Document(str(office / WORD_FILE))
    document.tables[0].cell(0, 1).paragraphs[0].runs[0].text = slip
    document.save(str(office / WORD_FILE))

    with pytest.raises(TemplateError) as caught:
        _ = load_template(office, NAME).schema

    assert NAME in caught.value.message
    assert "第1个表格第1行第2格" in caught.value.message or "no_such_kind" in caught.value.message


def it_names_the_templates_there_are_when_one_is_unknown() -> None:
    with pytest.raises(NotFound) as caught:
        default_catalogue().get("hubei/nothing")
    assert NAME in caught.value.message


def it_prefers_the_offices_own_template(office: Path, tmp_path: Path) -> None:
    settings = office / SETTINGS_FILE
    settings.write_text(settings.read_text("utf-8").replace("申报表", "申报表（本厅）"), "utf-8")

    catalogue = Catalogue(tmp_path, TEMPLATES)

    assert catalogue.get(NAME).settings.title.endswith("（本厅）")
    assert catalogue.names() == Catalogue(TEMPLATES).names()


def it_knows_what_a_slot_is_on_its_paper_from_the_settings() -> None:
    schema = default_catalogue().get(NAME).schema
    assert [f.path for f in schema.in_role("unit")] == ["applicant.name", "cover_applicant", "organiser.name"]
    annexed = default_catalogue().get("tianjin/plan-notice").schema
    assert "national.projects[].name" in {field.path for field in annexed.in_role("name")}


def it_gives_a_role_to_a_value_without_a_slot_of_its_own(office: Path) -> None:
    with (office / SETTINGS_FILE).open("a", encoding="utf-8") as settings:
        settings.write('\n[derived]\nsender = "{{ applicant.name|unit }}"\n')
    text = (office / SETTINGS_FILE).read_text("utf-8")
    (office / SETTINGS_FILE).write_text(text.replace("[roles]\n", '[roles]\nsender = "unit"\n'), "utf-8")
    assert load_template(office, NAME).schema.in_role("unit")[0].path == "sender"


def it_refuses_a_role_that_does_not_exist(office: Path) -> None:
    text = (office / SETTINGS_FILE).read_text("utf-8").replace('"unit"', '"units"', 1)
    (office / SETTINGS_FILE).write_text(text, "utf-8")
    with pytest.raises(
        TemplateError, match=r"roles 里，applicant\.name 的角色“units”不存在，可用的角色有：unit"
    ):
        load_template(office, NAME)
    with pytest.raises(TemplateError, match="角色“units”不存在"):
        desk.inspect_template(str(office / WORD_FILE))
