"""Characters and labels made comparable."""

from __future__ import annotations

import pytest

from zsgx_docs.read.match.anchors.normalise import fold, folded, label_form


@pytest.mark.parametrize(
    ("character", "same"),
    [("：", ":"), ("Ａ", "a"), ("—", "-"), ("“", '"'), ("☐", "□"), ("■", "☑"), ("【", "["), ("国", "国")],
)
def test_shapes_of_one_character_are_one(character: str, same: str) -> None:
    assert fold(character) == same


def test_a_folded_text_keeps_its_length() -> None:
    assert folded("①℃：ﬁ") == "1℃:ﬁ"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("联 系 人：", "联系人"),
        ("1、联系人", "联系人"),
        ("（一）申报单位：", "申报单位"),
        ("▲申报单位信息", "申报单位信息"),
        ("申报项目类别（可多选）", "申报项目类别"),
        ("（盖章）", "盖章"),
        ("手机/电话", "手机电话"),
        ("2026年", "2026年"),
    ],
)
def test_a_label_is_compared_without_what_may_differ(text: str, form: str) -> None:
    assert label_form(text) == form
