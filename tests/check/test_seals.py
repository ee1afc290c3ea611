"""Missing and foreign seals."""

from dataclasses import dataclass
from typing import Any

import pytest

from zsgx_docs.check.seals import seal_findings
from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal, Sheet
from zsgx_docs.template.catalogue import default_catalogue

UNIT = "江汉大学"
FORM = default_catalogue().get("hubei/application-form").settings.seals
ACCOUNTS = default_catalogue().get("tianjin/final-accounts").settings.seals
ROSTER = default_catalogue().get("tianjin/certificate-roster").settings.seals


@dataclass(frozen=True)
class Paper:
    fields: tuple[Evidence, ...]
    seals: tuple[Seal, ...] = ()


def leaf(path: str, value: Any, read: bool = True) -> Evidence:
    boxes = ((1, Box(200, 150, 300, 170)),) if read else ()
    return Evidence(path, path, value, str(value or ""), 0.99, boxes=boxes)


def seal(text: str, confidence: float = 0.97, matches: str | None = None, width: float = 120.0) -> Seal:
    shape = "round" if width > 100 else "square"
    return Seal(1, Box(200, 100, 200 + width, 100 + width), shape, "red", text, confidence, matches)


def form(*seals: Seal, cover_read: bool = True) -> Paper:
    named = leaf("applicant.name", UNIT), leaf("cover_applicant", UNIT, cover_read)
    return Paper((*named, leaf("organiser.name", "湖北工业大学")), seals)


def told(wanted: Any, paper: Paper) -> list[tuple[str, str, str]]:
    return [(f.rule, f.severity, f.outcome) for f in seal_findings(wanted, paper)]


def test_a_form_with_its_units_seal_is_in_order() -> None:
    assert told(FORM, form(seal("某某局"), seal(UNIT, matches="applicant.name"))) == []
    assert told(FORM, form(seal(UNIT, matches="cover_applicant"))) == []


def test_a_form_without_any_seal_breaks_the_rule_and_is_told_so_in_chinese() -> None:
    (finding,) = seal_findings(FORM, form())
    assert (finding.rule, finding.severity, finding.outcome) == ("H27", "error", "violated")
    assert finding.paths == ("applicant.name",)
    assert "未见申报单位印章" in finding.message and "加盖申报单位印章" in finding.basis


def test_a_persons_name_seal_does_not_stand_for_the_units() -> None:
    assert told(FORM, form(seal("王伟印", width=50))) == [("H27", "error", "violated")]


def test_where_the_cover_was_not_read_nobody_can_tell() -> None:
    assert told(FORM, form(cover_read=False)) == [("H27", "info", "cannot_tell")]


def test_nobody_can_tell_either_where_part_of_a_page_was_not_seen() -> None:
    (finding,) = seal_findings(FORM, form(), [Sheet((), 1), Sheet((), 2, whole=False)])
    assert (finding.severity, finding.outcome) == ("info", "cannot_tell")
    assert "第 2 页不是整张纸" in finding.message


def test_another_units_seal_is_warned_of_by_both_names() -> None:
    (finding,) = seal_findings(FORM, form(seal("湖北工业大学", matches="organiser.name")))
    assert (finding.severity, finding.outcome) == ("warning", "violated")
    assert "湖北工业大学" in finding.message and UNIT in finding.message


def test_a_seal_that_cannot_be_read_is_left_to_a_person() -> None:
    assert told(FORM, form(seal("江", confidence=0.2))) == [("H27", "info", "cannot_tell")]


@pytest.mark.parametrize(
    ("text", "confidence", "outcome"),
    [
        ("汉大", 0.85, "cannot_tell"),
        ("江汊大学", 0.85, "cannot_tell"),
        ("江汉工业学院", 0.85, "violated"),
        ("江夏大学", 0.95, "violated"),
        ("大学", 0.95, "violated"),
    ],
    ids=["letters lost", "a letter misread", "other letters", "one, but for sure", "a whole shorter name"],
)
def test_only_letters_that_contradict_tell_of_another_unit(
    text: str, confidence: float, outcome: str
) -> None:
    ((_, _, told_outcome),) = told(FORM, form(seal(text, confidence)))
    assert told_outcome == outcome


def test_a_finance_seal_must_stand_on_its_place() -> None:
    fields = leaf("organiser", UNIT), leaf("finance_seal", False)
    elsewhere = Seal(2, Box(0, 0, 120, 120), "round", "red", UNIT, 0.98, "organiser")
    assert told(ACCOUNTS, Paper(fields, (elsewhere,))) == [("T46", "error", "violated")]
    assert told(ACCOUNTS, Paper(fields, (seal(UNIT, matches="organiser"),))) == []


@pytest.mark.parametrize(("seals", "findings"), [((), [("T43", "error", "violated")]), ((seal("某局"),), [])])
def test_a_roster_names_no_unit_so_that_any_seal_will_do(seals: tuple[Seal, ...], findings: Any) -> None:
    assert told(ROSTER, Paper((), seals)) == findings
