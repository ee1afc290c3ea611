"""The report of a reconciliation: cut-outs of the scan beside what both sides say."""

from __future__ import annotations

from typing import Any

import pypdfium2
from PIL import Image

from render.page.test_pages import texts
from zsgx_docs.render.page import differences_pdf

LONG = "一" * 50
SHEET = {"page": 1, "width": 595.0, "height": 842.0, "turn": 0}


def side(text: str, *boxes: list[float]) -> dict[str, Any]:
    return {"text": text, "boxes": [{"page": 1, "box": box} for box in boxes]}


def field(title: str, scan: Any, word: Any, verdict: str, **others: Any) -> dict[str, Any]:
    return {
        "title": title, "scan": scan, "word": word, "verdict": verdict, "page": 1, "reason": None,
        "changes": [], "confirmed_by_word": False,
        "on_scan": side(str(scan), [50, 50, 200, 70]), "in_word": side(str(word)), **others,
    }  # fmt: skip


def told(*fields: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {
        "scan": {"filename": "盖章.pdf"}, "word": {"filename": "原稿.docx"}, "papers": [{"title": "申报表"}],
        "notes": ["两份都是扫描件。"], "fields": list(fields), "seals": [], "other_findings": [],
        "not_compared": [], **others,
    }  # fmt: skip


def pages() -> list[tuple[dict[str, Any], Image.Image]]:
    return [(SHEET, Image.new("RGB", (595, 842), (250, 250, 250)))]


def pictures(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        kinds = [found.type for found in document[0].get_objects(max_depth=9)]
    return kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)


def test_differences_come_before_doubts_and_equal_fields_are_only_counted() -> None:
    pdf = differences_pdf(
        told(
            field("地点", "武汉", "宜昌", "different"),
            field("姓名", "罗娟肿", "罗娟翀", "reading_doubt", reason="字迹不清", confirmed_by_word=True),
            field("年度", 2026, 2026, "equal"),
            field("名单第3行", None, "王五", "different", on_scan=None, page=None),
        ),
        pages(),
    )
    [page] = texts(pdf)
    assert "核对3项" not in page and "核对4项：2项不同，1项读数存疑" in page and "两份都是扫描件。" in page
    assert page.index("宜昌") < page.index("罗娟翀") and "字迹不清，由Word件印证" in page
    assert "（扫描件上没有）" in page and "2026" not in page
    assert pictures(pdf) == 2


def test_of_a_long_text_the_changed_stretch_and_its_neighbours_are_shown() -> None:
    change = {"scan_span": [50, 52], "word_span": [50, 50], "scan": "多了", "word": ""}
    texts_of = side(f"{LONG}多了{LONG}", [50, 50, 500, 90]), side(LONG * 2)
    pdf = differences_pdf(
        told(
            field(
                "目的",
                texts_of[0]["text"],
                texts_of[1]["text"],
                "different",
                changes=[change],
                on_scan=texts_of[0],
                in_word=texts_of[1],
            )
        ),
        pages(),
    )
    [page] = texts(pdf)
    assert f"…{'一' * 12}多了{'一' * 12}…" in page and f"…{'一' * 12}（缺）{'一' * 12}…" in page


def test_seals_and_what_else_was_found_stand_below() -> None:
    seal = {
        "page": 1,
        "box": [100, 100, 200, 200],
        "shape": "round",
        "text": "江汉大学",
        "verdict": "other_page",
    }
    pdf = differences_pdf(
        told(
            seals=[{**seal, "unit": "江汉大学"}],
            other_findings=[{"rule": "H27", "severity": "warning", "message": "盖在别的页"}],
            not_compared=[{"label": "财务章", "why": "不作比对"}],
        ),
        pages(),
    )
    [page] = texts(pdf)
    assert "圆章，第1页盖在别的页上：江汉大学" in page and "H27提醒盖在别的页" in page
    assert "财务章（不作比对）" in page and pictures(pdf) == 1


def test_what_a_file_says_is_no_markup() -> None:
    assert (
        "<b>武汉</b>"
        in texts(differences_pdf(told(field("地点", "<b>武汉</b>", "宜昌", "different")), []))[0]
    )


def test_the_parts_of_one_value_are_shown_once() -> None:
    said = {"on_scan": side("5月4日—8日", [50, 50, 200, 70]), "in_word": side("9月3日—6日")}
    parts = [("5月4日—8日", "9月3日—6日"), ("2026-05-04", "2026-09-03"), ("2026-05-08", "2026-09-06")]
    [page] = texts(
        differences_pdf(told(*(field("办班时间", a, b, "different", **said) for a, b in parts)), pages())
    )
    assert page.count("办班时间") == 1 and "3项不同" in page
