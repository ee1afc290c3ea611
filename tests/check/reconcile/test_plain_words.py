"""Places that hold no figure and no name."""

from __future__ import annotations

import pytest

from zsgx_docs.check.reconcile.plain_words import is_plain_kind, is_plain_place
from zsgx_docs.values import kinds


@pytest.mark.parametrize(
    ("text", "at", "is_plain"),
    [
        ("本项目邀请整车企业参与", "目", True),
        ("预计培训60人", "6", False),
        ("预计培训六十人", "六", False),
        ("拟邀请王伟、李芳、张敏授课", "芳", False),
        ("拟邀请武汉大学王伟教授授课", "伟", False),
        ("拟邀请武汉大学欧阳志远研究员授课", "远", False),
        ("推动产学研用协同攻关，", "协", True),
        ("人才缺口，", "，", True),
    ],
)
def test_a_place_is_plain_words_or_may_be_a_figure_or_a_name(text: str, at: str, is_plain: bool) -> None:
    place = text.index(at)
    assert is_plain_place(text, place, place + 1) is is_plain


def test_only_kinds_of_words_are_plain() -> None:
    assert {name for name, kind in kinds.items() if is_plain_kind(kind)} == {"text", "prose", "item"}
