"""Rows added to lists and taken away: what the record then says, what waits, who did it, two at once."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.reviewable import ROSTER, result_of_sample, seeded
from zsgx_docs.desk.office import LogQuery, log_page
from zsgx_docs.desk.review import (
    NotOpenForReview,
    OpenedExtraction,
    RowTakenAway,
    StillWaiting,
    ValueMeanwhileChanged,
    WrongEntry,
    add_row_behind,
    change,
    current_result,
    decide,
    findings_shown,
    open_for_review,
    path_as_read,
    restore_row,
    review_effect,
    review_sheet,
    set_second_person,
    settle,
    take_row_away,
    waiting,
)
from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

READ = len(result_of_sample(ROSTER)["record"]["students"])
"""Students in the sample."""
FLAGGED = "students[1].name"
NEW = {"no": 99, "name": "周小满", "id_number": None, "passed": True}


@pytest.fixture
def roster(store: Store, zhang: User) -> str:
    return seeded(store, zhang, result_of_sample(ROSTER, [FLAGGED]))


def record(store: Store, by: User, made: str) -> dict[str, Any]:
    told: dict[str, Any] = current_result(store, by, made, with_findings=False)["record"]
    return told


def names(store: Store, by: User, made: str) -> list[str | None]:
    return [row["name"] for row in record(store, by, made)["students"]]


def fill(store: Store, by: User, made: str, row: str, told: Mapping[str, str]) -> None:
    """Enter at every cell of a row, as the page does."""
    for cell in [each.path for each in waiting(store, by, made) if each.path.startswith(f"{row}.")]:
        settle(store, by, made, cell, text=told.get(cell.rpartition(".")[2], ""))


def it_tells_a_row_that_was_filled_where_it_was_added(store: Store, zhang: User, roster: str) -> None:
    before = names(store, zhang, roster)
    row = add_row_behind(store, zhang, roster, "students[0]")
    assert row == f"students[{READ}]" and names(store, zhang, roster) == before
    fill(store, zhang, roster, row, {"name": "周小满", "passed": "是"})

    result = current_result(store, zhang, roster, with_findings=False)
    assert [row["name"] for row in result["record"]["students"]] == [before[0], "周小满", *before[1:]]
    assert result["record"]["students"][1].keys() == result["record"]["students"][0].keys()
    told = {field["path"]: field["value"] for field in result["fields"]}
    assert told == dict(paths.leaves(result["record"]))
    cell = next(field for field in result["fields"] if field["path"] == "students[1].name")
    assert cell["boxes"] == [] and not cell["needs_review"] and cell["reviewed"]["act"] == "filled"


def it_has_the_cells_of_a_new_row_wait_and_drops_one_left_empty(
    store: Store, zhang: User, roster: str
) -> None:
    before = record(store, zhang, roster)
    row = add_row_behind(store, zhang, roster, "students[0]")
    order = [each.path for each in waiting(store, zhang, roster)]
    assert order[0].startswith(f"{row}.") and order[-1] == FLAGGED
    with pytest.raises(StillWaiting):
        decide(store, zhang, roster, "accepted")

    fill(store, zhang, roster, row, {})
    assert [each.path for each in waiting(store, zhang, roster)] == [FLAGGED]
    assert record(store, zhang, roster) == before
    assert not [f for f in review_sheet(store, zhang, roster).fields if f.row_path == row]


def it_no_longer_tells_a_row_taken_away_and_waits_for_nothing_in_it(
    store: Store, zhang: User, roster: str
) -> None:
    before = names(store, zhang, roster)
    take_row_away(store, zhang, roster, "students[1]")
    assert names(store, zhang, roster) == [before[0], *before[2:]]
    assert waiting(store, zhang, roster) == []
    gone = [f for f in review_sheet(store, zhang, roster).fields if f.row_path == "students[1]"]
    assert {(f.row_state, f.row) for f in gone} == {("gone", None)}
    assert gone[0].row_by and gone[0].row_by.startswith("张审核")
    after = [f for f in review_sheet(store, zhang, roster).fields if f.row_path == "students[2]"]
    assert {f.row for f in after} == {2}


def it_numbers_all_that_speaks_of_rows_anew(store: Store, zhang: User) -> None:
    result = result_of_sample(ROSTER, [])
    result["unread"] = [{"what": "ink", "near": ["students[0].name", "students[2].name"]}]
    made = seeded(store, zhang, result)
    take_row_away(store, zhang, made, "students[0]")
    told = current_result(store, zhang, made, with_findings=False)
    assert told["unread"][0]["near"] == ["students[1].name"]
    assert {f["path"] for f in told["fields"]} == {path for path, _ in paths.leaves(told["record"])}
    assert path_as_read(store, zhang, made, "students[0].name") == "students[1].name"


def it_judges_by_the_rows_that_are_left_and_leads_to_the_field_it_means(store: Store, zhang: User) -> None:
    result = result_of_sample(ROSTER, changed={"students[2].id_number": "11010119900307123X"})
    made = seeded(store, zhang, result)
    take_row_away(store, zhang, made, "students[0]")
    result = current_result(store, zhang, made)
    assert any("students[1].id_number" in each["paths"] for each in result["findings"])
    assert any("students[2].id_number" in each.paths for each in findings_shown(store, zhang, made))
    take_row_away(store, zhang, made, "students[2]")
    told = [path for each in current_result(store, zhang, made)["findings"] for path in each["paths"]]
    assert not any(path.endswith("id_number") for path in told)


def it_gives_back_what_was_taken_away_with_all_that_was_settled(
    store: Store, zhang: User, roster: str
) -> None:
    settle(store, zhang, roster, FLAGGED, text="周小满")
    before = record(store, zhang, roster)
    take_row_away(store, zhang, roster, "students[1]")
    take_row_away(store, zhang, roster, "students[1]")
    with pytest.raises(RowTakenAway):
        settle(store, zhang, roster, FLAGGED, text="别人")
    restore_row(store, zhang, roster, "students[1]")
    assert record(store, zhang, roster) == before and before["students"][1]["name"] == "周小满"


def it_says_in_the_log_and_in_the_effect_who_did_it(store: Store, zhang: User, roster: str) -> None:
    row = add_row_behind(store, zhang, roster, "students[0]")
    fill(store, zhang, roster, row, {"name": "周小满"})
    take_row_away(store, zhang, roster, "students[1]")
    lines = log_page(store, zhang, LogQuery()).lines
    told = [(line.who, line.deed, line.what) for line in lines]
    assert ("张审核", "去掉一行", "字段 students[1]，名称 第 3 行") in told
    assert ("张审核", "加一行", f"字段 {row}，名称 第 2 行") in told
    assert ("张审核", "填写所加的行", f"字段 {row}.name，名称 姓名") in told
    assert not any("周小满" in line.what for line in lines)
    effect = review_effect(store, zhang)
    assert effect.silent.by_chance == 1 and effect.whole.wrong == 1  # a row missed; a flag in what is no row
    assert ("学员名单（带证书编号）", "整行（多读）") in [
        name for name, _ in effect.by_field
    ] or effect.by_field


def it_counts_neither_a_row_restored_nor_a_sample_in_one_taken_away(store: Store, zhang: User) -> None:
    made = seeded(store, zhang, result_of_sample(ROSTER), sampled=[(0, "students[1].name")])
    assert review_effect(store, zhang).silent.waiting == 1
    take_row_away(store, zhang, made, "students[1]")
    assert review_effect(store, zhang).silent.waiting == 0
    assert review_effect(store, zhang).silent.wrong == 1
    restore_row(store, zhang, made, "students[1]")
    assert (review_effect(store, zhang).silent.waiting, review_effect(store, zhang).silent.wrong) == (1, 0)


def it_takes_no_row_away_on_which_somebody_else_has_worked_since(
    store: Store, zhang: User, li: User, roster: str
) -> None:
    seen = review_sheet(store, li, roster).version
    settle(store, zhang, roster, FLAGGED, text="周小满", seen_version=seen)
    with pytest.raises(ValueMeanwhileChanged, match="张审核"):
        take_row_away(store, li, roster, "students[1]", seen_version=seen)
    take_row_away(store, li, roster, "students[0]", seen_version=seen)
    assert names(store, li, roster)[0] == "周小满"


def it_has_two_people_read_a_number_in_a_new_row_where_the_office_asks_for_it(
    store: Store, zhang: User, li: User, roster: str
) -> None:
    set_second_person(store, zhang, ["id_number"])
    row = add_row_behind(store, zhang, roster, "students[0]")
    number = result_of_sample(ROSTER)["record"]["students"][0]["id_number"]
    fill(store, zhang, roster, row, {"name": "周小满", "id_number": number})
    found = [each for each in waiting(store, li, roster) if each.path == f"{row}.id_number"]
    assert [each.why for each in found] == ["second"]


def it_adds_and_takes_away_over_the_interface_by_the_numbers_told(
    store: Store, zhang: User, roster: str
) -> None:
    before = names(store, zhang, roster)
    change(
        store,
        zhang,
        roster,
        [
            {"path": "students[0]", "value": None},
            {"path": "students[1].name", "value": "孟夏"},
            {"path": f"students[{READ}]", "value": NEW},
            {"path": f"students[{READ + 1}]", "value": {"name": "第二人"}},
        ],
        seen_version=0,
    )
    assert names(store, zhang, roster) == ["孟夏", *before[2:], "周小满", "第二人"]
    assert not [each for each in waiting(store, zhang, roster) if each.path != FLAGGED]
    change(store, zhang, roster, [{"path": "students[0].name", "value": "孟春"}])
    assert names(store, zhang, roster)[0] == "孟春"
    change(store, zhang, roster, [{"path": "students[2].name", "value": before[2]}], seen_version=0)
    assert names(store, zhang, roster)[1] == before[2]


@pytest.mark.parametrize(
    ("path", "value", "error"),
    [
        (f"students[{READ + 1}]", NEW, WrongEntry),
        ("students[0]", NEW, WrongEntry),
        (f"students[{READ}]", {}, WrongEntry),
        (f"students[{READ}]", {"name": "无", "passed": None}, WrongEntry),
        (f"students[{READ}]", {"nickname": "小满"}, WrongEntry),
        (f"students[{READ}]", "周小满", WrongEntry),
        (f"students[{READ}]", None, WrongEntry),
        (f"students[{READ}]", {"name": {"first": "小满"}}, WrongEntry),
        ("teachers[0]", {"name": "周小满"}, NotFound),
        ("students", None, NotFound),
    ],
)
def it_refuses_what_is_neither_and_keeps_nothing(
    store: Store, zhang: User, roster: str, path: str, value: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        change(
            store,
            zhang,
            roster,
            [{"path": "students[0].name", "value": "孟夏"}, {"path": path, "value": value}],
        )
    assert open_for_review(store, zhang, roster).version == 0


def it_leaves_rows_of_a_decided_submission_as_they_are(store: Store, zhang: User, roster: str) -> None:
    decide(store, zhang, roster, "accepted", despite_waiting=True)
    for deed in (add_row_behind, take_row_away, restore_row):
        with pytest.raises(NotOpenForReview):
            deed(store, zhang, roster, "students[0]")


DEEDS = st.lists(
    st.tuples(st.sampled_from(("add", "remove", "restore", "fill")), st.integers(0, READ + 3)), max_size=12
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def it_tells_the_record_as_read_once_all_rows_are_restored_and_all_added_ones_taken_away(
    store: Store, zhang: User, deeds: list[tuple[str, int]]
) -> None:
    made = seeded(store, zhang, result_of_sample(ROSTER, [FLAGGED]))
    before = current_result(store, zhang, made, with_findings=False)
    added: list[str] = []
    for deed, index in deeds:
        rows = [*(f"students[{n}]" for n in range(READ)), *added]
        row = rows[index % len(rows)]
        if deed == "add":
            added.append(add_row_behind(store, zhang, made, row))
        elif deed == "remove":
            take_row_away(store, zhang, made, row)
        elif deed == "restore":
            restore_row(store, zhang, made, row)
        elif added:
            name = f"{added[index % len(added)]}.name"
            if not opened(store, zhang, made).rows.removal((0, name)):
                settle(store, zhang, made, name, text="周小满")
        told = current_result(store, zhang, made, with_findings=False)
        assert [f["path"] for f in told["fields"]] == [path for path, _ in paths.leaves(told["record"])]
    for row in added:
        take_row_away(store, zhang, made, row)
    for index in range(READ):
        restore_row(store, zhang, made, f"students[{index}]")
    assert current_result(store, zhang, made, with_findings=False) == before


def opened(store: Store, by: User, made: str) -> OpenedExtraction:
    return open_for_review(store, by, made)
