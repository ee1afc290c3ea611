"""The certificate and the satisfaction summary as designed pages."""

import copy
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from numpy.typing import NDArray

from zsgx_docs import desk
from zsgx_docs.errors import RecordError
from zsgx_docs.render.page import printing

CERTIFICATE = "organiser/certificate"
SUMMARY = "tianjin/satisfaction-summary"
A4_LANDSCAPE = (841.89, 595.28)


def texts(pdf: bytes) -> list[str]:
    """The text of each page, without line ends."""
    with pdfium.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def picture(pdf: bytes, page: int = 0) -> NDArray[np.uint8]:
    with pdfium.PdfDocument(pdf) as document:
        drawn: NDArray[np.uint8] = document[page].render(scale=2).to_numpy()[:, :, :3]
    return drawn


@pytest.fixture
def certificates() -> dict[str, Any]:
    return copy.deepcopy(desk.sample(CERTIFICATE))


def a_class_has_a_page_a_person(pdf: bytes, people: list[dict[str, Any]]) -> None:
    pages = texts(pdf)
    assert len(pages) == len(people)
    for page, person in zip(pages, people, strict=True):
        assert person["name"] in page and person["certificate_number"] in page and person["id_number"] in page


def test_every_person_has_a_landscape_page_in_the_order_of_the_record(certificates: dict[str, Any]) -> None:
    pdf = desk.issue(CERTIFICATE, certificates, "pdf").data
    a_class_has_a_page_a_person(pdf, certificates["certificates"])
    with pdfium.PdfDocument(pdf) as document:
        assert document[0].get_size() == pytest.approx(A4_LANDSCAPE, abs=0.5)


def test_the_code_on_a_certificate_is_its_number(certificates: dict[str, Any]) -> None:
    pdf = desk.issue(CERTIFICATE, certificates, "pdf").data
    for page, person in enumerate(certificates["certificates"]):
        found, _, _ = cv2.QRCodeDetector().detectAndDecode(picture(pdf, page))
        assert found == person["certificate_number"]


def test_a_long_class_is_set_in_parts_that_join_in_order(
    certificates: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "PART", 2)
    first = certificates["certificates"][0]
    people = [{**first, "certificate_number": f"TJGY20250170{number:02}"} for number in range(1, 6)]
    pdf = desk.issue(CERTIFICATE, {"certificates": people}, "pdf").data
    a_class_has_a_page_a_person(pdf, people)


def test_a_long_wording_stays_on_its_page(certificates: dict[str, Any]) -> None:
    person = certificates["certificates"][0]
    person["project_name"] = "面向区域先进制造业集群的智能产线规划与数字孪生协同" * 8 + "尾"
    certificates["certificates"] = [person]
    (page,) = texts(desk.issue(CERTIFICATE, certificates, "pdf").data)
    assert person["project_name"] in page and page.count("特发此证") == 1


def test_a_certificate_without_a_title_is_given_none_and_that_is_said(certificates: dict[str, Any]) -> None:
    for person in certificates["certificates"]:
        person["title"] = None
    for fmt in desk.FORMATS:
        assert any("“证书名称”" in said for said in desk.issue(CERTIFICATE, certificates, fmt).warnings)
    pages = texts(desk.issue(CERTIFICATE, certificates, "pdf").data)
    assert not any("培训合格证书" in page for page in pages)
    assert "培训合格证书" in texts(desk.issue(CERTIFICATE, None, "pdf").data)[0]


def test_the_empty_certificate_has_no_code() -> None:
    pdf = desk.issue(CERTIFICATE, None, "pdf").data
    assert len(texts(pdf)) == 1
    assert not cv2.QRCodeDetector().detect(picture(pdf))[0]


def test_markup_in_a_record_is_printed_not_obeyed(certificates: dict[str, Any]) -> None:
    hostile = "<img src='file:///etc/passwd'>{{ 7*7 }}</p><style>body{display:none}</style>"
    certificates["certificates"][0]["project_name"] = hostile
    page = texts(desk.issue(CERTIFICATE, certificates, "pdf").data)[0]
    assert "".join(hostile.split()) in page and "特发此证" in page


