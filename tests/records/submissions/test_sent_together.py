"""Which Word file and which paper that came together are one paper."""

from __future__ import annotations

import pytest

from zsgx_docs.records.submissions import Called, are_forms_of_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Called("甲单位 名册"), Called("甲单位_名册（盖章扫描件）")),
        (Called("申报表", "高级研修班", "甲研究院"), Called("申报表", "高级研修斑", "甲研究院")),
        (Called("名册", "高级研修班", "甲研究院"), Called("img", "高级研修班", "甲研究院")),
    ],
)
def it_takes_forms_of_one_paper_for_one(one: Called, other: Called) -> None:
    assert are_forms_of_one(one, other) and are_forms_of_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Called("第一期名册"), Called("第二期名册")),
        (Called("申报表", unit="江汉区人社局"), Called("申报表", unit="硚口区人社局")),
        (Called("申报表", "高级研修班（第一期）"), Called("申报表", "高级研修班（第二期）")),
        (Called("申报表", year=2025), Called("申报表", year=2026)),
        (Called("名册1", "高级研修班", "甲研究院"), Called("名册2", "高级研修班", "甲研究院")),
        (Called("名册", "高级研修班"), Called("回执", "高级研修班")),
    ],
)
def it_takes_what_differs_plainly_for_two(one: Called, other: Called) -> None:
    assert not are_forms_of_one(one, other) and not are_forms_of_one(other, one)
