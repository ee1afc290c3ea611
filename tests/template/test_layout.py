"""A template's sheet as a form: what names a blank, which rows and paragraphs repeat, what is refused."""

from __future__ import annotations

import pytest

from template.sheets import Line, sheet
from zsgx_docs.errors import TemplateError
from zsgx_docs.model.passage import Place
from zsgx_docs.template.layout import AnnexSlot, Blank, Layout, layout_of, name_of, pattern_of
from zsgx_docs.template.pattern import Literal, Slot


def layout(*lines: Line, **kinds: str) -> Layout:
    return layout_of(sheet(*lines), kinds)


def blank(*lines: Line, path: str = "x") -> Blank:
    return next(b for b in layout(*lines).blanks if any(s.path == path for s in b.pattern.slots))


def named(*lines: Line, path: str = "x") -> tuple[str | None, str | None]:
    found = blank(*lines, path=path)
    return found.label, found.group


def it_names_a_cell_by_the_label_to_its_left() -> None:
    assert named([["联系 人", "{{ x }}"]]) == ("联系人", None)
    assert named([["甲", "乙", "{{ x }}"]]) == ("乙", None)
    assert not blank([["联系人", "{{ x }}"]]).under_label


def it_names_a_cell_by_the_nearest_label_above_where_none_is_beside_it() -> None:
    rows = [["甲", "乙"], ["丙", "丁"], ["{{ x }}", "{{ y }}"]]
    assert (named(rows), named(rows, path="y")) == (("丙", None), ("丁", None))
    assert blank(rows).under_label
    assert named([[("甲", 1, 2)], ["{{ x }}", "{{ y }}"]], path="y") == ("甲", None)
    assert named([["", "{{ x }}"]]) == (None, None)
    assert not blank([["", "{{ x }}"]]).under_label


def it_names_the_group_over_several_rows() -> None:
    rows = [[("承办单位", 2, 1), "联系人", "{{ x }}"], ["手机", "{{ y }}"]]
    assert named(rows) == ("联系人", "承办单位")
    assert named(rows, path="y") == ("手机", "承办单位")
    assert named([["承办单位", "联系人", "{{ x }}"]]) == ("联系人", None)
    beside = [[("承办单位", 2, 1), "{{ z }}", "联系人", "{{ x }}"], ["{{ a }}", "手机", "{{ y }}"]]
    assert named(beside) == ("联系人", "承办单位")


def it_crosses_a_label_beside_with_the_head_above_where_one_label_names_several() -> None:
    rows = [["项目", "金额", "备注"], ["住宿费", "{{ x }}", "{{ y }}"]]
    assert [(named(rows, path=p), blank(rows, path=p).crossing) for p in "xy"] == [
        (("住宿费", "金额"), True),
        (("住宿费", "备注"), True),
    ]
    under_one_head = [["项目", ("金额", 1, 2)], ["住宿费", "{{ x }}", "{{ y }}"]]
    assert not blank(under_one_head).crossing
    assert blank(under_one_head, path="y").crossing
    assert not blank([["联系人", "{{ x }}", "手机", "{{ y }}"]], path="y").crossing


def it_takes_the_kind_that_the_slot_names_before_that_of_the_settings() -> None:
    found = layout("{{ x|int }}年{{ y }}{{ z }}", x="money", y="date")
    assert found.blanks[0].pattern.slots == (Slot("x", "int"), Slot("y", "date"), Slot("z", "text"))


def it_counts_lines_to_the_next_table_below_or_the_last_above() -> None:
    lines = ("{{ a }}", "  ", "{{ b }}", [["{{ t }}"]], "{{ c }}", [["甲"]], "", "{{ d }}", "{{ e }}")
    found = {b.pattern.slots[0].path: b.lines_to_table for b in layout(*lines).blanks}
    assert found == {"a": -2, "b": -1, "t": None, "c": -1, "d": 1, "e": 2}
    assert blank("{{ x }}").lines_to_table is None


def it_keeps_print_and_lines_apart() -> None:
    found = layout("申报 表", "", "单位：{{ x }}", [["说 明", "{{ y }}"]])
    assert found.print_ == ("申报表", "说明")
    assert [line.literal for line in found.lines] == ["申报表", "单位："]


