"""What a clerk can do to a template in Word, and how it is told."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import docx.enum.text
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zsgx_docs import desk
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.inspection.inspect import Problem, expected, inspect

TYPE = "application_form"


def inspected(*lines: str) -> list[Problem]:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return inspect(out.getvalue(), "模板.docx", expected(TYPE))


@pytest.mark.parametrize("name", default_catalogue().names())
def test_our_own_templates_have_no_errors(name: str) -> None:
    template = default_catalogue().get(name)
    problems = inspect(
        template.source, name, expected(template.settings.document_type, template.settings.paths)
    )
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
    assert problem.where == "第2段（“好的一行：”之后）" or line.startswith("venue")


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
    (problem,) = inspect(out.getvalue(), "模板.docx", expected(TYPE))
    assert problem.severity == "info" and "自动合并" in problem.message


def test_a_mistake_in_a_table_names_row_and_cell() -> None:
    document = docx.Document()
    document.add_table(2, 2).cell(1, 1).text = "{{ venue"
    out = io.BytesIO()
    document.save(out)
    (problem,) = inspect(out.getvalue(), "模板.docx", expected(TYPE))
    assert problem.where == "第1个表格第2行第2格"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ venue }", "应写作 {{ venue }}"),
        ("{ venue }", "只有一层大括号"),
        ("{｛ venue }}", "请改为半角：{{ venue }}"),
        ("{{ venue｜text }}", "请改为半角：{{ venue|text }}"),
        ("{{ ｖenue }}", "请改为半角：{{ venue }}"),
        ("{{ 地点 }}", "用了中文名称"),
        ("{{ ve nue }}", "中间有空格"),
        ("{{ venue|text|date }}", "两个类型"),
        ("{{ ve\u200bnue }}", "看不见的字符"),
        ("{{ }}", "没有名称"),
        ("{{ venue 地点：{{ project_name }}", "“{{ venue”右边缺少 }}"),
        ("{%p if venue > 1 %}", "只能写一个名称"),
        ("{%tr end %}", "结束标记写作"),
        ("{# 说明 #}", "不能写批注"),
    ],
)
def test_it_says_how_a_mistake_should_read(line: str, said: str) -> None:
    (problem,) = (p for p in inspected("好的一行：{{ venue }}", line) if p.severity == "error")
    assert said in problem.message


def test_the_label_beside_the_cell_and_the_page_are_told() -> None:
    document = docx.Document()
    document.add_paragraph("封面").add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "地  点", "{{ venue"
    table.cell(1, 0).text = "{{ purpose"
    out = io.BytesIO()
    document.save(out)
    first, second = inspect(
        out.getvalue(), "模板.docx", expected(TYPE), lambda: ["封面", "地 点 {{ venue\n{{ purpose"]
    )
    assert first.where == "第2页第1个表格第1行第2格（“地点”右边）"
    assert second.where == "第2页第1个表格第2行第1格（“地点”下面）"


def test_footers_are_looked_at_too() -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "{{ venue"
    out = io.BytesIO()
    document.save(out)
    (problem,) = inspect(out.getvalue(), "模板.docx", expected(TYPE))
    assert problem.where == "第1节页脚"


@pytest.mark.parametrize("counted", [False, True])
def test_page_numbers_that_are_typed_are_told(counted: bool) -> None:
    document = docx.Document()
    document.add_paragraph("地点：{{ venue }}")
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("— 1 —")
    if counted:
        footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>'))
    out = io.BytesIO()
    document.save(out)
    said = [
        p.message for p in inspect(out.getvalue(), "模板.docx", expected(TYPE)) if "打上去的数字" in p.message
    ]
    assert len(said) == (0 if counted else 1)


def test_a_row_loop_beside_other_words_or_without_an_end_is_told() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "{%tr for x in experts %}", "{{ x.name }}"
    out = io.BytesIO()
    document.save(out)
    said = [p.message for p in inspect(out.getvalue(), "模板.docx", expected(None))]
    assert len(said) == 2
    assert "单独占一行" in said[0] and "只写 {%tr endfor %}" in said[1]


def test_a_slip_is_known_by_the_settings_beside_the_template() -> None:
    document = docx.Document()
    document.add_paragraph("经费：{{ budgte }}")
    out = io.BytesIO()
    document.save(out)
    (problem,) = inspect(out.getvalue(), "模板.docx", expected(None, frozenset({"budget"})))
    assert problem.severity == "error" and "是否想写“budget”" in problem.message


def test_the_desk_finds_the_page_by_printing_the_template(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("封面").add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    document.add_paragraph("地点：{{ venue")
    document.save(str(tmp_path / "模板.docx"))
    (problem,) = desk.inspect_template(str(tmp_path / "模板.docx"))
    assert problem.where == "第2页第2段（“地点：”处）"


def test_a_copy_of_a_template_is_judged_by_its_names_though_no_settings_lie_beside_it(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(default_catalogue().get("hubei/application-form").source))
    document.sections[0].footer.paragraphs[0].add_run("{{ aplicant.name }}")
    document.save(str(tmp_path / "申报表.docx"))
    (problem,) = desk.inspect_template(str(tmp_path / "申报表.docx"))
    assert problem.severity == "error" and "是否想写“applicant.name”" in problem.message
    assert problem.where == "第1节页脚"


def test_a_form_that_is_no_copy_may_name_its_blanks_freely(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("题目：{{ title }}", "地点：{{ location }}", "人员：{{ aplicant.name }}"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "新表.docx"))
    assert desk.inspect_template(str(tmp_path / "新表.docx")) == []
