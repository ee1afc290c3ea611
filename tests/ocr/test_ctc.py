"""Probabilities step by step into characters: made-up crops of an alphabet of seven signs."""

import numpy as np
import pytest

from zsgx_docs.ocr.ctc import decode
from zsgx_docs.ocr.engine import Recognition

ALPHABET = ["中", "国", "（", "(", "口", "國", " "]


def crop(*steps: dict[str, float]) -> np.ndarray:
    """What is left of each step's certainty is blank."""
    table = np.zeros((len(steps), len(ALPHABET) + 1), np.float32)
    for row, step in zip(table, steps, strict=True):
        for sign, likely in step.items():
            row[ALPHABET.index(sign) + 1] = likely
        row[0] = 1 - sum(step.values())
    return table


def read(*steps: dict[str, float], used: float = 1.0, aspect: float = 4.0) -> Recognition:
    return decode(crop(*steps), ALPHABET, aspect, used)


def test_repeated_steps_are_one_character_and_a_blank_parts_two() -> None:
    assert read({"中": 0.9}, {"中": 0.8}, {}, {"中": 0.9}).text == "中中"


def test_a_character_is_as_sure_as_its_surest_step() -> None:
    assert read({"国": 0.6}, {"国": 0.9}).characters[0].confidence == pytest.approx(0.9)


def test_other_likely_signs_are_offered_likeliest_first() -> None:
    character = read({"口": 0.6, "中": 0.1, "国": 0.25}).characters[0]
    assert (character.text, character.alternatives) == ("口", ("国", "中"))


def test_hesitating_between_widths_of_one_sign_is_no_doubt() -> None:
    character = read({"（": 0.5, "(": 0.45}).characters[0]
    assert character.text == "（"
    assert character.confidence == pytest.approx(0.95)
    assert character.alternatives == ("(",)


def test_a_traditional_letter_speaks_for_its_simplified_form() -> None:
    character = read({"國": 0.5, "国": 0.4, "口": 0.1}).characters[0]
    assert (character.text, character.alternatives) == ("国", ("口",))
    assert character.confidence == pytest.approx(0.9)


def test_two_widths_together_may_outweigh_another_sign() -> None:
    assert read({"口": 0.4, "（": 0.3, "(": 0.3}).text == "（"


def test_places_are_shares_of_the_crop_without_its_padding() -> None:
    steps = [{}, {"中": 0.9}, {}, {"国": 0.9}, {}, {}, {}, {}]
    first, second = read(*steps, used=0.5).characters
    assert (first.start + first.end) / 2 == pytest.approx(1.5 / 4, abs=0.03)
    assert second.start >= first.end
    assert second.end <= 1


def test_a_character_nearly_read_between_two_others_shows_as_a_gap() -> None:
    first, second = read({"中": 0.9}, {}, {"口": 0.4}, {}, {"国": 0.9}).characters
    assert first.gap == pytest.approx(0.4)
    assert second.gap == 0


def test_a_space_is_no_gap() -> None:
    assert read({"中": 0.9}, {" ": 0.4}, {"国": 0.9}).characters[0].gap == 0


def test_blank_steps_alone_say_nothing() -> None:
    reading = read({}, {}, {})
    assert reading == Recognition()
    assert reading.confidence == 0
