"""Notices: annexes' records, values that are listed, values made of others."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import RecordError, TemplateError
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.template import Template, load_template

NOTICE = "tianjin/plan-notice"


@pytest.fixture
def paper(tmp_path: Path) -> Any:
    """Makes a template of some paragraphs."""

    def make(*paragraphs: str) -> Template:
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        document.save(str(tmp_path / "template.docx"))
        (tmp_path / "template.toml").write_text('title = "公文"\ndocument_type = "paper"\n', "utf-8")
        return load_template(tmp_path, "office/paper")

    return make


def _paragraphs(record: dict[str, Any]) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(desk.issue(NOTICE, record, "docx").data)).paragraphs]


def it_has_the_records_of_its_annexes_under_their_paths() -> None:
    schema = default_catalogue().get(NOTICE).schema
    found = {field.path: (field.kind, field.label) for field in schema.fields}
    assert found["national.projects[].planned_time"] == ("months", "计划时间")
    assert found["municipal.level"] == ("level", "项目级别")
    assert not [path for path in found if path.startswith(("people", "students", "costs"))]


def it_gives_the_json_schema_of_lists_and_of_values_made_of_others() -> None:
    call, plan = desk.schema("hubei/call-notice")["properties"], desk.schema(NOTICE)["properties"]
    assert call["annexes"] == {"type": "array", "items": {"title": "附件", "type": ["string", "null"]}}
    assert set(plan["contacts"]["items"]["properties"]) == {"name", "phone"}
    assert plan["levels"]["properties"]["municipal"]["properties"]["days"]["type"] == ["integer", "null"]
    assert plan["national"]["properties"]["title"]["type"] == ["string", "null"]


def it_lists_contacts_in_one_blank_and_says_a_shared_number_once() -> None:
    record = desk.sample(NOTICE)
    assert any(p.endswith("闵瑞琛、赵文清") for p in _paragraphs(record))
    assert "联系电话：022-83218426" in _paragraphs(record)

    record["contacts"][1]["phone"] = "022-83218427"
    assert "联系电话：022-83218426、022-83218427" in _paragraphs(record)


def it_numbers_annexes_only_if_there_are_several() -> None:
    record = {**desk.sample("hubei/call-notice"), "annexes": ["申报表", "名额分配表"]}
    document = docx.Document(io.BytesIO(desk.issue("hubei/call-notice", record, "docx").data))
    assert "附件：1.申报表\n2.名额分配表" in [p.text for p in document.paragraphs]


def it_takes_what_is_made_of_others_from_them() -> None:
    record = desk.sample(NOTICE)
    del record["levels"]["municipal"]["days"], record["national"]["title"]
    assert "2025年专业技术人才知识更新工程" in _paragraphs(record)


@pytest.mark.parametrize(
    ("part", "name", "value", "right"),
    [("levels", "days", 4, "5"), ("levels", "min_rule", "soft", "hard")],
)
def it_refuses_a_second_value_where_the_paper_prints_one(
    part: str, name: str, value: Any, right: str
) -> None:
    record = desk.sample(NOTICE)
    record[part]["municipal"][name] = value
    with pytest.raises(RecordError, match=f"应为“{right}”"):
        desk.issue(NOTICE, record, "docx")


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (("{%annex office/form %}之后",), "附件标记之后不能再有内容"),
        (("{{ share|fee }}",), "fee"),
    ],
)
def it_refuses_a_slip_in_a_notice(paper: Any, paragraphs: tuple[str, ...], said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        _ = paper(*paragraphs).layout


def it_refuses_an_annex_inside_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{%annex office/form %}"
    document.save(str(tmp_path / "template.docx"))
    (tmp_path / "template.toml").write_text('title = "公文"\ndocument_type = "paper"\n', "utf-8")
    with pytest.raises(TemplateError, match="第1个表格第1行第1格：附件不能放在表格里"):
        _ = load_template(tmp_path, "office/paper").layout
