"""Values written by hand are all to be looked at; printed ones are not called handwritten."""

from dataclasses import replace

import pytest

from forge import SCANNERS, Paper, by_hand, printed, scan, unsteady
from forge.faces import HANDS_FOLDER
from zsgx_docs import desk
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.extract import extract
from zsgx_docs.read.match.observation import HANDWRITTEN
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.verify.doubts.handwriting import doubted_by_hand
from zsgx_docs.read.verify.reasons import reason_for
from zsgx_docs.render.docx.fill import render_word
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.template.catalogue import default_catalogue

SAID = reason_for(HANDWRITTEN)
NAME = "tianjin/final-accounts"
HAND = "Ma Shan Zheng"


def reading(text: str, *strangeness: float | None) -> Reading:
    marks = tuple(Mark(strangeness=s) for s in strangeness or (None,) * len(text))
    return Reading(text, "text", Passage(text, marks), (), None, 1.0)


def doubted(*readings: Reading) -> set[str]:
    return {r.path for r in doubted_by_hand(readings) if HANDWRITTEN in r.observations}


PRINTED = [reading(f"湖北{n}", 0.001, 0.003, None) for n in "甲乙丙丁戊己庚辛"]


def test_a_value_that_no_face_is_like_was_written_by_hand() -> None:
    assert doubted(reading("王芳", 0.05, 0.06), *PRINTED) == {"王芳"}


def test_print_that_a_rule_runs_through_is_no_hand() -> None:
    assert doubted(reading("王芳", 0.02, 0.03), *PRINTED) == set()


def test_one_odd_character_among_printed_ones_is_no_hand() -> None:
    assert doubted(reading("王翀芳", 0.001, 0.09, 0.002), *PRINTED) == set()


def test_beside_handwriting_less_is_needed() -> None:
    values = [reading(f"武汉{n}", 0.02, 0.03, None) for n in "甲乙丙"]
    phone = reading("139", 0.03, 0.02, 0.03)
    assert doubted(phone, *PRINTED) == set()
    assert doubted(phone, *values, *PRINTED[:2]) == {"139", *(v.path for v in values)}


def test_where_most_is_handwritten_only_known_print_is_not_asked_about() -> None:
    values = [reading(f"武汉{n}", 0.02, 0.03, None) for n in "甲乙丙"]
    assert doubted(reading("11"), reading("湖北", 0.001, 0.002), *values) == {"11", *(v.path for v in values)}


def filled_in(face: str | None) -> bytes:
    """A form as PDF, its blanks printed or in a face of handwriting."""
    form = default_catalogue().get(NAME)
    form = replace(form, source=by_hand(form.source, face)) if face else form
    return word_to_pdf(render_word(form, desk.sample(NAME))).pdf


def returned(paper: bytes | Paper, scanner: str) -> dict[str, str | None]:
    """Why each value that has text should be looked at."""
    found = extract(scan(paper, SCANNERS[scanner], seed=3).pdf, "扫描.pdf", default_catalogue())
    return {f.path: f.reason for f in found.fields if f.text.strip()}


def test_a_form_filled_in_by_hand_is_all_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZSGX_FONTS", str(HANDS_FOLDER))
    pdf = filled_in(HAND)
    reasons = returned(unsteady(printed(pdf), pdf, HAND, seed=3), "grey")
    assert len(reasons) > 15
    assert {path for path, reason in reasons.items() if SAID not in (reason or "")} == set()


def test_a_form_typed_in_a_face_of_handwriting_is_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZSGX_FONTS", str(HANDS_FOLDER))
    reasons = returned(filled_in(HAND), "grey")
    assert len(reasons) > 15
    assert {path for path, reason in reasons.items() if SAID in (reason or "")} == set()


def test_a_printed_form_is_not_called_handwritten() -> None:
    reasons = returned(filled_in(None), "copier")
    assert len(reasons) > 15
    assert {path for path, reason in reasons.items() if SAID in (reason or "")} == set()


def test_misread_characters_among_print_are_no_hand() -> None:
    strange = reading("处学", 0.05, 0.1)
    misread = replace(
        strange, text=Passage("处学", tuple(replace(m, confidence=0.5) for m in strange.text.marks))
    )
    assert doubted(strange, *PRINTED) == {"处学"}
    assert doubted(misread, *PRINTED) == set()


def test_print_with_a_few_strange_figures_or_a_hair_on_it_is_no_hand() -> None:
    mixed = reading("依托36家", 0.001, 0.002, 0.09, 0.09, 0.001)
    spoilt = reading("刘雨", 0.1, 0.005)
    assert doubted(mixed, spoilt, *PRINTED) == set()
