"""What differs is marked, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zsgx_docs.desk.review.comparing.segments import TextSegment, marked

texts = st.text("01O班斑修\n", max_size=30)


def whole(parts: list[TextSegment]) -> str:
    return "".join(part.text for part in parts)


def plain(parts: list[TextSegment]) -> str:
    return "".join(part.text for part in parts if not part.is_marked)


@given(texts, texts)
def test_nothing_is_lost_and_what_is_not_marked_is_the_same(one: str, other: str) -> None:
    mine, theirs = marked(one, other)
    assert (whole(mine), whole(theirs)) == (one, other)
    assert plain(mine) == plain(theirs)


@given(texts)
def test_the_same_has_no_mark(text: str) -> None:
    assert not any(part.is_marked for side in marked(text, text) for part in side)


def test_one_character_is_one_mark() -> None:
    mine, theirs = marked("高级研修班", "高级研修斑")
    assert mine == [TextSegment("高级研修", False), TextSegment("班", True)]
    assert theirs[-1] == TextSegment("斑", True)


def test_two_zeros_gone_are_seen() -> None:
    mine, theirs = marked("105000.00", "1050.00")
    assert [part.text for part in mine if part.is_marked] == ["00"]
    assert not any(part.is_marked for part in theirs)


def test_texts_too_long_to_weigh_are_marked_from_first_to_last() -> None:
    one, other = "头" + "甲乙" * 3000 + "尾", "头" + "乙丙" * 3000 + "尾"
    mine, _ = marked(one, other)
    assert [part.is_marked for part in mine] == [False, True, False]