def it_repeats_the_rows_between_the_tags_under_their_heads() -> None:
    rows = [
        ["序号", "姓名"],
        ["{%tr for s in students %}", ""],
        ["{{ s.no|int }}", "{{ s.name }}{{ s.phone }}"],
        ["{%tr endfor %}", ""],
        ["合计", "{{ total }}"],
    ]
    found = layout(rows, **{"students[].name": "name"})
    (repeat,) = found.repeats
    assert (repeat.path, repeat.variable, repeat.place) == ("students", "s", Place(table=0, row=1))
    assert [(c.head, c.pattern.slots) for c in repeat.columns] == [
        ("序号", (Slot("students[].no", "int"),)),
        ("姓名", (Slot("students[].name", "name"), Slot("students[].phone", "text"))),
    ]
    assert [b.label for b in found.blanks] == ["合计"]
    assert found.print_ == ("序号", "姓名", "合计")


def it_repeats_rows_that_have_no_heads() -> None:
    rows = [["{%tr for s in students %}", ""], ["{{ s.no }}", "{{ s.name }}"], ["{%tr endfor %}", ""]]
    assert [c.head for c in layout(rows).repeats[0].columns] == ["", ""]


def it_repeats_two_lists_of_one_table() -> None:
    def of(name: str) -> list[list[str]]:
        return [[f"{name}名"], [f"{{%tr for s in {name} %}}"], ["{{ s.n }}"], ["{%tr endfor %}"]]

    found = layout([*of("a"), *of("b")])
    assert [(r.path, r.columns[0].head) for r in found.repeats] == [("a", "a名"), ("b", "b名")]


def it_parts_the_lines_of_a_cell_so_that_a_hint_may_be_missing() -> None:
    pattern = pattern_of(" 单位意见\n（盖章）\n\n{{ x }} ", "")
    assert pattern.pieces == (Literal("单位意见"), Literal("（盖章）"), Slot("x", "text"))
    assert [p.optional for p in pattern.pieces if isinstance(p, Literal)] == [False, True]
    assert (pattern.literal, pattern.expected) == ("单位意见（盖章）", "单位意见")


def it_knows_the_print_directly_before_and_after_a_slot() -> None:
    pattern = pattern_of("第{{ a }}批{{ b }}{{ c }}", "")
    a, b, c = pattern.slots
    assert [(pattern.before(s), pattern.after(s)) for s in (a, b, c)] == [("第", "批"), ("批", ""), ("", "")]


@pytest.mark.parametrize(
    ("text", "optional"),
    [
        ("（盖章）", True),
        ("【签 字】", True),
        ("(盖章)", True),
        ("单位（盖章）", False),
        ("（一）单位（二）", False),
    ],
)
def it_takes_a_whole_bracket_for_a_hint(text: str, optional: bool) -> None:
    assert Literal(text).optional is optional


def it_repeats_paragraphs_and_keeps_their_numbers_apart() -> None:
    found = layout(
        "专题：",
        "{%p for t in topics %}",
        "1. {{ t.name }}",
        "",
        "说明：{{ t.note }}",
        "{%p endfor %}",
        "落款",
    )
    (loop,) = found.loops
    assert (loop.path, loop.variable, loop.heading) == ("topics", "t", "专题")
    assert (loop.first, loop.end, list(loop.lines)) == (1, 3, [1, 2])
    assert (loop.number(1), loop.number(2)) == ("1.", None)
    assert [s.path for n in loop.lines for s in found.lines[n].slots] == ["topics[].name", "topics[].note"]
    assert found.lines[1].pieces == (Slot("topics[].name", "text"),)
    assert found.blanks == ()
    assert found.print_ == ("专题：", "落款")


def it_has_no_heading_where_nothing_is_printed_above() -> None:
    assert layout("{%p for t in topics %}", "{{ t }}", "{%p endfor %}").loops[0].heading is None


def it_drops_the_number_of_the_heading_above_a_loop() -> None:
    found = layout("三、研修专题", "{%p for t in topics %}", "{{ t }}", "{%p endfor %}")
    assert found.loops[0].heading == "研修专题"


