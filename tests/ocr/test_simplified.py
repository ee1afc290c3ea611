"""Traditional letters as simplified print has them."""

import pytest

from zsgx_docs.ocr.simplified import simplified


@pytest.mark.parametrize(
    ("traditional", "print_"), [("江漢大學", "江汉大学"), ("姜靜靜", "姜静静"), ("黃石車務段", "黄石车务段")]
)
def test_a_traditional_letter_becomes_its_simplified_form(traditional: str, print_: str) -> None:
    assert simplified(traditional) == print_


@pytest.mark.parametrize("name", ["乾元", "鍾南山", "王昇", "於之莹", "宫商角徵羽", "喆堃翀"])
def test_letters_that_are_standard_in_names_stay(name: str) -> None:
    assert simplified(name) == name
