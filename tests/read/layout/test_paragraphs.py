"""Printed lines into running text."""

from __future__ import annotations

import pytest

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.layout.paragraphs import TextLine, by_size, is_wide, last_line, lines_to_passage

EM = 12.0


def line(text: str, x0: float, row: int, pitch: float = 18.0) -> TextLine:
    """Text set from `x0` on the line with that number, 12 points high, Latin characters half as wide."""
    marks, x, top = [], x0, 100 + row * pitch
    for character in text:
        width = EM if is_wide(character) else EM / 2
        marks.append(Mark(1, Box(x, top, x + width, top + EM), row))
        x += width
    return TextLine(Passage(text, tuple(marks)), Box(x0, top, x, top + EM))


def set_in_cell(*rows: str, left: float = 100, right: float = 231) -> str:
    """The text of a cell ten characters wide, its lines flush left."""
    return lines_to_passage([line(t, left + 5.5, i) for i, t in enumerate(rows)], left, right).text


def it_joins_wrapped_chinese_without_a_blank() -> None:
    assert set_in_cell("湖北省测绘工程院与武", "汉大学") == "湖北省测绘工程院与武汉大学"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("电话（办公室）027-", "87654321", "电话（办公室）027-87654321"),
        ("42011119900101123456", "7890", "420111199001011234567890"),
        ("we teach Chiplet and", "packaging", "we teach Chiplet and packaging"),
        ("a.long.address@hubei", "example.cn", "a.long.address@hubeiexample.cn"),
        ("本课程共计三十二学时", "32", "本课程共计三十二学时32"),
    ],
)
def it_joins_what_a_line_break_cut(first: str, second: str, whole: str) -> None:
    assert set_in_cell(first, second) == whole


def it_begins_a_paragraph_where_a_line_ends_short() -> None:
    assert set_in_cell("第一天报到。", "第二天上课。") == "第一天报到。\n第二天上课。"


def it_does_not_begin_one_where_the_next_word_would_not_have_fitted() -> None:
    assert set_in_cell("我省已有企业三", "ISO14001:2015认证") == "我省已有企业三ISO14001:2015认证"


def it_begins_a_paragraph_where_a_line_is_set_in() -> None:
    rows = [
        line("第一段正好写满一整行", 105.5, 0),
        line("第二段缩进两个字", 129.5, 1),
        line("继续", 105.5, 2),
    ]
    assert lines_to_passage(rows, 100, 231).text == "第一段正好写满一整行\n第二段缩进两个字继续"


def it_keeps_paragraphs_of_one_full_line_apart_where_first_lines_are_set_in() -> None:
    rows = [
        line("第一段两行缩进两个", 129.5, 0),
        line("字写满了写满了写满", 105.5, 1),
        line("第二段只有一行而已", 129.5, 2),
        line("第三段也写满了一行", 129.5, 3),
        line("第四段", 129.5, 4),
    ]
    assert lines_to_passage(rows, 100, 243).text.split("\n") == [
        "第一段两行缩进两个字写满了写满了写满",
        "第二段只有一行而已",
        "第三段也写满了一行",
        "第四段",
    ]


def it_knows_by_the_rest_of_the_page_that_lines_are_set_in() -> None:
    rows = [line("第三段也写满了一行", 129.5, 0), line("第四段", 129.5, 1)]
    assert lines_to_passage(rows, 100, 243).text == "第三段也写满了一行第四段"
    assert lines_to_passage(rows, 100, 243, margin=105.5).text == "第三段也写满了一行\n第四段"


def it_joins_lines_that_hang() -> None:
    rows = [
        line("1.研修对象写满了一行了", 105.5, 0),
        line("接着写接着写接着写", 129.5, 1),
        line("还没有完", 129.5, 2),
        line("2.研修内容", 105.5, 3),
    ]
    assert (
        lines_to_passage(rows, 100, 243).text
        == "1.研修对象写满了一行了接着写接着写接着写还没有完\n2.研修内容"
    )


