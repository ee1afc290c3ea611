"""What stands under the rows of a list is no row of it."""

from __future__ import annotations

import pytest

from zsgx_docs.read.layout import begins_foot


@pytest.mark.parametrize("text", ["合计", "总 计：3人", "以下空白", "备注：以文件为准", "填表人：王芳"])
def test_totals_and_notes_are_feet(text: str) -> None:
    assert begins_foot(text)


@pytest.mark.parametrize("text", ["1", "王芳", "合计算法高级研修班", "注册会计师高级研修班"])
def test_what_a_row_begins_with_is_none(text: str) -> None:
    assert not begins_foot(text)
