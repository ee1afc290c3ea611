"""What stands beside a value and was not read, ink that nobody types, and specimens."""

import pytest

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.verify.doubts.unread import (
    doubted_beside,
    doubted_specimens,
    doubted_taken_twice,
    left_unread,
    with_ink,
)

CELL = ((1, Box(300, 650, 520, 725)),)
INK = frozenset({"finance_seal"})


def leaf(path: str, text: str = "", value: object = None) -> Evidence:
    return Evidence(path, "栏目", value, text, 1.0, boxes=CELL)


def seal(box: Box, page: int = 1) -> Seal:
    return Seal(page, box, "round", "red", "江汉大学", 0.95)


@pytest.mark.parametrize(
    ("stamp", "there"),
    [
        (seal(Box(360, 640, 470, 750)), True),
        (seal(Box(360, 640, 470, 750), page=2), False),
        (seal(Box(360, 500, 470, 610)), False),
    ],
)
def test_a_seal_in_its_cell_is_there(stamp: Seal, there: bool) -> None:
    (found,) = with_ink([leaf("finance_seal", value=False)], INK, frozenset(), [], [stamp])
    assert found.value is there


def test_a_picture_in_the_place_of_a_seal_is_one_and_no_longer_unread() -> None:
    picture = Unread("picture", "有图片", near=("finance_seal",))
    (found,) = with_ink([leaf("finance_seal", value=False)], INK, INK, [picture])
    assert (found.value, found.needs_review, left_unread([picture], INK)) == (True, False, [])


def test_typed_words_are_no_seal_and_are_doubted() -> None:
    (found,) = with_ink([leaf("finance_seal", "（公章）", True)], INK, INK, [])
    assert (found.value, found.needs_review) == (False, True)


def test_what_was_not_read_doubts_the_leaves_below_its_value() -> None:
    picture = Unread("picture", "有图片", near=("training_dates",))
    found = doubted_beside([leaf("training_dates.start"), leaf("venue")], [picture])
    assert [each.needs_review for each in found] == [True, False]


def test_characters_of_two_values_doubt_both_by_name() -> None:
    found = doubted_taken_twice([leaf("venue"), leaf("applicant")], {"venue": "applicant"})
    assert [each.reason for each in found] == ["这段文字同时被当成“栏目”的内容，请核对", None]


@pytest.mark.parametrize(
    "text", ["×××", "例：张三", "XX大学", "«联系人»", "1XXXXXXXXXX", "同上", "以下空白", "某某公司", "13号 *"]
)
def test_a_specimen_is_doubted(text: str) -> None:
    assert doubted_specimens([leaf("venue", text)])[0].needs_review


@pytest.mark.parametrize(
    "text", ["天津海河智造研究院", "同济大学", "3×4米", "57人×4晚×200元", "如东县人民医院", "X射线检测"]
)
def test_an_honest_value_is_not(text: str) -> None:
    assert not doubted_specimens([leaf("venue", text)])[0].needs_review
