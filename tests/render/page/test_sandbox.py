"""Designed pages can neither run long nor grow large, and reach nothing but values."""

from __future__ import annotations

import pytest

from zsgx_docs.errors import RecordError, TemplateError
from zsgx_docs.render.page.markup import LONGEST_PAGE, html_of

GROWING = "{% set ns = namespace(x='长') %}{% for i in '九'*60 %}{% set ns.x = GROWN %}{% endfor %}{{ ns.x }}"
LONG = "{% for a in '长'*10000 %}"


REFUSED = {
    "loops in loops": (f"{LONG}{LONG}{{% endfor %}}{{% endfor %}}", "循环超过"),
    "a loop that writes much": (f"{LONG}{'字' * 10_000}{{% endfor %}}", "写出的内容超过"),
    "a text that doubles by joining": (GROWING.replace("GROWN", "ns.x ~ ns.x"), "写出的内容超过"),
    "a text that doubles by adding": (GROWING.replace("GROWN", "ns.x + ns.x"), "写出的内容超过"),
    "a list that doubles": (
        GROWING.replace("'长'", "[1]").replace("GROWN", "ns.x + ns.x"),
        "列表超过",
    ),
    "a list of itself twice over": (GROWING.replace("GROWN", "[ns.x, ns.x]"), "列表和分组不能直接写出"),
    "a text repeated without end": ("{{ '长' * 1000000000 }}", "重复几次"),
    "a list repeated": ("{{ [1] * 9 }}", "重复几次"),
    "a power": ("{{ 9 ** 9 }}", r"不能用“\*\*”"),
    "a number of many digits": ("{{ 999999999999999999 * 9 }}", "数太大"),
    "a format": ("{{ '%1000000000d' % 1 }}", "不能用“%”"),
    "a text's methods": ("{{ '长'.ljust(1000000000) }}", "ljust"),
    "a text's own format": ("{{ '{:1000000000}'.format(1) }}", "format"),
    "a macro within itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "层层相套"),
    "a loop within itself": ("{% for a in [1] recursive %}{{ loop([a]) }}{% endfor %}", "层层相套"),
    "brackets in brackets": (f"{{{{ {'(' * 3000}1{')' * 3000} }}}}", "层层相套"),
    "ranges": ("{{ range(9) }}", "range"),
    "another file": ("{% include '/etc/passwd' %}", "no loader"),
    "macros of another file": ("{% import '/etc/passwd' as x %}", "no loader"),
    "a QR code of a whole page": ("{{ ('字' * 5000)|qr }}", "Data too large"),
    "a tag without an end": ("{% for %}", "页面无法填写"),
}


@pytest.mark.parametrize(("page", "cause"), REFUSED.values(), ids=REFUSED.keys())
def it_refuses_with_the_cause(page: str, cause: str) -> None:
    with pytest.raises(TemplateError, match=f"模板 a/b：.*{cause}"):
        html_of(page, {}, "a/b")


def it_refuses_a_page_that_is_longer_than_any() -> None:
    with pytest.raises(TemplateError, match="页面超过"):
        html_of(" " * (LONGEST_PAGE + 1), {}, "a/b")


@pytest.mark.parametrize("hidden", ["x.__class__", "x['__class__']", "m.__globals__", "x.upper"])
def it_shows_no_inner_parts(hidden: str) -> None:
    assert html_of("{% macro m() %}{% endmacro %}{{ " + hidden + " }}", {"x": "字"}, "a/b") == ""


def it_goes_through_records_and_lists() -> None:
    page = (
        "{% for key, each in groups.items() %}{{ key }}：{% for x in each %}{{ loop.index }}{{ x ~ '、' }}"
        "{% endfor %}{% endfor %}{{ '　' * 2 }}{{ 2 * 3 + 1.5 }}{{ 7 % 4 }}"
    )
    assert html_of(page, {"groups": {"甲": ["一", "二"]}}, "a/b") == "甲：1一、2二、　　7.53"


def it_escapes_values_that_are_joined_to_markup() -> None:
    page = "{% set bold %}<b>粗</b>{% endset %}{{ bold ~ x }}{{ x ~ '>' }}"
    assert html_of(page, {"x": "<i>"}, "a/b") == "<b>粗</b>&lt;i&gt;&lt;i&gt;&gt;"


def it_begins_every_page_anew() -> None:
    page = "{% for a in '长'*10000 %}{% for b in '短'*60 %}{% endfor %}{% endfor %}完"
    assert [html_of(page, {}, "a/b") for _ in range(2)] == ["完", "完"]


def it_lets_a_page_refuse_what_it_has_no_room_for() -> None:
    with pytest.raises(RecordError, match="印不下"):
        html_of("{{ refuse('印不下') }}", {}, "a/b")
