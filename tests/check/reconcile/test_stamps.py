"""The seals of a scan: there, of the right unit, on the right page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from check.reconcile.papers import FORM, held, in_word, on_scan, record, with_seals
from zsgx_docs.check.findings import checked
from zsgx_docs.check.reconcile import Reconciliation
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal, Sheet
from zsgx_docs.template.catalogue import default_catalogue

UNIT = str(record(FORM)["applicant"]["name"])


def seal(text: str = UNIT, matches: str | None = "applicant.name", page: int = 1) -> Seal:
    return Seal(page, Box(200, 100, 320, 220), "round", "red", text, 0.97, matches)


def told(*seals: Seal, **word: Any) -> Reconciliation:
    scan = with_seals(on_scan(FORM, record(FORM)), *seals)
    seen = replace(scan, source=replace(scan.source, sheets=(Sheet((), 1),)))
    return held(checked(seen, default_catalogue().get), in_word(FORM, record(FORM, **word)))


def test_the_units_own_seal_is_right_whatever_the_word_copy_calls_the_unit() -> None:
    [stamped] = told(seal(), applicant__name="另一单位").seals
    assert (stamped.verdict, stamped.unit) == ("right", UNIT)


def test_a_seal_that_names_the_unit_as_the_word_copy_has_it_is_right_where_the_scan_was_misread() -> None:
    result = told(replace(seal("江汉智造院", None), confidence=0.5), applicant__name="江汉智造院")
    assert result.seals[0].verdict == "right"
    assert [f.rule for f in result.findings] == ["X11"]


def test_the_units_own_seal_is_right() -> None:
    result = told(seal())
    assert [(s.verdict, s.unit) for s in result.seals] == [("right", UNIT)] and not result.findings


def test_a_seal_that_is_missing_is_an_error_of_the_rule_that_wants_it() -> None:
    [finding] = told().findings
    assert (finding.rule, finding.severity, finding.outcome) == ("H27", "error", "violated")
    assert told().other_findings == (finding,)


def test_another_units_seal_is_said_to_be_one() -> None:
    result = told(seal("河海测绘院", None))
    assert result.seals[0].verdict == "other_unit"
    assert [(f.rule, f.severity) for f in result.findings] == [("H27", "warning")]


def test_a_seal_that_cannot_be_read_is_left_to_a_person() -> None:
    result = told(replace(seal("", None), confidence=0.1))
    assert result.seals[0].verdict == "unclear"
    assert [(f.rule, f.outcome) for f in result.findings] == [("H27", "cannot_tell")]


def test_the_right_seal_on_a_page_without_the_unit_is_warned_of() -> None:
    result = told(seal(page=3))
    assert result.seals[0].verdict == "other_page"
    assert result.findings[0].message.startswith("申报单位印章盖在第 3 页，不在写有该单位的第 1 页")


def test_the_seal_of_another_unit_of_the_paper_may_stand_beside_the_right_one() -> None:
    other = str(record(FORM)["organiser"]["name"])
    assert other != UNIT
    result = told(seal(), seal(other, "organiser.name"))
    assert [s.verdict for s in result.seals] == ["right", "unasked"] and not result.findings


def test_the_json_has_the_seal_as_it_was_read_and_what_it_is() -> None:
    [found] = told(seal()).to_json()["seals"]
    assert found["text"] == UNIT and found["page"] == 1 and found["matches"] == "applicant.name"
    assert (found["verdict"], found["unit"]) == ("right", UNIT)
