"""Labels that a seal has run into."""

from __future__ import annotations

import pytest

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.match.anchors.occluded_labels import may_be_label, shows_label, without_debris


def cell(text: str, doubtful: str) -> Passage:
    """A cell's text in which these characters are in doubt."""
    return Passage(text, tuple(Mark(1, confidence=0.5 if c in doubtful else 0.99) for c in text))


@pytest.mark.parametrize(
    ("label", "text", "doubtful"),
    [
        ("联系人", "联系人A", "人A"),
        ("手机", "手机二", "手机二"),
        ("地址", "家\n地址", "家"),
        ("金额", "金额 上0", "上0"),
    ],
)
def test_a_label_is_known_among_what_a_seal_leaves(label: str, text: str, doubtful: str) -> None:
    assert shows_label([label], cell(text, doubtful))


@pytest.mark.parametrize(
    ("label", "text", "doubtful"),
    [
        ("电话", "办公电话", ""),
        ("电话", "办公电话", "电话"),
        ("金额", "金额", "额"),
        ("手机", "手扎二", "扎二"),
        ("手机", "手机号码或电话", "号码或电话"),
    ],
)
def test_what_was_read_for_certain_makes_it_another_label(label: str, text: str, doubtful: str) -> None:
    assert not shows_label([label], cell(text, doubtful))


def test_a_part_of_a_label_may_be_the_only_one_that_is_missing() -> None:
    assert may_be_label("承办单位", cell("承办", "承办"))
    assert may_be_label("承办单位", cell("教办单位不", "教单不"))
    assert not may_be_label("承办单位", cell("推荐单位", "单"))
    assert may_be_label("承办单位", cell("山族单化工", "山族化工"))
    assert not may_be_label("承办单位", cell("山族化工", "山族化工"))
    assert not may_be_label("承办单位", cell("主办单位", ""))


def test_strokes_beside_a_label_are_left_out_and_words_are_not() -> None:
    assert without_debris("11 工作单位") == without_debris("工作单位\n|") == "工作单位"
    assert without_debris("联系电话 2") is None
    assert without_debris("工作单位") is without_debris("11") is None
