"""What units are called."""

from zsgx_docs.read.language.unit_words import likelier, plausibility


def test_the_letter_of_the_most_votes_is_chosen() -> None:
    assert likelier([{"某": 0.9, "棋": 0.1}, {"甲": 0.8}]) == ["某", "甲"]


def test_a_known_word_outweighs_a_few_votes_but_not_many() -> None:
    assert likelier([{"研": 0.9}, {"宄": 0.5, "究": 0.4}, {"院": 0.9}]) == ["研", "究", "院"]
    assert likelier([{"研": 0.9}, {"宄": 0.95, "究": 0.05}, {"院": 0.9}]) == ["研", "宄", "院"]


def test_the_order_of_a_square_seals_letters_shows_in_known_words() -> None:
    assert plausibility("湖北大学") > plausibility("北湖学大")
    assert plausibility("") == 0.0
