"""What stands beside a value and was not read, and specimens."""

import pytest

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.verify.doubts.unread import (
    doubted_beside,
    doubted_specimens,
    doubted_taken_twice,
)

CELL = ((1, Box(300, 650, 520, 725)),)


def leaf(path: str, text: str = "", value: object = None) -> Evidence:
    return Evidence(path, "栏目", value, text, 1.0, boxes=CELL)


def test_what_was_not_read_doubts_the_leaves_below_its_value() -> None:
    picture = Unread("picture", "有图片", near=("training_dates",))
    found = doubted_beside([leaf("training_dates.start"), leaf("venue")], [picture])
    assert [each.needs_review for each in found] == [True, False]


def test_characters_of_two_values_doubt_both_by_name() -> None:
    found = doubted_taken_twice([leaf("venue"), leaf("applicant")], {"venue": "applicant"})
    assert [each.reason for each in found] == ["这段文字同时被当成“栏目”的内容，请核对", None]


@pytest.mark.parametrize(
    "text",
    [
        "×××",
        "例：张三",
        "XX大学",
        "«联系人»",
        "1XXXXXXXXXX",
        "同上",
        "以下空白",
        "某某公司",
        "13号 *",
        "陈晨（示例）",
    ],
)
def test_a_specimen_is_doubted(text: str) -> None:
    assert doubted_specimens([leaf("venue", text)])[0].needs_review


@pytest.mark.parametrize(
    "text", ["天津海河智造研究院", "同济大学", "3×4米", "57人×4晚×200元", "如东县人民医院", "X射线检测"]
)
def test_an_honest_value_is_not(text: str) -> None:
    assert not doubted_specimens([leaf("venue", text)])[0].needs_review
