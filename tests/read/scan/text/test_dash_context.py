"""Dashes between phrases, read as 一."""

import pytest

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.scan.text.dash_context import with_dash_chains


def mended(text: str) -> str:
    return with_dash_chains(Passage.at(text, Mark(confidence=0.99))).text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("形成“技术攻关一成果转化一人才培养”闭环", "形成“技术攻关—成果转化—人才培养”闭环"),
        ("2027年7月21日一23日，7一8月", "2027年7月21日—23日，7—8月"),
        ("（调研一试点一推广）", "（调研—试点—推广）"),
        ("（调研-试点-推广）", "（调研—试点—推广）"),
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


def test_long_phrases_leave_no_doubt_and_parts_of_words_are_no_joints() -> None:
    told = with_dash_chains(Passage.at("“技术攻关一成果转化一人才培养”", Mark(confidence=0.5)))
    assert all(told.marks[at].confidence > 0.9 for at in (5, 10))
    assert mended("领导实行统一规划一抓到底") == "领导实行统一规划一抓到底"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("帮助—线工程师", "帮助一线工程师"),
        ("统—印制", "统一印制"),
        ("第—天", "第一天"),
        ("系统—平台", "系统—平台"),
        ("理论—线上教学", "理论—线上教学"),
        ("平台—体系", "平台—体系"),
    ],
)
def test_a_stroke_in_a_word_is_no_dash_where_recognition_was_open(read: str, meant: str) -> None:
    mark = Mark(confidence=0.3, alternatives=("一",))
    assert with_dash_chains(Passage.at(read, mark)).text == meant
    assert mended(read) == read


def test_a_worn_figure_two_stays_doubted() -> None:
    told = with_dash_chains(Passage.at("第一天", Mark(confidence=0.5, alternatives=("二", "—"))))
    assert told.marks[1].confidence == 0.5


def test_a_lone_hyphen_between_characters_is_one_in_a_word_and_doubted_elsewhere() -> None:
    assert mended("新-代信息技术") == "新一代信息技术"
    (doubted,) = (m for m in with_dash_chains(Passage.at("武汉-襄阳")).marks if m.confidence < 0.5)
    assert doubted.alternatives == ("一", "—")
