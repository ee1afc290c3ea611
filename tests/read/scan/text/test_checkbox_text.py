"""Tick boxes in the text: one character each, where they stand."""

import numpy as np
import pytest

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask
from zsgx_docs.read.scan.text import checkbox_text
from zsgx_docs.read.scan.text.checkboxes import TickBox
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow

EM = 30.0
CLEAR = np.zeros((40, 400), np.uint8)
CELLS = (Box(0, 0, 100, 40), Box(100, 0, 200, 40))


def with_ticks(
    rows: list[TextRow], boxes: list[TickBox], seal: Mask = CLEAR, ink: Mask = CLEAR
) -> tuple[list[TextRow], list[TickBox]]:
    return checkbox_text.with_ticks(rows, boxes, CELLS, ink, seal)


def row(text: str, start: float = 0.0, confidence: float = 0.99, **unsure: float) -> TextRow:
    """One glyph an em, from `start` on."""
    glyphs = tuple(
        Glyph(c, Box(start + i * EM, 0, start + (i + 1) * EM, EM), unsure.get(c, confidence))
        for i, c in enumerate(text)
    )
    return TextRow(glyphs, None, Box(start, 0, start + len(text) * EM, EM))


def box(place: int, ticked: bool, legs: bool = False) -> TickBox:
    return TickBox(Box(place * EM + 3, 3, place * EM + 27, 27), ticked, 0.97, legs)


def text(*rows: TextRow) -> str:
    return "".join(g.text for g in rows[0].glyphs)


@pytest.mark.parametrize("read_as", ["□", "口", "囗", "☑"])
def test_an_empty_box_is_an_empty_box_whatever_was_read(read_as: str) -> None:
    rows, kept = with_ticks([row(f"{read_as}财政资助")], [box(0, ticked=False)])
    assert text(*rows) == "□财政资助"
    assert len(kept) == 1


@pytest.mark.parametrize("read_as", ["□", "回", "区", "团", "☑"])
def test_a_ticked_box_is_ticked_whatever_was_read(read_as: str) -> None:
    rows, _ = with_ticks([row(f"{read_as}财政资助", 区=0.6, 团=0.6, 回=0.6)], [box(0, ticked=True)])
    assert text(*rows) == "☑财政资助"


def test_a_box_that_was_cut_away_is_put_before_its_line() -> None:
    rows, _ = with_ticks([row("财政资助", start=EM)], [box(0, ticked=True)])
    assert text(*rows) == "☑财政资助"


def test_a_box_between_labels_finds_its_place() -> None:
    line = TextRow(row("是").glyphs + row("否", start=3 * EM).glyphs, None, Box(0, 0, 4 * EM, EM))
    rows, _ = with_ticks([line], [box(1, ticked=True), box(2, ticked=False)])
    assert text(*rows) == "是☑□否"


@pytest.mark.parametrize("words", ["人口健康", "项目名称", "国家战略", "四川"])
def test_square_letters_in_running_text_stay(words: str) -> None:
    place = next(i for i, c in enumerate(words) if c in "口目国四")
    rows, kept = with_ticks([row(words)], [box(place, ticked=words[place] != "口", legs=True)])
    assert text(*rows) == words
    assert kept == []


def test_an_empty_box_with_a_tick_behind_it_is_one_ticked_box() -> None:
    rows, kept = with_ticks([row("□√财政资助")], [box(0, ticked=False)])
    assert text(*rows) == "☑财政资助"
    assert kept[0].ticked


def test_a_box_and_tick_that_were_only_read_count_with_less_trust() -> None:
    rows, _ = with_ticks([row("□√财政资助")], [])
    assert text(*rows) == "☑财政资助"
    assert rows[0].glyphs[0].confidence <= 0.7


def test_a_bare_tick_before_a_label_stands_for_a_box() -> None:
    rows, _ = with_ticks([row("√自筹经费")], [])
    assert text(*rows) == "☑自筹经费"


def test_a_letter_v_before_a_label_may_be_a_tick_but_is_not_trusted() -> None:
    rows, _ = with_ticks([row("V自筹经费", V=0.6)], [])
    assert text(*rows) == "☑自筹经费"
    assert rows[0].glyphs[0].confidence < 0.6


@pytest.mark.parametrize("words", ["√", "计算√2的值", "V2X车路协同", "Vue前端"])
def test_other_ticks_and_letters_stay(words: str) -> None:
    assert text(*with_ticks([row(words)], [])[0]) == words


def test_a_box_far_from_any_text_is_left_out() -> None:
    rows, kept = with_ticks([row("备注", start=20 * EM)], [box(10, ticked=False)])
    assert text(*rows) == "备注"
    assert kept == []


def test_a_box_over_which_the_first_characters_place_reaches_is_put_before_it() -> None:
    line = row("服务国家战略", start=EM)
    stretched = Glyph("服", Box(0.5 * EM, 0, 2 * EM, EM), 0.99)
    rows, kept = with_ticks(
        [TextRow((stretched, *line.glyphs[1:]), None, line.extent)], [box(0, ticked=True)]
    )
    shifted = TickBox(Box(10, 3, 34, 27), True, 0.97)
    again, _ = with_ticks([TextRow((stretched, *line.glyphs[1:]), None, line.extent)], [shifted])
    assert text(*rows) == text(*again) == "☑服务国家战略"
    assert len(kept) == 1


def test_the_last_character_of_a_date_is_no_box() -> None:
    rows, kept = with_ticks([row("月14日", 日=0.6)], [box(3, ticked=True)])
    assert (text(*rows), kept) == ("月14日", [])
    choices, _ = with_ticks([row("5日", 日=0.6)], [box(1, ticked=True)])
    assert text(*choices) == "5☑"


def test_a_box_alone_in_a_cell_of_which_nothing_was_read_is_read_there() -> None:
    alone = TickBox(Box(140, 5, 160, 25), True, 0.97)
    rows, kept = with_ticks([row("通过")], [alone])
    assert [(text(each), each.cell) for each in rows] == [("通过", None), ("☑", 1)]
    assert kept == [alone]


def test_nothing_is_read_of_a_box_under_a_seal_where_nothing_was_read() -> None:
    rows, kept = with_ticks([row("通过")], [TickBox(Box(140, 5, 160, 25), True, 0.97)], np.ones_like(CLEAR))
    assert (len(rows), kept) == (1, [])


def test_a_box_beside_other_ink_that_was_not_read_may_be_part_of_a_letter() -> None:
    ink = CLEAR.copy()
    ink[5:25, 110:130] = 1
    rows, kept = with_ticks([row("通过")], [TickBox(Box(140, 5, 160, 25), True, 0.97)], ink=ink)
    assert (len(rows), kept) == (1, [])
