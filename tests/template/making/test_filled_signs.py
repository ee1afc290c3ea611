"""Signs that a form has been filled in."""

from __future__ import annotations

import pytest

from template.sheets import Line, sheet
from zsgx_docs.template.making.filled_signs import signs_of_filling

LABELS = {"姓名", "单位", "电话", "人数", "职务", "备注"}


def signs(*lines: Line) -> list[str]:
    return signs_of_filling(sheet(*lines).blocks, LABELS.__contains__)


def it_has_nothing_against_an_empty_form() -> None:
    assert (
        signs(
            "报名表",
            "姓名：    单位：____",
            [["姓名", "", "单位", "（盖章）"], ["电话", "□有 □无", "人数", "人"]],
        )
        == []
    )


def it_names_what_stands_beside_a_label() -> None:
    (said,) = signs([["姓名", "王芳"]])
    assert said.startswith("第1个表格第1行第2格“姓名”旁是“王芳”，如果是填写的内容")


def it_names_three_and_counts_the_rest() -> None:
    cells = [["姓名", "王芳"], ["单位", "某院"], ["电话", "12345"], ["职务", "所长"]]
    assert "等" not in signs(cells[:3])[0]
    said = signs(cells)[0]
    assert said.count("旁是") == 3 and "等 4 处" in said


@pytest.mark.parametrize(
    "value",
    [
        "",
        "__",
        "（签字）",
        "元",
        " 万元 ",
        "单位",
        "□",
        "姓名：",
        "见 {{ x }}",
        "甲   乙",
        "  年  月",
        "字" * 41,
    ],
)
def it_takes_no_label_hint_unit_or_blank_for_filled_in(value: str) -> None:
    assert signs([["备注", value]]) == []


def it_takes_forty_characters_for_a_value() -> None:
    (said,) = signs([["备注", "字" * 40]])
    assert f"“{'字' * 12}…”" in said
    assert f"“{'字' * 12}”" in signs([["备注", "字" * 12]])[0]


def it_sees_a_written_date() -> None:
    assert len(signs([["备注", "2026年3月"]])) == 1


def it_sees_what_stands_behind_a_colon() -> None:
    assert "第1段“姓名”旁是“王芳”" in signs("姓名：王芳")[0]
    assert "“姓名”旁是“王芳”" in signs([["姓名：王芳\n单位："]])[0]
    assert signs("说明：请填写") == []


def it_does_not_take_the_heads_of_a_list_for_values() -> None:
    assert signs([["姓名", "单位甲", "电话"], ["", "", ""], ["", "", ""]]) == []
    assert len(signs([["姓名", "单位甲", "电话"], ["", "", ""]])) == 1


def it_sees_ticks_but_not_those_of_the_instructions() -> None:
    assert signs("请在方框内打√") == signs("填“✓”") == []
    assert signs("是☑ 否□")[0].startswith("第1段的方框已经打勾（☑）")
    assert len(signs("是☑", "否☑")) == 1


@pytest.mark.parametrize("foreign", ["${name}", "«姓名»", "<%= name %>", "[[name]]"])
def it_sees_the_placeholders_of_other_programs(foreign: str) -> None:
    assert f"占位符“{foreign}”" in signs(f"推荐 {foreign} 同志")[0]


def it_names_at_most_three_placeholders() -> None:
    assert len(signs(*["${a}"] * 5)) == 3
