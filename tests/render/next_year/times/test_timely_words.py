"""Words that belong to their year."""

from __future__ import annotations

import pytest

from zsgx_docs.render.next_year.times.timely_words import timely_words


@pytest.mark.parametrize(
    "words",
    [
        "党的二十大和二十届历次全会精神",
        "党的二十大和二十届二中、三中全会精神",
        "二十届四中全会精神",
        "省委十二届八次全会精神",
        "第十四个五年规划",
        "“十四五”规划",
        "十五五时期",
        "中央经济工作会议精神",
        "“七大战略”",
    ],
)
def test_political_wording_is_marked_and_stays(words: str) -> None:
    (found,) = timely_words(f"为深入贯彻落实{words}，现通知如下", 1)
    assert (found.old, found.new) == (words, None)


@pytest.mark.parametrize(
    "words", ["十大产业人才", "一大批人才", "第六代移动通信", "《经费决算表》", "“专精特新”", "五大类"]
)
def test_other_words_are_not(words: str) -> None:
    assert list(timely_words(words, 1)) == []


def test_documents_are_marked_and_forms_are_not() -> None:
    text = "按《继续教育规定》填写《学员名单》和《管理办法（试行）》"
    assert [found.old for found in timely_words(text, 1)] == ["《继续教育规定》", "《管理办法（试行）》"]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("第十二届技能大赛", "第十二届", "第十三届"),
        ("第9届", "第9届", "第10届"),
        ("第十九届论坛", "第十九届", "第二十届"),
        ("第3期研修班", "第3期", None),
        ("第三批基地", "第三批", None),
    ],
)
def test_a_term_counted_by_years_moves_and_any_other_is_marked(text: str, old: str, new: str | None) -> None:
    (found,) = timely_words(text, 1)
    assert (found.old, found.new) == (old, new) and "请核对" in found.note


@pytest.mark.parametrize("words", ["第二十届中央委员会第四次全体会议", "第十四届全国人民代表大会"])
def test_congresses_are_no_terms_to_be_counted_on(words: str) -> None:
    assert all(found.new is None for found in timely_words(words, 1))
