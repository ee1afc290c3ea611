"""How sure a value is, and when a person should look."""

from __future__ import annotations

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.verify.calibration import calibrated, curves
from zsgx_docs.read.verify.confidence import (
    appraised,
    character_doubts,
    deserves_second_look,
    doubt_of,
    doubts_of_flagged,
)
from zsgx_docs.read.verify.value import Value, Weight
from zsgx_docs.template.schema import Field
from zsgx_docs.values.kind import Parsed

CELL = Box(100, 100, 200, 120)


def _read(text: str, *sureness: float) -> Passage:
    return Passage(text, tuple(Mark(confidence=c, alternatives=("甲",)) for c in sureness))


def _value(text: Passage, kind: str, weight: Weight = "as read") -> Value:
    reading = Reading("students[0].it", kind, text, ((1, CELL),), None, 1.0)
    return Value(Field("students[].it", kind, "栏目"), reading.path, reading, Parsed(text.text), (), weight)


def _doubt(value: Value) -> str | None:
    grounds = appraised(value)
    return doubt_of(value, calibrated(grounds.group, grounds.sureness))


def it_trusts_a_short_value_as_far_as_all_its_characters() -> None:
    grounds = appraised(_value(_read("王芳", 0.9, 0.8), "name"))
    assert (grounds.group, grounds.sureness) == ("name", 0.9 * 0.8)
    assert _doubt(_value(_read("王芳", 0.99, 0.6), "name")) == "字迹识别把握不大"
    assert _doubt(_value(_read("王芳", 0.999, 0.999), "name")) is None


def it_trusts_prose_as_far_as_its_characters_on_average() -> None:
    grounds = appraised(_value(_read("水火", 0.9, 0.8), "prose"))
    assert (grounds.group, round(grounds.sureness, 6)) == ("prose", 0.85)


def it_takes_a_place_where_nothing_stands_for_what_it_is() -> None:
    for kind in ("prose", "name"):
        grounds = appraised(_value(_read(""), kind))
        assert (grounds.group, grounds.sureness) == ("empty", 1.0)


def it_counts_the_doubtful_places_of_prose() -> None:
    text = _read("水" * 100, *([1.0] * 97), 0.5, 0.5, 0.4)
    assert _doubt(_value(text, "prose")) == "文中有3处字迹把握不大"
    assert [doubt.start for doubt in character_doubts(text)] == [97, 98, 99]
    assert _doubt(_value(_read("水" * 100, *([0.9999] * 100)), "prose")) is None


def it_shows_in_a_flagged_value_the_characters_it_is_flagged_for() -> None:
    assert [d.start for d in doubts_of_flagged(_read("装备有靠性", 0.99, 0.99, 0.71, 0.99, 0.89))] == [2, 4]
    assert [d.start for d in doubts_of_flagged(_read("装备 有靠", 0.98, 0.97, 0.1, 0.99, 0.98))] == [1]
    assert doubts_of_flagged(_read("")) == ()


def it_says_on_the_page_where_a_character_is_doubtful() -> None:
    text = Passage("王芳", (Mark(2, CELL, 1, 0.99), Mark(2, CELL, 1, 0.3, alternatives=("方",))))
    [doubt] = character_doubts(text)
    assert doubt.to_json() == {
        "start": 1, "end": 2, "page": 2, "box": [100.0, 100.0, 200.0, 120.0], "alternatives": ["方"]
    }  # fmt: skip


def it_relies_on_figures_that_a_second_reading_confirms_more_than_on_words() -> None:
    unsure = (0.99, 0.6)
    assert deserves_second_look(_value(_read("12", *unsure), "int"))
    assert _doubt(_value(_read("12", *unsure), "int", "agreed")) is None
    assert _doubt(_value(_read("王芳", *unsure), "name", "agreed")) == "字迹识别把握不大"


def it_has_a_person_look_where_two_readings_differ() -> None:
    assert _doubt(_value(_read("12", 0.99, 0.99), "int", "split")) == "两次识别结果不一致"


def it_relies_on_what_a_check_digit_or_other_values_bear_out() -> None:
    assert appraised(_value(_read("12", 0.9, 0.9), "int", "vouched")).group == "checked"
    assert _doubt(_value(_read("12", 0.8, 0.8), "int", "vouched")) is None


def it_never_claims_certainty_and_never_trusts_less_what_is_surer() -> None:
    for group, curve in curves().items():
        rising = [curve.at(step / 50) for step in range(51)]
        assert rising == sorted(rising), group
        assert rising[0] > 0 and rising[-1] < 1, group


def it_doubts_a_stroke_in_prose_that_may_be_a_dash() -> None:
    def stroke(confidence: float) -> Value:
        doubted = Mark(confidence=confidence, alternatives=("—",))
        marks = (*[Mark()] * 2, doubted, *[Mark()] * 202)
        return _value(Passage("攻关一转化" + "水" * 200, marks), "prose")

    assert _doubt(stroke(0.95)) == "文中有1处字迹把握不大"
    assert [(d.start, d.alternatives) for d in character_doubts(stroke(0.95).text)] == [(2, ("—",))]
    assert _doubt(stroke(0.998)) is None


def test_the_sign_that_ends_a_date_needs_no_certainty() -> None:
    for at, risky in ((10, False), (4, True)):
        marks = [0.5 if i == at else 0.9999 for i in range(11)]
        assert deserves_second_look(_value(_read("2026年10月12日", *marks), "date")) == risky
