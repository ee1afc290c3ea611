"""What a clerk can do to a template in Word, and how it is told."""

from __future__ import annotations

import io

import docx
import pytest

from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.inspection import Problem, inspect

TYPE = "application_form"


def inspected(*lines: str) -> list[Problem]:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return inspect(out.getvalue(), "模板.docx", TYPE)


@pytest.mark.parametrize("name", default_catalogue().names())
def test_our_own_templates_have_no_errors(name: str) -> None:
    template = default_catalogue().get(name)
    problems = inspect(template.source, name, template.settings.document_type)
    assert [p for p in problems if p.severity != "info"] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ applicant.nmae }}", "是否想写“applicant.name”"),
        ("{{ venue", "不成对"),
        ("venue }}", "不成对"),
        ("｛｛ venue ｝｝", "全角大括号"),
        ("{{ “venue” }}", "引号"),
        ("{{ venue|dat }}", "是否想写“date”"),
        ("{{ venue.upper() }}", "不在模板语法之内"),
        ("{%p for x in rows %}", "没有结束标记"),
        ("{%p endif %}", "没有对应的开始标记"),
        ("{% for x in rows %}", "不在模板语法之内"),
    ],
)
def test_each_mistake_is_told_with_its_place(line: str, said: str) -> None:
    (problem,) = (p for p in inspected("好的一行：{{ venue }}", line) if p.severity == "error")
    assert said in problem.message
    assert problem.where.endswith("第2段")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("{%p for a in b %}", "{%p for c in d %}", "{{ c }}", "{%p endfor %}", "{%p endfor %}"), "再套循环"),
        (("{%p for a in b %}", "{{ a.name }}", "{%p endfor %}", "{{ a.phone }}"), "只能写在循环"),
        (("{%p for a in b %}{{ a.name }}", "{%p endfor %}"), "单独占一段"),
        (("{%tr for a in b %}", "{{ a.name }}", "{%tr endfor %}"), "只能放在表格里"),
    ],
)
def test_loops_that_load_only_to_be_refused_are_told(lines: tuple[str, ...], said: str) -> None:
    problems = [problem for problem in inspected(*lines) if problem.severity == "error"]
    assert any(said in problem.message and "段" in problem.where for problem in problems)


def test_the_name_of_a_loops_item_is_no_slip() -> None:
    (problem,) = inspected("{%p for topic in topics %}", "{{ topic }}", "{%p endfor %}")[:1]
    assert (problem.severity, "topics" in problem.message) == ("warning", True)


def test_all_mistakes_are_told_at_once() -> None:
    assert len(inspected("{{ venue", "{{ venue|dat }}", "{{ applicant.nmae }}", "{%p endfor %}")) == 4


def test_a_new_field_is_only_a_remark() -> None:
    (problem,) = inspected("{{ budget_hint }}")
    assert problem.severity == "warning"


def test_a_slot_that_formatting_cut_is_mended_by_itself() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("地点：{{ ve")
    paragraph.add_run("nue }}").bold = True
    out = io.BytesIO()
    document.save(out)
    (problem,) = inspect(out.getvalue(), "模板.docx", TYPE)
    assert problem.severity == "info" and "自动合并" in problem.message


def test_a_mistake_in_a_table_names_row_and_cell() -> None:
    document = docx.Document()
    document.add_table(2, 2).cell(1, 1).text = "{{ venue"
    out = io.BytesIO()
    document.save(out)
    (problem,) = inspect(out.getvalue(), "模板.docx", TYPE)
    assert problem.where.endswith("第1个表格第2行第2格")
