"""Dashes between phrases, read as 一."""

import pytest

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.scan.dash_chains import with_dash_chains


def mended(text: str) -> str:
    return with_dash_chains(Passage.at(text, Mark(confidence=0.99))).text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("形成“技术攻关一成果转化一人才培养”闭环", "形成“技术攻关—成果转化—人才培养”闭环"),
        ("（调研一试点一推广）", "（调研—试点—推广）"),
        ("“技术攻关—成果转化一人才培养”", "“技术攻关—成果转化—人才培养”"),
    ],
)
def test_phrases_of_one_length_are_joined_by_dashes(read: str, meant: str) -> None:
    assert mended(read) == meant


@pytest.mark.parametrize(
    "text",
    ["一心一意，统一标准、统一管理", "每人一册", "实行统一领导统一管理", "“一带一路”建设", "第一批和第一期"],
)
def test_sentences_with_the_character_stay(text: str) -> None:
    assert mended(text) == text


def test_what_is_changed_is_doubted_with_the_other_reading() -> None:
    marks = with_dash_chains(Passage.at("调研一试点一推广", Mark(confidence=0.99))).marks
    assert [(i, m.alternatives) for i, m in enumerate(marks) if m.confidence < 0.5] == [
        (2, ("一",)),
        (5, ("一",)),
    ]


def test_no_doubt_is_left_where_one_of_them_has_the_shape_of_a_dash() -> None:
    told_by_shape = Mark(confidence=0.3, alternatives=("一",))
    text = Passage(
        "调研—试点一推广", (*Passage.at("调研").marks, told_by_shape, *Passage.at("试点一推广").marks)
    )
    mended = with_dash_chains(text)
    assert mended.text == "调研—试点—推广"
    assert all(mark.confidence > 0.9 for mark in mended.marks)
