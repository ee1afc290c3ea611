"""Specks before and behind scanned values."""

from __future__ import annotations

import pytest

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.verify.stray_marks import without_dust


def cleaned(kind: str, text: str) -> str:
    return without_dust(Reading("value", kind, Passage.at(text), (), None, 1.0)).text.text


@pytest.mark.parametrize(
    ("kind", "read", "meant"),
    [
        ("unit", "职业技术学院.", "职业技术学院"),
        ("text", "、讲师", "讲师"),
        ("certno", "TJGY2025000564.", "TJGY2025000564"),
        ("prose", "·围绕智能制造领域。", "围绕智能制造领域。"),
    ],
)
def it_takes_points_off_that_nobody_writes(kind: str, read: str, meant: str) -> None:
    assert cleaned(kind, read) == meant


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("unit", "Acme Co., Ltd."),
        ("prose", "·围绕智能制造领域。\n·围绕水利。"),
        ("prose", "能够满足实."),
        ("text", ".NET"),
        ("text", "1."),
        ("text", "..."),
        ("unit", "武汉大学"),
    ],
)
def it_leaves_what_may_have_been_written(kind: str, text: str) -> None:
    assert cleaned(kind, text) == text
