"""Seals beside the units a paper names: noise is forgiven, sister units are not."""

import pytest

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal
from zsgx_docs.read.verify.seal_owner import with_owners


def owner(text: str, confidence: float, **units: str) -> str | None:
    fields = [Evidence(p.replace("__", "."), p, name, name, 1.0) for p, name in units.items()]
    seal = Seal(1, Box(0, 0, 120, 120), "round", "red", text, confidence)
    return with_owners([seal], fields, [field.path for field in fields])[0].matches


@pytest.mark.parametrize(
    ("text", "confidence", "unit"),
    [
        ("江汉大学", 0.99, "江汉大学"),
        ("湖北省人力资源和杜会保障厅", 0.8, "湖北省人力资源和社会保障厅"),
        ("省测绘工程院", 0.5, "湖北省测绘工程院"),
        ("长江水科委员会长汀科学", 0.2, "长江水利委员会长江科学院"),
        ("某某有限公司（武汉）", 0.99, "某某有限公司(武汉)"),
    ],
)
def test_a_seal_is_its_units_though_some_characters_are_lost_or_wrong(
    text: str, confidence: float, unit: str
) -> None:
    assert owner(text, confidence, applicant__name=unit) == "applicant.name"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("江汉大学医院", "江汉大学"),
        ("江汉大学", "江汉大学医院"),
        ("湖北省人力资源和社会保障厅", "武汉市人力资源和社会保障局"),
        ("武汉市人力资源和社会保障局", "湖北省人力资源和社会保障厅"),
        ("武汉市水务局", "武汉市江岸区水务局"),
        ("湖南大学", "江南大学"),
        ("", "江汉大学"),
    ],
)
def test_a_sister_unit_is_another_unit(text: str, unit: str) -> None:
    assert owner(text, 0.9, applicant__name=unit) is None


def test_of_two_units_alike_the_nearer_one_is_taken() -> None:
    units = {"applicant__name": "中国地质大学", "organiser__name": "中国地质大学（武汉）"}
    assert owner("中国地质大学", 0.8, **units) == "applicant.name"
    assert owner("武汉大学", 0.99, applicant__name="三峡大学", organiser="武汉大学") == "organiser"


def test_of_blanks_with_one_units_name_the_first_is_meant() -> None:
    same = "江汉大学"
    assert owner(same, 0.99, applicant__name=same, cover_applicant=same) == "applicant.name"
    assert owner(same, 0.99, cover_applicant=same, applicant__name=same) == "cover_applicant"


def test_people_in_a_roster_own_no_seals() -> None:
    seal = Seal(1, Box(0, 0, 60, 60), "square", "red", "王伟", 0.99)
    person = Evidence("students[0].name", "姓名", "王伟", "王伟", 1.0)
    assert with_owners([seal], [person], ["organiser"])[0].matches is None
