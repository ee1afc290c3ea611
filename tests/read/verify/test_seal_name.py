"""Seals of which print hides some letters."""

import pytest

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal, SealLetter
from zsgx_docs.read.verify.seal_name import spells
from zsgx_docs.read.verify.seal_owner import with_owners

NAME = "江汉精密制造研究院"


def ring(text: str, doubtful: str = "", sureness: float = 0.4) -> list[SealLetter]:
    """Letters at the places that they have in the text; "·" is one that was not read."""
    return [
        SealLetter(letter, sureness if letter in doubtful else 0.99, 0.1 + 0.09 * place)
        for place, letter in enumerate(text)
        if letter != "·"
    ]


@pytest.mark.parametrize("text", [NAME, "江汉···造研究院", "·汉精密制造研·院"])
def test_letters_in_their_places_spell_a_name_whatever_is_hidden_between_them(text: str) -> None:
    assert spells(ring(text), NAME)


def test_a_bad_look_at_a_letter_does_not_speak_against_the_name() -> None:
    assert spells(ring("江汉家密制造研究院", "家"), NAME)


@pytest.mark.parametrize(
    "text",
    ["江汉精密··制造研究院", "江汉·制造研究院", "江汉精工制造研究院", "·····造研究院", "江汉精密制造中心"],
)
def test_other_room_other_letters_or_too_few_spell_another(text: str) -> None:
    assert not spells(ring(text), NAME)


def test_nothing_is_spelt_without_letters() -> None:
    assert not spells([], NAME)


def test_a_seal_with_hidden_letters_says_the_name_of_its_unit_no_surer_than_it_was_read() -> None:
    letters = ring("江汉···造研究院")
    seal = Seal(1, Box(0, 0, 120, 120), "round", "red", "江汉造研究院", 0.3, letters=tuple(letters))
    unit = Evidence("applicant.name", "单位名称", NAME, NAME, 1.0)
    (owned,) = with_owners([seal], [unit], ["applicant.name"])
    assert (owned.text, owned.confidence, owned.matches) == (NAME, 0.3, "applicant.name")
