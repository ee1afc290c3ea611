"""Several values in one blank."""

from __future__ import annotations

import pytest

from zsgx_docs.values import Context, kinds
from zsgx_docs.values.listing import item_spans, number_style, parse_listed, print_listed


@pytest.mark.parametrize(
    ("kind", "values", "printed"),
    [
        ("name", ["沈若溪", "林知远"], "沈若溪、林知远"),
        ("phone", ["022-23000001", "022-23000002"], "022-23000001、022-23000002"),
        ("item", ["申报表"], "申报表"),
        ("item", ["申报表", "名额 分配表"], "1.申报表\n2.名额 分配表"),
        ("item", ["2.5D封装", "5G网络", "3号楼"], "1. 2.5D封装\n2. 5G网络\n3. 3号楼"),
        ("item", ["2.5D封装"], "2.5D封装"),
        ("text", [], ""),
    ],
)
def they_are_read_back_one_by_one(kind: str, values: list[str], printed: str) -> None:
    assert print_listed(kinds[kind], values) == printed
    assert [parsed.value for parsed in parse_listed(kinds[kind], printed, Context())] == values


def it_says_what_is_the_same_for_all_once() -> None:
    assert print_listed(kinds["phone"], ["022-23000001"] * 3) == "022-23000001"


def it_tells_numbers_from_figures_by_their_order() -> None:
    printed = "1.2.5D封装\n2.5G网络\n3.3号楼"
    assert [p.value for p in parse_listed(kinds["item"], printed, Context())] == [
        "2.5D封装",
        "5G网络",
        "3号楼",
    ]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("一、总则", "一."),
        ("十二、附则", "一."),
        ("（二）目标", "(一)"),
        ("(12)目标", "(1)"),
        ("3. 内容", "1."),
        ("3．内容", "1."),
        ("3、内容", "1."),
        ("3）内容", "1)"),
        ("④内容", "①"),
        (" ⑳ 内容", "①"),
        ("第五讲 内容", "第一讲"),
        ("第5条", "第1条"),
        ("3.5 内容", None),
        ("三月", None),
        ("1234、", None),
        ("内容1.", None),
        ("", None),
    ],
)
def it_tells_how_the_items_of_a_list_are_numbered(text: str, style: str | None) -> None:
    assert number_style(text) == style


@pytest.mark.parametrize(
    ("kind", "text", "parts"),
    [
        ("name", "甲、乙；丙;丁", ["甲", "乙", "丙", "丁"]),
        ("name", "甲、、 、乙", ["甲", "乙"]),
        ("name", "", []),
        ("item", "甲、乙", ["甲、乙"]),
        ("item", "1.甲 2.乙", ["甲 ", "乙"]),
        ("item", "1、甲\n2、乙\n", ["甲\n", "乙\n"]),
        ("item", "1.支持ROS 4、Python\n2.乙", ["支持ROS 4、Python\n", "乙"]),
        ("item", "1.甲 3.乙", ["甲 3.乙"]),
        ("item", "1.甲\n3.乙", ["甲\n", "乙"]),
        ("item", "2.5G网络", ["2.5G网络"]),
        ("item", "1.5G网络\n2.甲", ["5G网络\n", "甲"]),
        ("item", "1.5G网络", ["1.5G网络"]),
        ("item", "甲 1.乙", ["甲 1.乙"]),
    ],
)
def they_stand_between_signs_or_behind_numbers_in_order(kind: str, text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in item_spans(kind, text)] == parts


def they_are_all_printed_where_one_differs() -> None:
    assert print_listed(kinds["phone"], ["1", "1", "2"]) == "1、1、2"
    assert print_listed(kinds["int"], [0]) == "0"
    assert print_listed(kinds["item"], ["甲", "甲"]) == "1.甲\n2.甲"


def they_are_read_back_though_one_holds_the_next_number() -> None:
    values = ["支持ROS 2、Python", "乙"]
    printed = print_listed(kinds["item"], values)
    assert [parsed.value for parsed in parse_listed(kinds["item"], printed, Context())] == values
