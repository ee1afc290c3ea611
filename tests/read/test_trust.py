"""How sure a value is, and when a person should look."""

from __future__ import annotations

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Seal
from zsgx_docs.read.trust import character_doubts, doubt_of, doubted_under_seals, value_confidence

CELL = Box(100, 100, 200, 120)


def _read(text: str, *sureness: float) -> Passage:
    return Passage(text, tuple(Mark(confidence=c, alternatives=("甲",)) for c in sureness))


def _field(text: str) -> Evidence:
    return Evidence("applicant.fax", "传真", text or None, text, 1.0, boxes=((1, CELL),))


def _seal(colour: str, page: int = 1) -> Seal:
    return Seal(page, Box(150, 60, 270, 180), "round", "dark" if colour == "dark" else "red", "某某大学", 0.9)


def it_trusts_a_short_value_as_far_as_all_its_characters() -> None:
    assert value_confidence(_read("王芳", 0.9, 0.8)) == 0.9 * 0.8
    assert doubt_of(_read("王芳", 0.99, 0.8), "name") == "字迹识别把握不大"
    assert doubt_of(_read("王芳", 0.99, 0.99), "name") is None


def it_counts_the_doubtful_places_of_prose() -> None:
    text = _read("水" * 100, *([1.0] * 97), 0.5, 0.5, 0.4)
    assert doubt_of(text, "prose") == "文中有3处字迹把握不大"
    assert [doubt.start for doubt in character_doubts(text)] == [97, 98, 99]
    assert doubt_of(_read("水" * 100, *([0.9999] * 100)), "prose") is None


def it_asks_more_of_a_name_than_of_other_values() -> None:
    assert doubt_of(_read("王芳", 0.99, 0.96), "name") == "字迹识别把握不大"
    assert doubt_of(_read("武汉", 0.99, 0.96), "text") is None


def it_doubts_a_stroke_in_prose_that_may_be_a_dash() -> None:
    def stroke(confidence: float) -> Passage:
        return Passage(
            "攻关一转化", (*[Mark()] * 2, Mark(confidence=confidence, alternatives=("—",)), *[Mark()] * 2)
        )

    text = stroke(0.95) + _read("水" * 200, *([1.0] * 200))
    assert doubt_of(text, "prose") == "文中有1处字迹把握不大"
    assert [(d.start, d.alternatives) for d in character_doubts(text)] == [(2, ("—",))]
    assert doubt_of(stroke(0.998) + _read("水" * 200, *([1.0] * 200)), "prose") is None


def it_doubts_an_empty_field_under_a_dark_seal() -> None:
    [field] = doubted_under_seals([_field("")], [_seal("dark")])
    assert field.needs_review and "印章" in (field.reason or "")


def it_does_not_doubt_what_was_read_nor_what_lies_elsewhere_nor_under_red() -> None:
    assert not doubted_under_seals([_field("027-87650124")], [_seal("dark")])[0].needs_review
    assert not doubted_under_seals([_field("")], [_seal("dark", page=2)])[0].needs_review
    assert not doubted_under_seals([_field("")], [_seal("red")])[0].needs_review
