"""What is known while a form's blanks are looked for."""

from __future__ import annotations

from dataclasses import replace

from read.match.small_papers import Text, form, search, view
from zsgx_docs.read.match.found import found_in_cell

FORM = form(
    [["选题所属行业主管部门", "{{ authority }}"], ["联系人", "{{ contact }}"]], "主办单位：{{ host|unit }}"
)


def it_holds_labels_and_values_for_taken() -> None:
    here = search(FORM, view([["联系人", "王芳"], ["其他", "甲"]]))
    label, value, *_ = here.view.spots
    assert [here.is_free(label), here.is_free(value)] == [False, True]
    here.take(1, found_in_cell(FORM.blanks[1].pattern, value, 1.0))
    assert not here.is_free(value)
    here.release(label)
    assert here.is_free(label)


def it_knows_a_label_by_its_whole_and_by_its_long_end() -> None:
    here = search(FORM, view([["行业主管部门", "部门", "联系人", "王芳"]]))
    assert [here.is_label(spot) for spot in here.view.spots] == [True, False, True, False]


def it_knows_a_cell_that_names_itself() -> None:
    here = search(FORM, view([["联系人：王芳", "联系人", "时间：九点"]]))
    assert [here.names_itself(spot) for spot in here.view.spots] == [True, True, False]


def it_leaves_the_label_that_somebody_wrote_again_in_the_value() -> None:
    here = search(FORM, view([["联系人", "联系人：王芳"]]))
    label, value = here.view.spots
    assert not here.names_itself(value, label)


def it_knows_labels_by_their_aliases() -> None:
    here = search(FORM, view([["经办人", "王芳"]]), {"联系人": ["经办人"]})
    assert here.is_label(here.view.spots[0])


def it_knows_the_print_that_lines_begin_with() -> None:
    assert search(FORM, view(), {"主办单位": ["举办单位"]}).line_openers == {"主办单位:", "举办单位:"}


def it_knows_which_paragraphs_are_other_lines() -> None:
    template = form("主办单位：{{ host|unit }}", "{{ body|prose }}", "特此报告。")
    here = search(template, view("主办单位：江汉研究院", "正文。", "特此报告。"))
    host, body = template.blanks
    assert here.lines_of_others(body) == {0, 2}
    assert here.lines_of_others(host) == {2}


def it_keeps_to_the_blanks_own_part_or_to_none() -> None:
    unit: list[Text] = [("申报单位信息", 1, 2), "单位名称"]
    template = form([[*unit, "{{ name|unit }}"], ["联系人", "{{ contact }}"]])
    other = search(template, view([[*unit, "甲"], ["联系人", "王芳"]], [["电话", "1"]]))
    spots = {spot.cell.text.text: spot for spot in other.view.spots}
    assert other.in_own_part(template.blanks[1], spots["王芳"])
    assert other.in_own_part(template.blanks[1], spots["电话"])
    assert not other.in_own_part(replace(template.blanks[1], group="承办单位信息"), spots["王芳"])
