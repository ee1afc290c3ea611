"""Labels among the cells of a document, and the parts of a form that they belong to."""

from __future__ import annotations

import pytest

from read.match.small_papers import Aliases, form, view
from zsgx_docs.read.match.anchors.document_view import DocumentView
from zsgx_docs.read.match.anchors.labels import (
    Groups,
    best_similarity,
    find_labels,
    names,
    of_fitting_length,
    similarity,
    with_group,
    words_for,
)
from zsgx_docs.template.layout import Layout

UNITS = form(
    [
        [("申报单位信息", 1, 2), "单位名称", "{{ a.name|unit }}"],
        ["联系人", "{{ a.contact }}"],
        [("承办单位信息", 1, 2), "单位名称", "{{ b.name|unit }}"],
        ["联系人", "{{ b.contact }}"],
    ]
)
COLUMNS = form([["", "申报单位", "承办单位"], ["联系人", "{{ a.contact }}", "{{ b.contact }}"]])


def groups(layout: Layout, document: DocumentView) -> Groups:
    return Groups(layout.blanks, document, {})


def labels(layout: Layout, document: DocumentView, aliases: Aliases | None = None) -> dict[int, int]:
    """The cell of each blank's label, by number."""
    found = find_labels(layout.blanks, document, groups(layout, document), aliases or {})
    return {number: match.spot.order for number, match in found.items()}


@pytest.mark.parametrize(
    ("label", "words", "alike"),
    [
        ("联系人", "联系人", True),
        ("联系人", "联系入", True),
        ("手机", "手扎", False),
        ("单位名称", "单位名祢", True),
        ("单位名称", "单位地址", False),
        ("联系人", "", False),
        ("", "联系人", False),
    ],
)
def test_short_labels_may_differ_in_less(label: str, words: str, alike: bool) -> None:
    assert (similarity(label, words) > 0) is alike


def test_words_of_another_length_are_not_even_compared() -> None:
    known = (("联系人", "经办人姓名"), ("地址",))
    assert of_fitting_length(known, 3) == ((0, "联系人"), (1, "地址"))
    assert of_fitting_length(known, 5) == ((0, "经办人姓名"),)


def test_a_label_is_called_by_its_aliases_too() -> None:
    aliases = {"联系人": ["经办人（签字）"]}
    assert names("联 系 人：", aliases) == ["联系人", "经办人"]
    assert words_for("联系人", aliases) == ["联系人", "经办人（签字）"]
    assert names("地址", aliases) == ["地址"]


def test_an_alias_counts_a_little_less_than_the_label_itself() -> None:
    label, alias = view([["联系人", "经办人"]]).spots
    aliases = {"联系人": ["经办人"]}
    assert best_similarity("联系人", label, aliases) == 1.0
    assert best_similarity("联系人", alias, aliases) == 0.98
    assert best_similarity("联系人", alias, {}) == 0.0


def test_a_label_may_carry_its_unit() -> None:
    assert with_group("联系人", "申报单位信息", {}) == ["申报单位联系人"]
    assert with_group("联系人", None, {}) == []


def test_labels_that_stand_twice_are_told_by_their_part() -> None:
    document = view(
        [
            [("承办单位信息", 1, 2), "联系人", "李强"],
            ["单位名称", "江汉研究院"],
            [("申报单位信息", 1, 2), "联系人", "王芳"],
            ["单位名称", "楚天学院"],
        ]
    )
    words = {number: document.spots[at + 1].cell.text.text for number, at in labels(UNITS, document).items()}
    assert words == {0: "楚天学院", 1: "王芳", 2: "江汉研究院", 3: "李强"}


def test_no_cell_is_the_label_of_two_blanks() -> None:
    found = labels(UNITS, view([["联系人", "王芳"]]))
    assert len(found) == 1


def test_a_label_may_carry_its_part_where_no_head_stands() -> None:
    document = view([["承办单位联系人", "李强", "申报单位联系人", "王芳"]])
    assert labels(UNITS, document) == {1: 2, 3: 0}


def test_a_head_with_a_value_beside_it_names_the_parts_unit() -> None:
    document = view([["承办单位信息", "江汉研究院"], ["联系人", "李强"]])
    found = groups(UNITS, document)
    assert [spot.order for spot in found.openers("承办单位信息")] == [0]
    assert found.of(document.spots[2]) == "承办单位信息"
    assert labels(UNITS, document) == {2: 0, 3: 2}


