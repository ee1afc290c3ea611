"""Long tables are set page by page, and look as if they were set whole."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pypdfium2
import pytest

from zsgx_docs.render.docx.fill import filled_paper
from zsgx_docs.render.pdf import filled_to_pdf
from zsgx_docs.render.pdf.typst import table_pages
from zsgx_docs.render.pdf.typst.simple_cells import SimpleCells
from zsgx_docs.template.catalogue import default_catalogue

ROWS = table_pages.LONG
UNITS = (
    "天津大学",
    "滨海新区智能装备研究院",
    "某某重型装备制造集团（天津）股份有限公司A3技术中心",
    "Tianjin Precision Instruments & Control Engineering Co. Ltd.",
    "",
)
PERSON: dict[str, Any] = {"phone": "13800000000", "professional_title": "高级工程师"}
ROSTERS = {
    "tianjin/certificate-roster": (
        "students",
        {"passed": True, "credit_hours": 40, "certificate_number": "T1"},
    ),
    "tianjin/attendance-sheet": ("people", {"fee_charged": False}),
    "organiser/platform-roster": ("students", {"credit_hours": 40, "passed": True}),
}


def record(template: str, rows: int = ROWS) -> dict[str, Any]:
    path, more = ROSTERS[template]
    shared = {k: v for k, v in PERSON.items() if k != "phone" or "platform" not in template}
    people = [
        {
            "no": n + 1,
            "name": "欧阳建国"[: 2 + n % 3],
            "id_number": f"1201011980010{n:04}" + "5X"[n % 5 == 0],
            "employer": UNITS[n % 7 % len(UNITS)],
            **shared,
            **more,
        }
        for n in range(rows)
    ]
    return {path: people}


def pdf(template: str, rows: int = ROWS) -> bytes:
    return filled_to_pdf(filled_paper(default_catalogue().get(template), record(template, rows))).pdf


def pictures(data: bytes) -> list[Any]:
    return [np.asarray(page.render(scale=1).to_pil().convert("L")) for page in pypdfium2.PdfDocument(data)]


def texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(data))]


@pytest.mark.parametrize("template", ROSTERS)
def test_its_pages_look_as_if_it_were_set_whole(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    by_pages = []
    real = table_pages.LongTable.pages
    monkeypatch.setattr(
        table_pages.LongTable, "pages", lambda self, told: by_pages.append(real(self, told)) or by_pages[-1]
    )
    found = pdf(template)
    assert by_pages and by_pages[0].count("pagebreak()") == len(texts(found)) - 1
    monkeypatch.setattr(table_pages, "LONG", ROWS + 100)
    whole = pdf(template)
    assert texts(found) == texts(whole)
    assert all(np.array_equal(a, b) for a, b in zip(pictures(found), pictures(whole), strict=True))


@pytest.mark.parametrize("number", ["TJGY2025017{:04}", "WW{:016}", "i{:040}"])
def test_words_that_must_be_broken_look_as_if_they_were_measured(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = record("tianjin/certificate-roster")
    for n, person in enumerate(given["students"]):
        person["certificate_number"] = number.format(n * 37)
    template = default_catalogue().get("tianjin/certificate-roster")
    found = filled_to_pdf(filled_paper(template, given)).pdf
    monkeypatch.setattr(SimpleCells, "_broken", lambda self, text, kind, room: None)
    measured = filled_to_pdf(filled_paper(template, given)).pdf
    assert texts(found) == texts(measured)
    assert all(np.array_equal(a, b) for a, b in zip(pictures(found), pictures(measured), strict=True))


def test_it_is_set_whole_where_a_page_end_is_not_sure() -> None:
    just_so = [10.0] * 5
    assert table_pages._runs(just_so, 1, 20.0, 20.0, ()) == []
    assert table_pages._runs(just_so, 1, 25.0, 25.0, ()) == [range(1, 3), range(3, 5)]
    assert table_pages._runs(just_so, 1, 5.0, 25.0, ()) == []


def test_rows_that_stay_together_begin_a_page_together() -> None:
    rows = [10.0] * 6
    assert table_pages._runs(rows, 1, 45.0, 45.0, ()) == [range(1, 5), range(5, 6)]
    assert table_pages._runs(rows, 1, 45.0, 45.0, [range(3, 6)]) == [range(1, 3), range(3, 6)]
    assert table_pages._runs(rows, 1, 15.0, 45.0, [range(1, 3)]) == []
    assert table_pages._runs(rows, 1, 45.0, 25.0, [range(3, 6)]) == []
