"""What is said of a value that cannot stand there is said in Chinese, whatever it is."""

import re
from typing import Any

import pytest

from zsgx_docs.values import kinds
from zsgx_docs.values.kind import MOST_QUOTED, in_words

GIVEN: list[Any] = [None, True, False, {"a": None}, [1, None], 3.5, -1, "x y", float("nan")]
PYTHON = re.compile(r"True|False|None|[\[{]'?|<class|nan|Decimal")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "空"),
        (True, "是"),
        (False, "否"),
        (3, "3"),
        ("甲\n乙", "“甲 乙”"),
        ({}, "几项内容"),
        ([], "一串内容"),
    ],
)
def test_a_value_is_said_in_words(value: object, said: str) -> None:
    assert in_words(value) == said


def test_a_long_text_is_cut() -> None:
    assert in_words("字" * 1000) == f"“{'字' * MOST_QUOTED}…”"


@pytest.mark.parametrize("name", kinds)
def test_no_kind_answers_in_python(name: str) -> None:
    for given in GIVEN:
        try:
            kinds[name].format(given)
        except ValueError as error:
            assert not PYTHON.search(str(error)), (given, str(error))
