"""Several values in one blank."""

from __future__ import annotations

import pytest

from zsgx_docs.values import Context, kinds
from zsgx_docs.values.listing import parse_listed, print_listed


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
