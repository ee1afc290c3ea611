"""Ink that is taller than its row runs through it: a checker's tick, a cross, a circle."""

import pytest

from forge import ScanSpec
from read.scan.marks.written import Written
from zsgx_docs.read.scan.marks.crossing import crossing


@pytest.mark.parametrize("mode", ["colour", "bilevel"])
@pytest.mark.parametrize("colour", ["black", "red"])
def test_a_tick_over_a_figure_is_told(colour: str, mode: str) -> None:
    written = Written()
    box = written.say(100, 200, "13900001226")
    written.say(100, 260, "13900001239")
    written.pen([(box.x1 - 6, 205), (box.x1 - 1, 212), (box.x1 + 12, 192)], 1.2, colour)
    (thing,) = crossing(written.rows, written.ink(spec=ScanSpec(mode=mode)))  # type: ignore[arg-type]
    assert "13900001226" in thing.reason and thing.what == "ink"


def test_a_tick_apart_from_the_figures_crosses_nothing() -> None:
    written = Written()
    box = written.say(100, 200, "13900001226")
    written.pen([(box.x1 + 6, 205), (box.x1 + 11, 212), (box.x1 + 24, 192)])
    assert crossing(written.rows, written.ink()) == []


def test_rows_that_touch_each_other_are_print() -> None:
    written = Written()
    written.say(100, 200, "宜昌市伍家岗区中北")
    written.say(100, 212.4, "路街道办事处服务厅")
    assert crossing(written.rows, written.ink()) == []