def it_does_not_take_a_hanging_indent_for_paragraphs() -> None:
    rows = [
        line("一、写满了的这一行字", 105.5, 0),
        line("悬挂着写满了一行", 129.5, 1),
        line("悬挂的尾巴", 129.5, 2),
    ]
    assert lines_to_passage(rows, 100, 231).text == "一、写满了的这一行字悬挂着写满了一行悬挂的尾巴"


def it_joins_a_centred_name_that_was_wrapped() -> None:
    rows = [line("湖北省测绘工程院有限", 105.5, 0), line("公司", 153.5, 1)]
    assert lines_to_passage(rows, 100, 231).text == "湖北省测绘工程院有限公司"


def it_keeps_the_lines_of_a_centred_label_apart() -> None:
    rows = [line("申报项目", 141.5, 0), line("类别", 153.5, 1)]
    assert lines_to_passage(rows, 100, 231).text == "申报项目\n类别"


def it_puts_a_blank_between_pieces_set_apart_on_one_line() -> None:
    pieces = [line("□否", 170, 0), line("□是", 105.5, 0)]
    assert lines_to_passage(pieces, 100, 231).text == "□是 □否"


def it_keeps_a_title_apart_from_smaller_print() -> None:
    title = line("知识更新工程申报表哈", 105.5, 0)
    small = [Mark(1, Box(105.5 + i * 9, 122, 114.5 + i * 9, 131), 1) for i in range(4)]
    rows = [title, TextLine(Passage("申报单位", tuple(small)), Box(105.5, 122, 141.5, 131))]
    assert lines_to_passage(rows, 100, 231).text == "知识更新工程申报表哈\n申报单位"


def it_begins_a_paragraph_with_a_heading_set_in_like_the_full_line_before_it() -> None:
    rows = [line("研修地点湖北省武汉", 129.5, 0), line("（二）方式", 129.5, 1), line("主题报告", 105.5, 2)]
    assert lines_to_passage(rows, 100, 243).text.startswith("研修地点湖北省武汉\n（二）方式")


def it_keeps_every_character_with_its_own_mark() -> None:
    passage = lines_to_passage([line("湖北省测绘工程院与武", 105.5, 0), line("汉大学", 105.5, 1)], 100, 231)
    assert [m.line for m in passage.marks] == [0] * 10 + [1] * 3
    assert last_line(passage).text == "汉大学"


def it_reads_no_lines_as_nothing() -> None:
    assert lines_to_passage([], 0, 100).text == ""


def it_parts_the_items_of_a_numbered_list_that_are_all_as_long() -> None:
    rows = [f"{n}.智能制造专题讲座" for n in range(1, 6)]
    set_ = lines_to_passage([line(text, 105.5, at) for at, text in enumerate(rows)], 100, 216.5)
    assert set_.text.split("\n") == rows


def it_makes_one_title_of_centred_lines_alike_in_length() -> None:
    def large(text: str, row: int) -> TextLine:
        marks = tuple(
            Mark(1, Box(150 + 22 * i, 100 + 33 * row, 172 + 22 * i, 122 + 33 * row), row)
            for i in range(len(text))
        )
        return TextLine(Passage(text, marks), Box(150, 100 + 33 * row, 150 + 22 * len(text), 122 + 33 * row))

    rows = [large("人工智能大模型与制造业", 0), large("数字化转型高级研修班会", 1)]
    assert lines_to_passage(rows, 80, 462).text == "人工智能大模型与制造业数字化转型高级研修班会"


def it_takes_a_last_line_of_one_character_and_its_stop_for_the_same_type() -> None:
    """Their ink is narrower than type."""
    above = line("加盖单位公章后发送至电子邮", 100, 0)
    first, stop = Box(100, 119, 108.5, 129.6), Box(109, 125, 112, 129.6)
    ink = Passage("箱。", (Mark(page=1, box=first), Mark(page=1, box=stop)))
    assert len(by_size([above, TextLine(ink, Box(100, 119, 112, 129.6))])) == 1
