"""Annexes joined to a notice: the annex's own template, with its page, looks, lists and pictures."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from PIL import Image

from zsgx_docs import desk
from zsgx_docs.errors import RecordError, TemplateError
from zsgx_docs.render.docx.fill import render_blank, render_word
from zsgx_docs.template.catalogue import Catalogue
from zsgx_docs.word.names import W

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def _issued(name: str, **changes: Any) -> Document:
    return docx.Document(io.BytesIO(desk.issue(name, {**desk.sample(name), **changes}, "docx").data))


def _save(folder: Path, document: Document, settings: str = "") -> None:
    folder.mkdir(parents=True)
    document.save(str(folder / "template.docx"))
    (folder / "template.toml").write_text(f'title = "公文"\ndocument_type = "paper"\n{settings}', "utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Catalogue:
    """A notice in large type with one annex, and after it one more sentence."""
    notice = docx.Document()
    notice.styles["Normal"].font.size = Pt(20)
    for text in ("{{ year|year }}年通知", "附件1{%annex office/form form %}", "附件之后"):
        notice.add_paragraph(text)
    _save(tmp_path / "office" / "notice", notice)
    return Catalogue(tmp_path)


def _form(folder: Path, dress: Any = lambda document: None) -> None:
    form = docx.Document()
    form.styles["Normal"].font.size = Pt(9)
    form.sections[0].page_width = Mm(200)
    form.add_paragraph("名称：{{ name }}")
    dress(form)
    _save(folder / "office" / "form", form)


def _joined(office: Catalogue, **form: Any) -> Document:
    notice = office.get("office/notice")
    return docx.Document(io.BytesIO(render_word(notice, {"year": 2026, "form": form})))


def it_keeps_each_annex_on_pages_of_its_own() -> None:
    sections = _issued("tianjin/plan-notice").sections
    assert [section.orientation for section in sections] == [WD_ORIENT.PORTRAIT] * 4 + [
        WD_ORIENT.LANDSCAPE
    ] * 2
    assert {round(section.left_margin.mm) for section in sections} == {28, 37}


def it_begins_an_annex_with_the_print_beside_its_tag(office: Catalogue, tmp_path: Path) -> None:
    _form(tmp_path)
    joined = _joined(office, name="数字孪生")
    assert [p.text for p in joined.paragraphs] == ["2026年通知", "附件1", "名称：数字孪生", "附件之后"]
    assert [round(s.page_width.mm) for s in joined.sections] == [216, 200, 216]


def it_keeps_the_looks_of_both(office: Catalogue, tmp_path: Path) -> None:
    _form(tmp_path)
    joined = _joined(office)
    sizes = [p.style.font.size.pt for p in joined.paragraphs]
    assert sizes == [20, 20, 9, 20]


def it_brings_lists_and_pictures_along(office: Catalogue, tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")

    def dress(form: Document) -> None:
        form.add_paragraph("第一项", style="List Number")
        form.add_picture(picture, width=Mm(10))

    _form(tmp_path, dress)
    joined = _joined(office)
    images = [r.target_part for r in joined.part.rels.values() if r.reltype.endswith("/image")]
    used = set(joined.element.body.xpath(".//a:blip/@r:embed"))
    assert [image.blob for image in images] == [picture.getvalue()]
    assert used <= joined.part.rels.keys()
    listed = next(p for p in joined.paragraphs if p.text == "第一项")
    number = listed.style.element.xpath(".//w:numId/@w:val")[0]
    assert joined.part.numbering_part.element.xpath(f"./w:num[@w:numId='{number}']")


def it_lets_the_notices_page_numbers_run_on(office: Catalogue, tmp_path: Path) -> None:
    def dress(form: Document) -> None:
        form.sections[0].footer.paragraphs[0].text = "表格自己的页脚"

    _form(tmp_path, dress)
    assert [s.footer.paragraphs[0].text for s in _joined(office).sections] == ["", "", ""]


def it_gives_the_blank_form_the_year_of_the_notice() -> None:
    text = "\n".join(p.text for p in _issued("hubei/call-notice", year=2027, annexes=["申报表"]).paragraphs)
    assert "专业技术人员知识更新工程2027年" in text and "申报单位：____（盖章）" in text


def it_prints_an_annex_with_a_record_of_its_own(office: Catalogue, tmp_path: Path) -> None:
    document = _issued("tianjin/plan-notice")
    rows = [len(table.rows) for table in document.tables]
    assert rows[:2] == [9, 21]
    assert document.tables[1].cell(20, 1).text == "天开园中小企业家高级研修班"


def it_follows_a_change_of_the_annexs_own_template(tmp_path: Path) -> None:
    for name in ("hubei/call-notice", "hubei/application-form"):
        shutil.copytree(TEMPLATES / name, tmp_path / name)
    form = docx.Document(str(tmp_path / "hubei/application-form/template.docx"))
    form.paragraphs[-1].add_run("请勿装订。")
    form.save(str(tmp_path / "hubei/application-form/template.docx"))

    notice = Catalogue(tmp_path).get("hubei/call-notice")

    assert docx.Document(io.BytesIO(render_blank(notice))).paragraphs[-1].text.endswith("请勿装订。")


def it_names_the_slot_of_an_annex_that_a_record_does_not_fit() -> None:
    record = desk.sample("tianjin/plan-notice")
    record["national"]["projects"][2]["no"] = "三"
    with pytest.raises(RecordError, match=r"national\.projects\[2\]\.no"):
        desk.issue("tianjin/plan-notice", record, "docx")


def it_names_an_annex_whose_template_is_missing(office: Catalogue) -> None:
    with pytest.raises(TemplateError, match="office/form"):
        _ = office.get("office/notice").schema


def it_refuses_an_annex_that_has_annexes_itself(office: Catalogue, tmp_path: Path) -> None:
    _form(tmp_path, lambda form: form.add_paragraph("{%annex office/notice %}"))
    with pytest.raises(TemplateError, match="自身还有附件"):
        _ = office.get("office/notice").schema


def it_keeps_every_id_and_bookmark_unique() -> None:
    body = _issued("tianjin/plan-notice").element.body
    ids = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))
    assert not [mark for mark in body.iter(f"{W}bookmarkStart") if "zsgx" in mark.get(f"{W}name")]
