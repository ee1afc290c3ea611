"""Values that look well read and cannot be right."""

from __future__ import annotations

from dataclasses import replace

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Cell, Grid, Paragraph, Sheet
from zsgx_docs.read.identify.classify import label_forms
from zsgx_docs.read.match.observation import LOOSE_END
from zsgx_docs.read.match.paper import read_paper
from zsgx_docs.read.source.second_look import NoSecondLook
from zsgx_docs.read.verify.doubts.field_doubts import (
    doubted_at_edge,
    doubted_cut_off,
    doubted_missing,
    doubted_nowhere,
    doubted_print,
)
from zsgx_docs.template.catalogue import default_catalogue

FORM = next(t for t in default_catalogue() if t.name == "hubei/application-form")
SHEET = Sheet((), page=1, width=595.0, height=842.0)


def field(value: str | None, x0: float = 100, x1: float = 200, path: str = "applicant.name") -> Evidence:
    return Evidence(path, "单位名称", value, value or "", 0.99, boxes=((1, Box(x0, 50, x1, 62)),))


def it_flags_a_label_of_another_form_that_was_taken_for_a_value() -> None:
    labels = label_forms(default_catalogue())

    first, second = doubted_print([field("计划时间"), field("武汉大学")], labels)

    assert first.needs_review and "计划时间" in (first.reason or "")
    assert not second.needs_review


def it_flags_text_that_the_side_of_the_page_may_cut() -> None:
    fields = [field("武汉大学", 420, 593.5), field("武汉大学", 1, 80), field("武汉大学", 420, 560)]

    assert [f.needs_review for f in doubted_at_edge(fields, [SHEET])] == [True, True, False]


def it_flags_an_empty_value_whose_cell_nobody_saw() -> None:
    unseen = replace(field(None), boxes=())

    assert [f.needs_review for f in doubted_nowhere([unseen, field(None)])] == [True, False]


def it_flags_what_no_such_paper_goes_without() -> None:
    year, fax = doubted_missing([field(None, path="year"), field(None, path="fax")], ["year"])

    assert year.needs_review and not fax.needs_review


def _cell(row: int, column: int, text: str, box: Box, page: int) -> Cell:
    return Cell(row, column, Passage.at(text, Mark(page, box)), box=box, page=page)


def it_flags_a_value_at_the_foot_of_a_page_where_its_end_may_stand_on_another() -> None:
    foot = Grid(
        (
            _cell(0, 0, "研修对象", Box(60, 700, 120, 780), 2),
            _cell(0, 1, "工程师", Box(120, 700, 540, 780), 2),
        )
    )
    head = Grid(
        (_cell(0, 0, "", Box(60, 60, 120, 90), 1), _cell(0, 1, "共四十人。", Box(120, 60, 540, 90), 1))
    )
    sheets = [Sheet((block,), page=page, width=595.0, height=842.0) for page, block in ((1, head), (2, foot))]
    value = replace(field("工程师"), boxes=((2, Box(125, 710, 200, 722)),))
    elsewhere = replace(field("武汉大学"), boxes=((2, Box(125, 110, 200, 122)),))

    assert [f.needs_review for f in doubted_cut_off([value, elsewhere], sheets)] == [True, False]
    staple = Box(40, 28, 52, 40)
    stapled = replace(sheets[0], blocks=(Paragraph(Passage.at("1", Mark(1, staple)), staple, 1), head))
    assert doubted_cut_off([value], [stapled, sheets[1]])[0].needs_review
    whole = replace(value, boxes=(*value.boxes, (1, Box(125, 65, 200, 77))))
    assert [f.needs_review for f in doubted_cut_off([whole, elsewhere], sheets)] == [False, False]


def it_says_where_a_row_goes_on_overleaf_without_a_rule_over_it() -> None:
    tail = Box(130, 60, 500, 72)
    first, line, second = (
        Grid((_cell(0, 0, "授课专家情况", Box(60, 760, 120, 800), 1),
              _cell(0, 1, "陈教授长期从事", Box(120, 760, 540, 800), 1))),
        Paragraph(Passage.at("封装研究。", Mark(2, tail)), tail, 2),
        Grid((_cell(0, 0, "研修对象", Box(60, 80, 120, 120), 2),
              _cell(0, 1, "工程师", Box(120, 80, 540, 120), 2))),
    )  # fmt: skip

    readings = {r.path: r for r in read_paper(FORM, (first, line, second), NoSecondLook())}
    heading = replace(line, box=Box(60, 60, 200, 72))
    apart = {r.path: r for r in read_paper(FORM, (first, heading, second), NoSecondLook())}

    assert LOOSE_END.about(text="封装研究。") in readings["experts"].observations
    assert readings["participants"].observations == () and apart["experts"].observations == ()
