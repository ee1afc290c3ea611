"""One class, all papers."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.errors import RecordError
from zsgx_docs.read.entry.class_file import class_of
from zsgx_docs.records.class_papers import PAPERS, certificate_roster, final_accounts, opening_notice
from zsgx_docs.records.training_class import TrainingClass
from zsgx_docs.template.catalogue import samples_folder


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    return desk.load_record(samples_folder() / "class.yaml")


@pytest.fixture(scope="module")
def sample(raw: dict[str, Any]) -> TrainingClass:
    return class_of(raw, "class.yaml")


def test_the_workbook_and_the_yaml_file_say_the_same(sample: TrainingClass) -> None:
    assert desk.load_class(samples_folder() / "class.xlsx") == sample


def test_who_missed_more_than_a_seventh_or_failed_gets_no_certificate(sample: TrainingClass) -> None:
    names = {row["name"] for row in certificate_roster(sample)["students"]}
    absent = [t.name for t in sample.trainees if t.absent_hours * 7 > sample.course.credit_hours]
    failed = [t.name for t in sample.trainees if t.passed is False]
    assert absent and failed
    assert len(names) == len(sample.trainees) - len(absent) - len(failed)
    assert names.isdisjoint(absent + failed)


def test_certificate_numbers_run_on_in_the_order_of_the_roster(sample: TrainingClass) -> None:
    numbers = [row["certificate_number"] for row in certificate_roster(sample)["students"]]
    assert numbers[:2] == ["TJGY2025017001", "TJGY2025017002"]
    assert len(set(numbers)) == len(numbers)


def test_the_accounts_add_up(sample: TrainingClass) -> None:
    accounts = final_accounts(sample)
    assert accounts["total"]["amount"] == "95796.80"
    assert accounts["total_count"] == len(sample.trainees) + len(sample.staff)


def test_the_notice_counts_the_days(sample: TrainingClass) -> None:
    assert opening_notice(sample)["days"] == 5


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.template)
def test_every_paper_can_be_written(paper: Any, sample: TrainingClass) -> None:
    assert desk.issue(paper.template, paper.record(sample), "docx").data[:2] == b"PK"


def broken(raw: dict[str, Any], way: list[Any], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(raw)
    node = changed
    for step in way[:-1]:
        node = node[step]
    node[way[-1]] = value
    return changed


@pytest.mark.parametrize(
    ("way", "value", "said"),
    [
        (["course", "projct_name"], "x", "是否想写“project_name”"),
        (["course", "start"], "2025-02-30", "course.start：“2025-02-30”不是存在的日期"),
        (["course", "venue"], None, "course.venue"),
        (["trainees"], [], "trainees：一个也没有"),
        (["trainees", 1, "id_number"], "120101199001011234", "trainees[1].id_number"),
        (["course", "end"], "2025-10-01", "日期先后颠倒"),
        (["opening", "headcount"], 51, "名额合计50人"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(
    way: list[Any], value: Any, said: str, raw: dict[str, Any]
) -> None:
    with pytest.raises(RecordError) as refused:
        class_of(broken(raw, way, value), "class.yaml")
    assert said in refused.value.message
    assert "\n" not in refused.value.message


@pytest.mark.parametrize(
    ("way", "value", "said"),
    [
        (["closing", "certificate_date"], "2025-10-10", "发证日期2025-10-10早于结束日期2025-10-17"),
        (["closing", "report_date"], "2024-11-05", "报告日期2024-11-05早于结束日期2025-10-17"),
        (["course", "year"], 2024, "年度是2024年，班却在2025年开始"),
    ],
)
def test_days_that_come_too_early_are_asked_about(
    way: list[Any], value: Any, said: str, raw: dict[str, Any]
) -> None:
    doubts = [*class_of(broken(raw, way, value), "class.yaml").doubts()]
    assert [said] == [doubt.reason for doubt in doubts if doubt.of_matter and way[-1] in doubt.paths[0]]


def test_two_people_with_one_id_number_are_refused(raw: dict[str, Any]) -> None:
    twice = broken(raw, ["trainees", 3, "id_number"], raw["trainees"][0]["id_number"])
    with pytest.raises(RecordError, match="身份证号重复"):
        class_of(twice, "class.yaml")


def test_a_wrong_cell_of_the_workbook_is_named(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(samples_folder() / "class.xlsx")
    book["班级"]["A3"].value = "级 列"
    file = tmp_path / "class.xlsx"
    book.save(file)
    with pytest.raises(RecordError, match="工作表「班级」A3 单元格：不认识的栏目“级 列”"):
        desk.load_class(file)
