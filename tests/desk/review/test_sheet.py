"""A submission as the review page has it: order, headings, inputs with doubtful characters, the Word copy."""

from typing import Any

import pytest

from desk.reviewable import ACCOUNTS, FORM, ROSTER, result_of_sample, seeded
from zsgx_docs.desk.review import (
    FieldShown,
    changed_fields,
    findings_shown,
    open_for_review,
    review_sheet,
    set_second_person,
    settle,
)
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import find_row


def field(store: Store, by: User, made: str, path: str) -> FieldShown:
    return next(each for each in review_sheet(store, by, made).fields if each.path == path)


def it_has_every_value_once_in_the_forms_order_under_headings(store: Store, zhang: User) -> None:
    result = result_of_sample(FORM)
    sheet = review_sheet(store, zhang, seeded(store, zhang, result))
    shown = [each.path for each in sheet.fields]
    order = [each["path"] for each in result["fields"]]
    assert shown == [path for path in order if path not in ("training_dates.start", "training_dates.end")]
    headings = {each.path: each.heading for each in sheet.fields}
    assert (headings["programme_year"], headings["applicant.name"]) == ("基本内容", "申报单位")
    assert sheet.title == result["record"]["cover_applicant"]
    assert field(store, zhang, sheet.id, "training_dates.text").told == "2026-05-11 至 2026-05-15"
    labels = [each.label for each in sheet.fields if each.path.startswith("topic_scope.industry_demand")]
    assert labels == ["对接产业需求", "对接产业需求（内容）"]


def it_shows_rows_of_lists_with_masked_numbers(store: Store, zhang: User) -> None:
    made = seeded(store, zhang, result_of_sample(ROSTER))
    shown = field(store, zhang, made, "students[1].id_number")
    assert (shown.heading, shown.row) == ("学员名单", 2)
    assert "********" in shown.listed and "*" not in shown.text


@pytest.mark.parametrize(
    ("value", "text", "doubts", "inside"),
    [
        ("武汉市", "武汉市", [(2, 3, ["布"])], ("武汉市", ((2, 3, ("布",)),))),
        ("武汉市", "武 汉 市", [(4, 5, ["布"])], ("武汉市", ((2, 3, ("布",)),))),
        ("武汉市", "武汉巿!", [(2, 3, ["市"])], ("武汉市", ())),
        ("甲\n乙", "甲 乙", [(1, 2, ["，"]), (2, 3, ["已"])], ("甲\n乙", ((2, 3, ("已",)),))),
        (None, "", [], ("", ())),
    ],
)
def it_marks_doubtful_characters_in_the_value(
    store: Store, zhang: User, value: Any, text: str, doubts: Any, inside: Any
) -> None:
    result = result_of_sample(FORM, {"venue": doubts}, {"venue": value})
    next(each for each in result["fields"] if each["path"] == "venue")["text"] = text
    shown = field(store, zhang, seeded(store, zhang, result), "venue")
    assert (shown.text, shown.doubts) == inside


def it_has_what_the_paper_says_in_the_input_of_a_day_or_a_sum(store: Store, zhang: User) -> None:
    result = result_of_sample(FORM, {"application_date": [(3, 4, ["6"])]})
    day = next(each for each in result["fields"] if each["path"] == "application_date")
    day["text"], day["value"] = "2025年12月19日", "2025-12-19"
    shown = field(store, zhang, seeded(store, zhang, result), "application_date")
    assert (shown.text, shown.doubts) == ("2025年12月19日", ((3, 4, ("6",)),))


def it_never_lets_what_could_not_be_typed_be_simply_accepted(store: Store, zhang: User) -> None:
    result = result_of_sample(ACCOUNTS, ["total.amount"], {"total.amount": None})
    next(each for each in result["fields"] if each["path"] == "total.amount")["text"] = "1O万无"
    shown = field(store, zhang, seeded(store, zhang, result), "total.amount")
    assert (shown.text, shown.must_be_sent) == ("1O万无", True)


def it_tells_a_second_person_nothing_of_the_first(store: Store, zhang: User, li: User) -> None:
    set_second_person(store, zhang, ["amount"])
    made = seeded(store, zhang, result_of_sample(ACCOUNTS, ["total.amount"]))
    settle(store, zhang, made, "total.amount", text="987654.32")
    own, other = (field(store, by, made, "total.amount") for by in (zhang, li))
    assert (own.state, own.listed) == ("elsewhere", "987,654.32")
    assert (other.state, other.why, other.text, other.by) == ("waits", "second", "", None)
    assert "987" not in str(review_sheet(store, li, made).to_json())
    assert not any("total.amount" in found.paths for found in findings_shown(store, li, made))


def it_tells_only_what_changed(store: Store, zhang: User) -> None:
    made = seeded(store, zhang, result_of_sample(FORM, ["venue"]))
    settle(store, zhang, made, "venue")
    settle(store, zhang, made, "applicant.fax", text="无")
    now = open_for_review(store, zhang, made)
    assert [each.path for each in changed_fields(now, zhang, store, 1)] == ["applicant.fax"]
    assert {each.path for each in changed_fields(now, zhang, store, 0)} == {"venue", "applicant.fax"}


def it_says_what_the_word_copy_of_the_same_delivery_has(store: Store, zhang: User) -> None:
    scan = seeded(store, zhang, result_of_sample(FORM, ["venue"]))
    with store.database.reading() as session:
        delivery = find_row(session, scan).delivery_id
    changed = {"venue": "别处", "training_dates.text": "2026年5月11日-15日"}
    word = seeded(store, zhang, result_of_sample(FORM, (), changed, "docx"), "表.docx", delivery=delivery)
    shown = field(store, zhang, scan, "venue")
    assert (shown.twin, shown.twin_says) == ("别处", "other")
    assert field(store, zhang, scan, "training_dates.text").twin_says == "alike"
    assert field(store, zhang, scan, "project_name").twin_says == "same"
    sheet = review_sheet(store, zhang, scan)
    assert sheet.twin == {"id": word, "called": "Word 版"}
    assert ("两份相同 37 栏，不同 1 栏", "amber") in sheet.chips
    assert review_sheet(store, zhang, word).twin == {"id": scan, "called": "扫描件"}
    assert field(store, zhang, word, "venue").place == "第 1 个表第 8 行"


def it_shows_marks_that_no_value_took(store: Store, zhang: User) -> None:
    result = result_of_sample(FORM)
    mark = {"what": "ink", "page": 1, "box": [10, 10, 50, 30], "place": None, "text": "已阅", "near": []}
    result["unread"] = [mark, {**mark, "page": None, "box": None}]
    sheet = review_sheet(store, zhang, seeded(store, zhang, result))
    told = {"page": 1, "box": [10, 10, 50, 30], "said": "没有读作内容的笔迹：已阅"}
    assert [*sheet.unread] == [told]
