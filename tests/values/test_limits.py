"""Kinds at their very limits: what they print, telephone and document numbers, names."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from zsgx_docs.values import Context, Parsed, kinds
from zsgx_docs.values.kind import joined, parts_of
from zsgx_docs.values.titles import TITLES


def read(name: str, text: str, year: int | None = None) -> Parsed:
    return kinds[name].parse(text, Context(year))


def value(name: str, text: str, year: int | None = None) -> Any:
    return read(name, text, year).value


def is_doubted(name: str, text: str, year: int | None = None) -> bool:
    return read(name, text, year).doubt is not None


def test_a_document_number_has_five_digits_at_most_and_no_leading_zeros() -> None:
    assert value("docno", "鄂〔2025〕00012号") == "鄂〔2025〕12号"
    assert is_doubted("docno", "鄂〔2025〕123456号")
    assert is_doubted("docno", "鄂〔2025〕12号文")
    assert read("docno", "鄂〔2025〕12").doubt == "发文字号不完整，已补全：鄂〔2025〕12"
    assert not is_doubted("docno", "鄂〔2025〕第12号")


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("int", [0, 7, 10**9], [-1, 1.0, "1", True]),
        ("number", [0, 1.5, Decimal("2.50")], [-1, True, "1", float("inf"), float("nan")]),
        ("share", [0, 1, 0.5, Decimal("0.25")], [-0.01, 1.01, True, "0.5"]),
        ("money", [0, -1, "1.5", 1.25, Decimal("1.10")], [1.001, True, None.__class__, [1]]),
        ("fraction", ["1/7", "10/12"], ["0/7", "1/0", "1/07", 7]),
        ("tick", [True, False], [1, 0, "☑"]),
        ("yesno", [True, False], [1, "是"]),
        ("ink", [True, False], [1, "有"]),
        ("no_fee", [True, False], [1, 0, "不得"]),
        ("level", ["national"], ["国家级", True]),
        ("text", ["", "甲"], [1, True, ["甲"]]),
    ],
)
def test_only_values_of_its_type_are_printed(name: str, good: list[Any], bad: list[Any]) -> None:
    for right in good:
        assert isinstance(kinds[name].format(right), str)
    for wrong in bad:
        with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
            kinds[name].format(wrong)
    assert kinds[name].format(None) == ""


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("13012345678", "13012345678"),
        ("19912345678", "19912345678"),
        ("12012345678", None),
        ("013812345678", "13812345678"),
        ("010-12345678", None),
        ("010-22345678", "010-22345678"),
        ("010-2234567", None),
        ("0312-2234567", "0312-2234567"),
        ("0212-2234567", None),
        ("87654321", "87654321"),
        ("8765432", "8765432"),
        ("876543", None),
        ("17654321", None),
        ("87654321-123456", "87654321-123456"),
        ("87654321-1234567", None),
        ("800-123-4567", "800-123-4567"),
        ("500-123-4567", None),
        ("0086 13812345678", "13812345678"),
        ("13812345678.0", "13812345678"),
        ("876543.0", None),
    ],
)
def test_a_telephone_number_has_as_many_digits_as_there_are(written: str, number: str | None) -> None:
    parsed = read("phone", written)
    assert (parsed.value if parsed.doubt is None else None) == number


@pytest.mark.parametrize(
    ("written", "doubted"), [("王芳", False), ("王", True), ("王 芳 明", False), ("王 芳 明 亮", True)]
)
def test_a_name_has_two_characters_and_may_be_spread_out_to_three(written: str, doubted: bool) -> None:
    assert is_doubted("name", written) is doubted


def test_a_unit_has_letters_and_a_certificate_figures() -> None:
    assert is_doubted("unit", "123") and is_doubted("unit", "_1_")
    assert not is_doubted("unit", "A") and not is_doubted("unit", "某院")
    assert (
        is_doubted("certno", "甲乙") and not is_doubted("certno", "甲1") and not is_doubted("certno", "Ａ甲")
    )


def test_doubts_are_joined_and_none_is_none() -> None:
    assert joined(None, "", None) is None
    assert joined("甲", None, "乙") == "甲；乙"


def test_a_value_falls_into_its_parts() -> None:
    assert parts_of(kinds["int"], 5) == {"": 5}
    assert parts_of(kinds["int"], None) == {"": None}
    assert parts_of(kinds["dates"], {"text": "x"}) == {"text": "x", "start": None, "end": None}
    assert parts_of(kinds["months"], None) == {"text": None, "start_month": None, "end_month": None}


def test_the_titles_are_those_of_the_states_lists() -> None:
    assert {"正高级工程师", "高级工程师", "工程师", "助理工程师", "副教授", "教授", "助理研究员"} <= TITLES
    assert {"二级教师", "高级技师", "副编审", "主管药师"} <= TITLES
    assert not {"正高级教授", "助理教授", "副工程师", "", "高级"} & TITLES
    assert len(TITLES) == 78


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("id_number", "11010519491231002X"),
        ("phone", "027-87654321"),
        ("mobile", "13812345678"),
        ("months", "5月"),
        ("datetime", "2025年12月25日17点"),
        ("date", "2025年12月25日"),
        ("money", "5元"),
        ("share", "5%"),
        ("fraction", "1/7"),
        ("int", "5人"),
        ("number", "5学时"),
        ("year", "2026年"),
        ("yesno", "是"),
        ("tick", "☑"),
        ("level", "国家级"),
    ],
)
@pytest.mark.parametrize("beside", ["甲{}", "{}甲"])
def test_words_beside_a_value_are_never_passed_over(name: str, whole: str, beside: str) -> None:
    assert not is_doubted(name, whole)
    assert is_doubted(name, beside.format(whole))


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("4.20106E+17", "科学计数"),
        ("4.20106E+17甲", "不是18位"),
        ("110105491231002", "是15位旧身份证号"),
        ("1101054912310021", "应为18位，这里是16位"),
        ("11010549123100", "不是18位"),
    ],
)
def test_an_id_number_that_is_none_says_what_it_looks_like(written: str, reason: str) -> None:
    assert reason in (read("id_number", written).doubt or "")


def test_numbers_apart_are_several_only_if_each_is_one() -> None:
    assert read("phone", "027-87654321 13812345678") == Parsed("027-87654321、13812345678")
    doubted = read("phone", "027-87654321 123")
    assert doubted == Parsed("027-87654321 123", "电话的位数或写法不对：027-87654321123")
