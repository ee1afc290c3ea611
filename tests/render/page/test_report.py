"""The report of a reading: what a person checks values against."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from render.page.test_pages import picture, texts
from zsgx_docs import desk

Load = Callable[[], bytes]
RECORD = desk.sample("tianjin/final-accounts")


def read(data: bytes, path: Path) -> tuple[Load, dict[str, Any]]:
    path.write_bytes(data)
    result: dict[str, Any] = json.loads(json.dumps(desk.take_in(data, path.name).to_json()))
    return path.read_bytes, result


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Load, dict[str, Any]]:
    made = desk.issue("tianjin/final-accounts", RECORD, "pdf").data
    return read(made, tmp_path_factory.mktemp("report") / "决算.pdf")


def test_every_value_stands_beside_its_page(taken: tuple[Load, dict[str, Any]]) -> None:
    overview, page, *_ = texts(desk.report([taken]))
    assert "决算.pdf" in overview and f"读出{len(taken[1]['fields'])}项" in overview
    assert RECORD["project_name"] in page and RECORD["total"]["amount"] in page


def test_the_boxes_are_drawn_round_the_values_on_the_picture(taken: tuple[Load, dict[str, Any]]) -> None:
    drawn = picture(desk.report([taken]), page=1).astype(int)
    blue, green, red = drawn[:, :, 0], drawn[:, :, 1], drawn[:, :, 2]
    assert ((blue > 220) & (green < 130) & (red < 60)).sum() > 500
    with pdfium.PdfDocument(desk.report([taken])) as document:
        assert pdfium.raw.FPDF_PAGEOBJ_IMAGE in {found.type for found in document[1].get_objects(max_depth=9)}


def test_a_flag_and_a_finding_stand_in_the_overview(taken: tuple[Load, dict[str, Any]]) -> None:
    load, result = taken
    flagged = {**result["fields"][0], "needs_review": True, "reason": "<b>字迹不清</b>"}
    finding = {"rule": "T43", "severity": "error", "message": "没有见到承办单位印章"}
    doubted = {**result, "fields": [flagged, *result["fields"][1:]], "findings": [finding]}
    overview = texts(desk.report([(load, doubted)]))[0]
    assert "其中1项请核对" in overview and "<b>字迹不清</b>" in overview
    assert "T43错误没有见到承办单位印章" in overview


def test_values_read_at_one_place_share_a_box(taken: tuple[Load, dict[str, Any]]) -> None:
    numbers = [
        n for n, f in enumerate(taken[1]["fields"], start=1) if f["path"].startswith("training_dates.")
    ]
    assert f"{numbers[0]}–{numbers[-1]}" in texts(desk.report([taken]))[1]


def test_a_seal_is_cut_out_and_named(taken: tuple[Load, dict[str, Any]]) -> None:
    load, result = taken
    seal = {
        "page": 1,
        "box": [300, 500, 420, 620],
        "shape": "round",
        "colour": "red",
        "text": "天津海河智造研究院",
        "confidence": 0.93,
        "matches": "applicant",
    }
    page = texts(desk.report([(load, {**result, "seals": [seal]})]))[1]
    assert "天津海河智造研究院圆章，把握93%" in page and "与“" in page


def test_a_word_file_is_reported_without_pictures_and_an_unread_one_with_its_reason(tmp_path: Path) -> None:
    word = read(desk.issue("tianjin/final-accounts", RECORD, "docx").data, tmp_path / "决算.docx")
    unread = (
        (tmp_path / "坏.pdf").read_bytes,
        {"source": {"filename": "坏.pdf"}, "error": {"code": "x", "message": "打不开。"}},
    )
    pages = texts(desk.report([word, unread]))
    assert RECORD["project_name"] in pages[1] and "打不开。" in pages[-1]
