"""What a template may say, and what is refused."""

from __future__ import annotations

import pytest

from zsgx_docs.errors import TemplateError
from zsgx_docs.template.grammar import AnnexTag, EndTag, ForTag, IfTag, SlotTag, tokens


def it_cuts_text_into_print_and_slots() -> None:
    assert tokens("第{{ a.b|int }}批{{c}}", "第1段") == [
        "第",
        SlotTag("a.b", "int"),
        "批",
        SlotTag("c", None),
    ]


def it_knows_loops_and_conditions_over_rows_and_paragraphs() -> None:
    assert tokens("{%tr for s in students %}", "") == [ForTag("tr", "s", "students")]
    assert tokens("{%p if annexes %}", "") == [IfTag("annexes")]
    assert tokens("{%tr endfor %}{%p endif %}", "") == [EndTag("tr", "endfor"), EndTag("p", "endif")]


def it_knows_annexes_and_slots_that_list_what_every_item_has() -> None:
    assert tokens("附件1{%annex tianjin/project-list national %}", "") == [
        "附件1",
        AnnexTag("tianjin/project-list", "national"),
    ]
    assert tokens("{%annex hubei/application-form%}", "") == [AnnexTag("hubei/application-form", None)]
    assert tokens("{{ contacts[].name|name }}{{ annexes[] }}", "") == [
        SlotTag("contacts[].name", "name"),
        SlotTag("annexes[]", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{{ name",
        "name }}",
        "｛｛ name ｝｝",
        "{{ name.upper() }}",
        "{{ ''.__class__ }}",
        "{% for x in y %}",
        "{% set x = 1 %}",
        "{{ a|b|c }}",
        "{{ 名称 }}",
        "{# remark #}",
        "{%tr for x in range(9) %}",
        "{%annex application-form %}",
        "{%annex ../../etc/passwd %}",
        "{{ contacts[0].name }}",
    ],
)
def it_refuses_everything_else_and_names_the_place(text: str) -> None:
    with pytest.raises(TemplateError) as caught:
        tokens(text, "第1个表格第2行第3格")
    assert "第1个表格第2行第3格" in caught.value.message
