"""Known words in place of what cannot be read whole: which, and when a person need not look."""

from __future__ import annotations

import pytest

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.verify.value import Value, Weight, parse
from zsgx_docs.read.verify.vocabulary import fills_the_gaps, with_known_words, without_doubt
from zsgx_docs.template.roles import Role
from zsgx_docs.template.schema import Field
from zsgx_docs.values.kind import Context

EM = 12.0


def read(shown: str, doubtful: str = "") -> Passage:
    """Characters an em apart; where a dot stands nothing was read."""
    seen = [
        (c, Mark(1, Box(i * EM, 0, (i + 1) * EM, EM), 1, 0.4 if c in doubtful else 0.999))
        for i, c in enumerate(shown)
        if c != "."
    ]
    return Passage("".join(c for c, _ in seen), tuple(mark for _, mark in seen))


def value(path: str, kind: str, text: Passage, weight: Weight = "split", role: Role | None = None) -> Value:
    reading = Reading(path, kind, text, ((1, Box(0, 0, 100, EM)),), None, 1.0)
    field = Field(path, kind, "单位名称", role=role)
    return Value(field, path, reading, parse(reading, Context()), (), weight)


def title(shown: str, doubtful: str, role: Role | None = "title") -> Value:
    return with_known_words([value("students[0].rank", "text", read(shown, doubtful), role=role)])[0]


ELSEWHERE = value("applicant.name", "unit", read("荆州市污染防治集团公司"), "as read")


def known(shown: str, doubtful: str) -> Value:
    return with_known_words([value("cover_applicant", "unit", read(shown, doubtful)), ELSEWHERE])[0]


def test_of_titles_the_one_that_is_nearest_is_taken_and_not_one_that_is_far_too_short() -> None:
    assert title("高聚绎济师", "高聚绎").parsed.value == "高级经济师"
    assert title("甲乙丙济师", "甲乙丙").parsed.value == "甲乙丙济师"
    assert title("高聚绎济师", "高聚绎", role=None).parsed.value == "高聚绎济师"


def test_a_known_unit_that_just_fills_the_gaps_is_certain_where_the_record_demands_it() -> None:
    found = known("荆州市污.防治.团公司", "污")
    certain, _ = without_doubt([found, ELSEWHERE], {"cover_applicant", "applicant.name"})
    unasked, _ = without_doubt([found, ELSEWHERE], {"applicant.name"})

    assert found.parsed.value == certain.parsed.value == "荆州市污染防治集团公司"
    assert found.remarks and not certain.remarks and certain.weight == "vouched"
    assert unasked.remarks == found.remarks


def test_a_known_unit_for_which_there_is_no_room_stays_doubted() -> None:
    found = known("荆州市污染防治公司", "治公")
    (still, _) = without_doubt([found, ELSEWHERE], {"cover_applicant"})

    assert found.parsed.value == "荆州市污染防治集团公司"
    assert still.remarks == found.remarks and still.remarks


@pytest.mark.parametrize(
    ("shown", "doubtful", "fits"),
    [
        ("武汉.学人民医院", "", True),
        ("武汉天学人民医院", "天", True),
        ("武汉学人民医院", "", False),
        ("武汉..学人民医院", "", False),
        ("大学人民医院", "", False),
        ("武.....医院", "", False),
    ],
)
def test_a_word_fills_gaps_of_its_own_width_only(shown: str, doubtful: str, fits: bool) -> None:
    assert fills_the_gaps("武汉大学人民医院", read(shown, doubtful)) is fits
