"""Labels that name two blanks at once."""

from __future__ import annotations

import pytest

from read.match.small_papers import form, look, slots, view
from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.observation import SHARED
from zsgx_docs.read.match.ways.shared_labels import (
    UNDER_SHARED_LABEL,
    is_shared_label,
    part_of_kind,
)

PERSON = form([["联系人", "{{ contact|name }}"], ["手机", "{{ mobile|mobile }}"]])
TOGETHER = view([["联系人及手机", "王芳 13900001200"]])


def it_gives_each_blank_the_part_of_its_kind_and_says_so() -> None:
    found = [look(UNDER_SHARED_LABEL, PERSON, TOGETHER, number) for number in (0, 1)]
    assert [slots(each) for each in found] == [["王芳"], ["13900001200"]]
    assert [each.observations for each in found if each] == [(SHARED.about(label="联系人及手机"),)] * 2


@pytest.mark.parametrize(
    ("cell", "shared"),
    [
        ("联系人及手机", True),
        ("手机/联系人", True),
        ("联系人", False),
        ("联系人、手机、传真", False),
        ("地址及邮编", False),
    ],
)
def test_a_shared_label_names_the_label_and_one_other(cell: str, shared: bool) -> None:
    assert is_shared_label("联系人", view([[cell]]).spots[0], {}) is shared


@pytest.mark.parametrize(
    ("kind", "text", "part"),
    [
        ("mobile", "王芳13900001200", "13900001200"),
        ("name", "王芳，13900001200", "王芳"),
        ("name", "王芳 李强 13900001200", ""),
        ("mobile", "王芳", ""),
    ],
)
def test_only_a_part_that_is_the_only_one_of_its_kind_is_taken(kind: str, text: str, part: str) -> None:
    assert part_of_kind(kind, Passage.at(text)).text == part
