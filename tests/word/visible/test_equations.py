"""Fields and equations that set characters over each other, as a line of text."""

import pytest
from lxml import etree

from zsgx_docs.word.visible.equations import Shown, eq_field, office_math

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r" eq \o\ac(□,√) ", "☑"),
        (r"eq \o\ac(□,\s\up 1(√))", "☑"),
        (r"eq \o\ad(手机,　　　　)", "手机"),
        (r"eq \o(\s\up 5(智能),\s\do 2(制造))", "智能制造"),
        (r"EQ \x(合格)", "合格"),
        (r"eq \o\ac(○,印)", "印"),
        (r"eq \o(甲", "甲"),
    ],
)
def test_a_field_is_read_as_it_prints(code: str, shown: str) -> None:
    assert eq_field(code) == Shown(shown, True)


def test_a_fraction_is_more_than_a_line_can_say() -> None:
    assert eq_field(r"eq \f(1,7)") == Shown("17", False)


@pytest.mark.parametrize("code", ["PAGE", " MERGEFIELD eq ", "equal"])
def test_other_fields_are_none(code: str) -> None:
    assert eq_field(code) is None


def _equation(inside: str) -> Shown:
    return office_math(etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{inside}</m:oMath>'))


def test_an_equation_of_plain_text_is_that_text() -> None:
    assert _equation("<m:r><m:t>97.6</m:t></m:r><m:r><m:t>%</m:t></m:r>") == Shown("97.6%", True)


def test_an_equation_with_a_power_loses_something() -> None:
    inside = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup>"
    assert _equation(inside) == Shown("104", False)