def test_a_record_that_does_not_fit_is_refused_as_for_word(certificates: dict[str, Any]) -> None:
    certificates["certificates"][1]["credit_hours"] = "四十"
    with pytest.raises(RecordError, match=r"certificates\[1\]\.credit_hours"):
        desk.issue(CERTIFICATE, certificates, "pdf")


def test_a_character_that_no_face_has_is_said(certificates: dict[str, Any]) -> None:
    certificates["certificates"][0]["name"] = "林\U00012000"
    (warning,) = desk.issue(CERTIFICATE, certificates, "pdf").warnings
    assert "\U00012000" in warning


def test_the_satisfaction_summary_is_one_page_with_its_values_and_a_drawn_chart() -> None:
    record = desk.sample(SUMMARY)
    pdf = desk.issue(SUMMARY, record, "pdf").data
    (page,) = texts(pdf)
    assert record["project_name"] in page and "各项测评构成" in page
    assert page.count("食宿安排") == 2 and page.count("92%") == 2
    with pdfium.PdfDocument(pdf) as document:
        kinds = {found.type for found in document[0].get_objects()}
    assert pdfium.raw.FPDF_PAGEOBJ_IMAGE not in kinds and pdfium.raw.FPDF_PAGEOBJ_PATH in kinds


def test_the_bars_are_as_long_as_the_shares_they_show() -> None:
    record = desk.sample(SUMMARY)
    nobody = {"very_satisfied": 0, "satisfied": 0, "fairly_satisfied": 0, "dissatisfied": 0, "rate": None}
    record["ratings"] = {key: dict(nobody) for key in record["ratings"]}
    record["ratings"]["overall"] = {**nobody, "very_satisfied": 3, "dissatisfied": 1, "rate": 0.75}
    drawn = picture(desk.issue(SUMMARY, record, "pdf").data).astype(int)
    blue, red = (
        (np.abs(drawn - colour).sum(axis=2) < 12).any(axis=0).sum()
        for colour in ((0x79, 0x4E, 0x1F), (0x2B, 0x39, 0xC0))
    )
    legend = 17
    assert (blue - legend) / (red - legend) == pytest.approx(3, abs=0.3)


def test_an_empty_summary_has_no_chart() -> None:
    (page,) = texts(desk.issue(SUMMARY, None, "pdf").data)
    assert "总体满意率" in page and "各项测评构成" not in page


@pytest.mark.parametrize("count", [15, 120])
def test_suggestions_of_half_a_page_or_of_several_read_back_whole(count: int) -> None:
    record = desk.sample("tianjin/satisfaction-summary")
    said = "\n".join(f"第{n}条：希望增加现场教学时间，建立学员交流机制。" for n in range(1, count + 1))
    paper = desk.issue("tianjin/satisfaction-summary", {**record, "suggestions": said}, "pdf").data
    read = desk.take_in(paper, "统计表.pdf").record
    assert "".join(read["suggestions"].split()) == "".join(said.split())
    assert (read["filled_in_by"], read["fill_date"]) == (record["filled_in_by"], record["fill_date"])


LONG_NAMES = {
    "name": "阿卜杜热合曼·买买提艾力·Christopher",
    "project_name": "面向船舶、汽车、轨道交通三大行业的智能制造系统设计、仿真、集成与调试" * 3 + "高级研修班",
    "organiser": "天津市滨海新区信息光电子与集成电路先进封装测试技术创新战略联盟联合实验室" * 2,
}


def test_long_names_are_set_smaller_and_nothing_of_them_is_lost(certificates: dict[str, Any]) -> None:
    certificates["certificates"][0].update(LONG_NAMES)
    [page, *_] = texts(desk.issue(CERTIFICATE, certificates, "pdf").data)
    assert all(value in page for value in LONG_NAMES.values())
    assert "特发此证" in page and "（盖章）" in page


@pytest.mark.parametrize(
    ("key", "called"), [("project_name", "项目名称"), ("organiser", "发证单位名称"), ("title", "证书名称")]
)
def test_what_does_not_fit_even_in_the_smallest_type_is_refused_by_its_name(
    certificates: dict[str, Any], key: str, called: str
) -> None:
    certificates["certificates"][1][key] = "智能制造" * 130
    with pytest.raises(RecordError, match=f"沈若溪.*{called}太长"):
        desk.issue(CERTIFICATE, certificates, "pdf")