def it_lets_a_loops_paragraphs_be_of_print_and_of_a_condition() -> None:
    found = layout("{%p if x %}", "联系人：{{ x }}", "{%p endif %}")
    assert [b.pattern.slots[0].path for b in found.blanks] == ["x"]
    assert found.loops == ()


def it_finds_annexes_at_the_end_of_their_paragraph() -> None:
    found = layout("附件1{%annex hubei/form %}", "{%annex tianjin/list national %} ")
    assert found.annexes == (
        AnnexSlot("hubei/form", None, Place(paragraph=0)),
        AnnexSlot("tianjin/list", "national", Place(paragraph=1)),
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("{%annex a/b %}附件",), "第1段：附件标记之后不能再有内容"),
        (("{%annex a/b %}{{ x }}",), "第1段：附件标记之后不能再有内容"),
        (("", [["", "{%annex a/b %}"]]), "第1个表格第1行第2格：附件不能放在表格里"),
        (([["{%tr for s in a %}"], ["{{ s }}"]],), "表格第1行：行循环没有结束标记"),
        (([["{{ s }}"], ["{%tr endfor %}"]],), "第1个表格第2行第1格：行循环有结束标记而没有开始标记"),
        (([["{%tr for s in a %}"], ["{%tr for t in b %}"]],), "第1个表格第2行第1格：循环里不能再套循环"),
        (([["{%tr for s in a %}", "姓名"]],), "第1个表格第1行第1格：循环和条件的标记要单独占一行"),
        (([["{%p for s in a %}"]],), "段落循环不能放在表格里"),
        (([["{%p endfor %}"]],), "段落循环不能放在表格里"),
        (("{%p for s in a %}", "{{ s }}"), "第1段：段落循环没有结束标记"),
        (("甲", "{%p endfor %}"), "第2段：段落循环有结束标记而没有开始标记"),
        (("{%p for s in a %}", "{%p endfor %}"), "第2段：循环里没有内容"),
        (("{%p for s in a %}", "{%p for t in b %}"), "第2段：循环里不能再套循环"),
        (("{%tr for s in a %}",), "第1段：行循环 {%tr for … %} 只能放在表格里"),
        (("{%p for s in a %}", [["甲"]], "{%p endfor %}"), "第1个表格：表格不能放在段落循环里"),
        (([["乙"]], "{%p for s in a %}", [["甲"]], "{%p endfor %}"), "第2个表格：表格不能放在段落循环里"),
        (("{%p for s in a %}单位",), "第1段：循环和条件的标记要单独占一段"),
        (("{%p if a %}{%p endif %}",), "第1段：循环和条件的标记要单独占一段"),
        (("{%p if a %}{{ a }}",), "第1段：循环和条件的标记要单独占一段"),
        (("{%p for s in a %}", "{{ s.b[].c }}", "{%p endfor %}"), "第2段：循环里的填空“s.b[].c”不能再列出"),
        (("{%p for s in a %}", "{{ s.n }}", "{%p endfor %}", "{{ s.n }}"), "第4段：填空“s.n”里的“s”是循环"),
        (([["{%tr for s in a %}"], ["{{ s.n }}"], ["{%tr endfor %}"], ["{{ s }}"]],), "第4行第1格：填空“s”"),
    ],
)  # fmt: skip
def it_refuses_what_could_not_be_printed_and_names_the_place(lines: tuple[Line, ...], said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        layout(*lines)
    assert said in caught.value.message


def it_lets_a_loop_tag_carry_a_number_that_word_counts() -> None:
    found = layout("（一）{%p for t in topics %}", "{{ t }}", "2、{%p endfor %}")
    assert [loop.path for loop in found.loops] == ["topics"]


def it_counts_places_from_one() -> None:
    assert name_of(None) == "模板"
    assert name_of(Place(paragraph=0)) == name_of(Place()) == "第1段"
    assert name_of(Place(table=1, row=2, cell=3)) == "第2个表格第3行第4格"
    assert name_of(Place(table=0)) == "第1个表格第1行第1格"
