"""What the rules say once values were corrected, and under the season's notice."""

from typing import Any

import pytest

from desk.reviewable import FORM, ROSTER, result_of_sample, seeded
from zsgx_docs import desk
from zsgx_docs.desk.checks import findings_again
from zsgx_docs.desk.office import keep_office_setting, notice_setting
from zsgx_docs.desk.review import current_result, settle
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

UNIT = "荆门市科学技术协会"
WRONG_SEAL = {
    "rule": "H27",
    "severity": "warning",
    "outcome": "violated",
    "paths": ["applicant.name"],
    "message": f"印章读作“{UNIT}”，与申报单位不一致。",
    "basis": "认真填写此表并加盖申报单位印章",
}


def stamped() -> dict[str, Any]:
    result = result_of_sample(FORM, ["applicant.name"])
    seal = {"page": 1, "box": [90, 60, 200, 170], "shape": "round", "colour": "red"}
    result["seals"] = [{**seal, "text": UNIT, "confidence": 0.95, "matches": None}]
    result["findings"] = [WRONG_SEAL]
    return result


def rules_in(findings: list[dict[str, Any]]) -> set[str]:
    return {finding["rule"] for finding in findings}


def it_keeps_what_was_found_as_long_as_nobody_corrects_anything(store: Store, zhang: User) -> None:
    made = seeded(store, zhang, stamped())
    settle(store, zhang, made, "applicant.name")
    assert current_result(store, zhang, made)["findings"] == [WRONG_SEAL]


def it_looks_again_at_the_seal_once_the_unit_is_corrected(store: Store, zhang: User) -> None:
    made = seeded(store, zhang, stamped())
    settle(store, zhang, made, "applicant.name", text=UNIT)
    assert "H27" not in rules_in(current_result(store, zhang, made)["findings"])


def it_finds_what_a_correction_contradicts() -> None:
    result = result_of_sample(ROSTER)
    before = rules_in(findings_again(result, [], {})[0])
    paths.put(result["record"], "students[0].passed", False)
    found = findings_again(result, [(0, "students[0].passed")], {})[0]
    assert "X16" in rules_in(found) - before


@pytest.mark.parametrize("deed", ["none", "corrected"])
def it_judges_under_the_notice_that_the_season_has(store: Store, zhang: User, deed: str) -> None:
    made = seeded(store, zhang, stamped())
    if deed == "corrected":
        settle(store, zhang, made, "applicant.contact", text="某人")
    notice = desk.sample("hubei/call-notice")
    keep_office_setting(store, notice_setting("call_notice"), {"record": notice})
    found = current_result(store, zhang, made)["findings"]
    assert {"H27", "H15"} <= rules_in(found)
    assert current_result(store, zhang, made, with_findings=False)["findings"] == [WRONG_SEAL]
