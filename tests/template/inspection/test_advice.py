"""Tags as somebody typed them, and how they should read."""

from __future__ import annotations

import pytest

from zsgx_docs.template.inspection.advice import mistakes


def said(text: str) -> list[str]:
    return list(mistakes(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有填空的一段（{甲}）",
        "单位：{{ unit.name|text }}，日期：{{ day|date }}",
        "{%tr for s in students %}",
        "{%p if a %}",
        "{%p endif %}",
        "{%annex hubei/form %}",
        "{{ contacts[].name }}",
        "折扣 50% 以上",
    ],
)
def it_has_nothing_against_what_is_right(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ venue", "“{{ venue”右边缺少 }}，大括号不成对，应写作 {{ venue }}"),
        ("{%p endfor", "“{%p endfor”右边缺少 %}，大括号不成对，应写作 {%p endfor %}"),
        ("venue }}", "“venue }}”缺少左边的 {{，大括号不成对"),
        ("endfor %}", "“endfor %}”缺少左边的 {%，大括号不成对"),
        ("{ venue }", "“{ venue }”只有一层大括号，应写作 {{ venue }}"),
        ("{{ “venue” }}", "“{{ “venue” }}”里有引号，填空里只能写名称，请删去引号：{{ venue }}"),
        ("{{ v．a }}", "“{{ v．a }}”用了全角大括号、百分号或全角字母，请改为半角：{{ v.a }}"),
        ("{％p endfor ％}", "“{％p endfor ％}”用了全角大括号、百分号或全角字母，请改为半角：{%p endfor %}"),
        ("{{ }}", "“{{ }}”里没有名称，请写上，如 {{ applicant.name }}"),
        ("{{ a[0] }}", "“{{ a[0] }}”里有算式、函数或序号，不在模板语法之内，只能写名称"),
        ("{{ a+b }}", "“{{ a+b }}”里有算式、函数或序号，不在模板语法之内，只能写名称"),
        ("{{ ve\nnue }}", "“{{ ve nue }}”被换行切成了两段，请写在同一段里"),
    ],
)
def it_says_in_one_sentence_what_to_write(text: str, sentence: str) -> None:
    assert said(text) == [sentence]


def it_says_the_same_of_two_equal_mistakes_twice() -> None:
    assert len(said("{{ venue }{{ venue }")) == 2
    assert len(said("{ venue } 和 { venue }")) == 2


def it_sees_a_broken_tag_beside_a_right_one() -> None:
    assert said("{{ a }} 和 {{ b") == ["“{{ b”右边缺少 }}，大括号不成对，应写作 {{ b }}"]
    assert said("{{ a 和 {{ b }}") == ["“{{ a”右边缺少 }}，大括号不成对，应写作 {{ a }}"]
    assert said("{{ a }} 和 b }}") == ["“b }}”缺少左边的 {{，大括号不成对"]
    assert said("{{ a }} 和 { b }") == ["“{ b }”只有一层大括号，应写作 {{ b }}"]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("{{ a.b. }}", "名称只能用英文字母、数字、下划线和点，如 {{ applicant.name }}"),
        ("{% for x in y %}", "要写明重复的是行还是段落：{%tr for x in 列表 %} 或 {%p for x in 列表 %}"),
        ("{%tr for x in 名单 %}", "循环写作 {%tr for x in 列表 %}，列表用英文名称"),
        ("{%p for x in 名单 %}", "循环写作 {%p for x in 列表 %}，列表用英文名称"),
        ("{%p if a == 1 %}", "条件写作 {%p if 名称 %}，只能用于整段，只能写一个名称"),
        ("{% end %}", "结束标记写作 {%tr endfor %}（行）、{%p endfor %} 或 {%p endif %}（段落）"),
        ("{% set x %}", "只能用填空 {{ 名称 }}、整行或整段的循环、整段的条件和附件 {%annex … %}"),
    ],
)
def it_says_how_what_is_not_in_the_grammar_is_written(text: str, advice: str) -> None:
    (sentence,) = said(text)
    assert sentence.startswith(f"“{text}”不在模板语法之内")
    assert sentence.endswith(advice)
