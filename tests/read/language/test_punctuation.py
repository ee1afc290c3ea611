"""Punctuation of recognised Chinese."""

import pytest

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.language.punctuation import wide


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("标识解析(OPC UA、MQTT)；", "标识解析（OPC UA、MQTT）；"),
        ("院士(1人)作报告", "院士（1人）作报告"),
        ("申报单位:三峡大学(盖章)", "申报单位：三峡大学（盖章）"),
        ("比例约为4:3:3", "比例约为4:3:3"),
        ("f(x) = 2, see (a)", "f(x) = 2, see (a)"),
        ("共1,200人,其中", "共1,200人，其中"),
        ("半边(没有合上", "半边(没有合上"),
        ("津高研〔2025]0737号", "津高研〔2025〕0737号"),
        ("津高研(2025〕0737号", "津高研〔2025〕0737号"),
        ("津高研[2025]0737号", "津高研[2025]0737号"),
        ("", ""),
    ],
)
def it_is_as_wide_as_in_print(read: str, printed: str) -> None:
    assert wide(Passage.at(read)).text == printed


def it_takes_doubtful_brackets_round_a_year_for_those_of_document_numbers() -> None:
    def read(sureness: float) -> str:
        bracket = Mark(confidence=sureness, alternatives=("〔",))
        marks = (*[Mark()] * 3, bracket, *[Mark()] * 9)
        return wide(Passage("鄂人社[2025]0737", marks)).text

    assert read(0.6) == "鄂人社〔2025〕0737"
    assert read(0.99) == "鄂人社[2025]0737"


def it_has_no_doubt_left_about_the_brackets_of_a_document_number() -> None:
    number = wide(Passage.at("财行〔2021]33号", Mark(confidence=0.4)))
    year = wide(Passage.at("（〔2021]年）", Mark(confidence=0.4)))

    assert number.text == "财行〔2021〕33号"
    assert [number.marks[at].confidence > 0.9 for at in (2, 3, 7)] == [True, False, True]
    assert {mark.confidence for mark in year.marks} == {0.4}