def test_a_row_meets_the_column_of_its_part() -> None:
    document = view([["", "承办单位", "申报单位"], ["联系人", "李强", "王芳"]])
    found = groups(COLUMNS, document)
    label = document.spots[3]
    assert [spot.cell.text.text for g in ("申报单位", "承办单位") if (spot := found.crossing(g, label))] == [
        "王芳",
        "李强",
    ]
    assert found.crossing("其他", label) is None


def test_a_form_may_be_turned_on_its_side() -> None:
    document = view([["", "联系人"], ["承办单位", "李强"], ["申报单位", "王芳"]])
    spot = groups(COLUMNS, document).crossing("申报单位", document.spots[1])
    assert spot is not None and spot.cell.text.text == "王芳"


def test_the_head_over_a_cell_and_how_many_it_reaches_under() -> None:
    document = view([["", "申报单位", "承办单位"], ["联系人", ("王芳", 2)]])
    found, value = groups(COLUMNS, document), document.spots[4]
    head = found.column_head(value)
    assert head is not None and found.of_head(head) == "申报单位"
    assert found.spanned(value) == 2
    assert found.of_head(document.spots[3]) is None


def test_the_last_head_above_is_the_one_that_counts() -> None:
    document = view([[("申报单位信息", 2)], ["联系人", "王芳"], [("承办单位信息", 2)], ["联系人", "李强"]])
    found = groups(UNITS, document)
    assert [found.of(document.spots[at]) for at in (1, 4)] == ["申报单位信息", "承办单位信息"]


def test_a_label_in_no_part_goes_before_one_in_anothers_part() -> None:
    template = form(
        [
            [("项目名称", 2), "{{ name }}"],
            [("申报单位信息", 1, 2), "单位名称", "{{ a.name|unit }}"],
            ["联系人", "{{ a.contact }}"],
            [("承办单位信息", 1, 2), "单位名称", "{{ b.name|unit }}"],
            ["", ""],
        ]
    )
    document = view([["联系人", "王芳"], [("承办单位信息", 2)], ["联系人", "李强"]])
    assert labels(template, document)[2] == 0


def test_a_head_that_is_less_like_than_the_best_is_another() -> None:
    template = form([["内容", "满意", "不满意"], ["针对性", "{{ a|tick }}", "{{ b|tick }}"]])
    document = view([["内容", "很满意", "满意", "不满意"], ["针对性", "", "√", ""]])
    found = groups(template, document)
    assert [found.of_head(spot) for spot in document.spots[1:4]] == [None, "满意", "不满意"]


@pytest.mark.parametrize("first", ["申报单位名称", "申报单位"])
def test_labels_that_several_parts_share_belong_to_the_unit_named_before_them(first: str) -> None:
    """However early on the page the parts stand: what decides is who was named last."""
    second = first.replace("申报", "承办")
    early = view(
        [
            [first, "江汉智造技术研究院", "联系人", "王芳"],
            [second, "江城培训学院", "联系人", "李强"],
            *[[f"栏目{row}", "内容", "", ""] for row in range(20)],
        ]
    )
    found = labels(UNITS, early)
    assert (found[1], found[3]) == (2, 6)


def test_equal_labels_that_nothing_tells_apart_keep_their_order_and_are_told_as_guessed() -> None:
    bare = view([["联系人", "王芳"], ["联系人", "李强"], *[[f"栏目{row}", "内容"] for row in range(20)]])
    found = find_labels(UNITS.blanks, bare, groups(UNITS, bare), {})
    assert [(found[n].spot.order, found[n].guessed) for n in (1, 3)] == [(0, True), (2, True)]


def test_labels_below_their_own_heads_are_no_guess() -> None:
    document = view(
        [
            [("承办单位信息", 1, 2), "单位名称", "江城培训学院"],
            ["联系人", "李强"],
            [("申报单位信息", 1, 2), "单位名称", "江汉智造技术研究院"],
            ["联系人", "王芳"],
        ]
    )
    found = find_labels(UNITS.blanks, document, groups(UNITS, document), {})
    assert [(found[n].spot.order, found[n].guessed) for n in (1, 3)] == [(8, False), (3, False)]
