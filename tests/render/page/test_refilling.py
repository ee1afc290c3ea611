"""Pages drawn from another's layout: they look as if each had been set by itself, and few are."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest

from zsgx_docs import desk
from zsgx_docs.render.page import printing
from zsgx_docs.render.page.refilling import WrittenPage

CERTIFICATE = "organiser/certificate"
PEOPLE = (
    ("王伟", "120101198001010004"),
    ("李静", "120101198803035551"),
    ("张三", "12010119900101102X"),
    ("欧阳建国", "120101198001010004"),
    ("赵䶮", "120101198001010004"),
    ("买买提·吐尔逊", "110101199007111114"),
    ("Anne O'Neil & Co", "110101199007111114"),
    ("名字很长" * 9, "110101199007111114"),
)


@pytest.fixture
def people() -> list[dict[str, Any]]:
    first = copy.deepcopy(desk.sample(CERTIFICATE)["certificates"][0])
    return [
        {**first, "name": name, "id_number": id_number, "certificate_number": f"TJ2026{number:04}"}
        for number, (name, id_number) in enumerate(PEOPLE)
    ]


def pictures(pdf: bytes) -> list[Any]:
    with pdfium.PdfDocument(pdf) as document:
        return [page.render(scale=1.5).to_numpy() for page in document]


def text_of(pdf: bytes) -> list[str]:
    with pdfium.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def issued(people: list[dict[str, Any]]) -> bytes:
    return desk.issue(CERTIFICATE, {"certificates": people}, "pdf").data


def test_every_page_looks_as_if_set_by_itself(people: list[dict[str, Any]]) -> None:
    together = issued(people)
    alone = [issued([person]) for person in people]
    assert text_of(together) == [page for pdf in alone for page in text_of(pdf)]
    for page, pdf in zip(pictures(together), alone, strict=True):
        assert np.array_equal(page, pictures(pdf)[0])


def test_a_long_class_is_set_by_two_processes_and_looks_the_same(
    people: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = issued(people)
    monkeypatch.setattr(printing, "PART", 3)
    monkeypatch.setattr(printing, "LONG", len(people))
    apart = issued(people)
    assert text_of(apart) == text_of(here)
    assert all(np.array_equal(a, b) for a, b in zip(pictures(apart), pictures(here), strict=True))


def test_people_whose_lines_break_alike_share_a_layout(
    people: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[str] = []
    setter = printing._setter

    def counting() -> Callable[[str], Any]:
        render = setter()
        return lambda page: laid_out.append(page) or render(page)

    monkeypatch.setattr(printing, "_setter", counting)
    issued(people[:2] * 10)
    assert len(laid_out) == 1


def test_pages_are_of_one_form_if_digits_ideographs_and_drawings_differ_only() -> None:
    page = WrittenPage('<p class="a">王12</p><svg viewBox="0 0 9 9"><path d="M1 1"/></svg>')
    assert page.form == WrittenPage('<p class="a">李98</p><svg viewBox="0 0 9 9"><path d="M2 2"/></svg>').form
    assert page.form != WrittenPage('<p class="b">王12</p><svg viewBox="0 0 9 9"><path d="M1 1"/></svg>').form
    assert page.form != WrittenPage('<p class="a">王1X</p><svg viewBox="0 0 9 9"><path d="M1 1"/></svg>').form
    assert page.form != WrittenPage('<p class="a">王12</p><svg viewBox="0 0 8 8"><path d="M1 1"/></svg>').form
