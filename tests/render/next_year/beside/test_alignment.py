"""Two texts laid beside each other, line by line."""

from __future__ import annotations

import pytest

from zsgx_docs.render.next_year.beside import Pair, paired

PRINT = [
    "关于征集高级研修项目选题的通知",
    "各有关单位：",
    "一、选题范围服务重大战略",
    "二、申报方式按要求组织申报",
]


def numbers(pairs: list[Pair]) -> list[tuple[list[int], list[int]]]:
    return [(list(pair.printed), list(pair.written)) for pair in pairs]


def test_equal_texts_go_line_by_line() -> None:
    assert numbers(paired(PRINT, PRINT)) == [([n], [n]) for n in range(4)]


def test_an_added_line_stands_alone_and_so_does_one_that_is_missing() -> None:
    written = [PRINT[0], PRINT[1], PRINT[2], "（四）安全管理要求制定应急预案"]
    assert numbers(paired(PRINT, written))[-2:] in (
        [([3], []), ([], [3])],
        [([], [3]), ([3], [])],
    )


def test_a_changed_line_is_still_the_same_line() -> None:
    written = [*PRINT[:2], "一、选题范围服务国家重大战略需求", PRINT[3]]
    assert ([2], [2]) in numbers(paired(PRINT, written))


@pytest.mark.parametrize("cut", [1, 5, 9])
def test_a_line_broken_in_two_is_one(cut: int) -> None:
    written = [PRINT[0][:cut], PRINT[0][cut:], *PRINT[1:]]
    assert numbers(paired(PRINT, written))[0] == ([0], [0, 1])


def test_two_lines_run_together_are_two() -> None:
    written = [PRINT[0], PRINT[1] + PRINT[2], PRINT[3]]
    assert numbers(paired(PRINT, written))[1] == ([1, 2], [1])


def test_every_line_is_in_one_pair_in_its_order() -> None:
    written = ["甲乙丙", *PRINT[2:], "丁", *PRINT[:2]]
    pairs = numbers(paired(PRINT, written))
    assert [n for printed, _ in pairs for n in printed] == [0, 1, 2, 3]
    assert [n for _, there in pairs for n in there] == [0, 1, 2, 3, 4, 5]
