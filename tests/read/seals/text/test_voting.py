"""Several readings of one line made one."""

from zsgx_docs.ocr.engine import Character
from zsgx_docs.read.seals.text.voting import majority


def reading(text: str, places: int | None = None, sure: float = 0.9, **others: str) -> list[Character]:
    """A letter a place; `_` is a place where nothing was read, `others` are letters' second choices."""
    count = places or len(text)
    return [
        Character(letter, sure, at / count, (at + 1) / count, tuple(others.get(letter, "")))
        for at, letter in enumerate(text)
        if letter != "_"
    ]


def told(*readings: list[Character]) -> str:
    return "".join(character.text for character in majority(readings))


def test_what_most_readings_say_is_said() -> None:
    assert told(reading("武汉大学"), reading("武汉火学"), reading("武汉大学")) == "武汉大学"


def test_a_letter_that_one_reading_lost_is_kept_where_there_is_room_for_it() -> None:
    assert told(reading("天津_科学院"), reading("天津某科学院", sure=0.6)) == "天津某科学院"


def test_a_mark_between_two_letters_that_one_reading_takes_for_a_letter_is_none() -> None:
    crowded = [*reading("天津科学院"), Character("丶", 0.6, 0.19, 0.21)]
    crowded.sort(key=lambda character: character.start)
    assert told(reading("天津科学院"), reading("天津科学院"), crowded) == "天津科学院"


def test_known_words_choose_between_letters_that_the_ink_allows() -> None:
    assert told(reading("官昌市", sure=0.55, 官="宜"), reading("官昌市", sure=0.55, 官="宜")) == "宜昌市"


def test_known_words_never_make_a_letter_that_no_reading_offers() -> None:
    assert told(reading("官昌市", sure=0.55), reading("官昌市", sure=0.55)) == "官昌市"


def test_confidence_is_what_the_readings_agree_on() -> None:
    agreed, contested = majority([reading("武火"), reading("武大")])
    assert agreed.confidence > 0.85
    assert contested.confidence < 0.5


def test_nothing_read_is_nothing() -> None:
    assert majority([[], []]) == ()
