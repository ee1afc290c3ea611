"""Values accepted, corrected, refused; what two people do at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from desk.reviewable import ACCOUNTS, FORM, account, result_of_sample, seeded
from zsgx_docs.desk.office import NotAllowed
from zsgx_docs.desk.review import (
    NotOpenForReview,
    ValueMeanwhileChanged,
    WrongEntry,
    change,
    current_result,
    settle,
    waiting,
)
from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.tables import AuditRow, ExtractionRow, ReviewEventRow


@pytest.fixture
def form(store: Store, zhang: User) -> str:
    flagged = ["project_name", "application_date", "training_dates.text", "training_dates.start"]
    return seeded(store, zhang, result_of_sample(FORM, flagged))


def leaf(result: dict, path: str) -> dict:  # type: ignore[type-arg]
    return next(field for field in result["fields"] if field["path"] == path)


def it_lists_flagged_values_in_the_forms_order_each_composed_one_once(
    store: Store, zhang: User, form: str
) -> None:
    order = [field["path"] for field in result_of_sample(FORM)["fields"]]
    found = [field.path for field in waiting(store, zhang, form)]
    assert set(found) == {"project_name", "application_date", "training_dates.text"}
    assert found == sorted(found, key=order.index)


def it_accepts_what_was_read_with_one_look(store: Store, zhang: User, form: str) -> None:
    settle(store, zhang, form, "project_name", keys=1, milliseconds=900, seen_version=0)

    told = leaf(current_result(store, zhang, form), "project_name")
    assert not told["needs_review"] and told["reason"] is None
    assert told["reviewed"]["by"] == "张审核" and told["reviewed"]["act"] == "accepted"
    with store.database.reading() as session:
        row = session.get_one(ExtractionRow, form)
        assert (row.version, row.open_flags) == (1, 2)
        event = session.scalars(select(ReviewEventRow)).one()
        assert (event.keys, event.milliseconds, event.was_flagged) == (1, 900, True)
        assert session.scalars(select(AuditRow.deed)).all() == ["confirmed"]


def it_keeps_what_was_typed_in_normal_form_and_seals_it(store: Store, zhang: User, form: str) -> None:
    settle(store, zhang, form, "application_date", text="2026.1.5")
    settle(store, zhang, form, "project_name", text="  秘密的 高级研修班 ")

    result = current_result(store, zhang, form)
    assert result["record"]["application_date"] == "2026-01-05"
    assert result["record"]["project_name"] == leaf(result, "project_name")["value"] == "秘密的 高级研修班"
    raw = store.places.database.read_bytes() + store.places.database.with_suffix(".sqlite-wal").read_bytes()
    assert "秘密的".encode() not in raw and b"2026-01-05" not in raw


def it_has_the_days_follow_their_corrected_text(store: Store, zhang: User, form: str) -> None:
    settle(store, zhang, form, "training_dates.text", text="2026年9月7日—11日")
    result = current_result(store, zhang, form)
    assert result["record"]["training_dates"] == {
        "text": "2026年9月7日—11日",
        "start": "2026-09-07",
        "end": "2026-09-11",
    }
    assert not leaf(result, "training_dates.start")["needs_review"]
    settle(store, zhang, form, "training_dates.text", text="2026年9月中旬")
    assert current_result(store, zhang, form)["record"]["training_dates"]["start"] is None


@pytest.mark.parametrize(
    ("template", "path", "text", "said"),
    [
        (FORM, "application_date", "2026年2月30日", "没有这一天"),
        (FORM, "application_date", "昨天", "无法识别为日期"),
        (FORM, "programme_year", "二零", "年"),
        (ACCOUNTS, "total.amount", "很多钱", "无法识别为金额"),
        (ACCOUNTS, "trainee_count", "许多", "人"),
        (FORM, "funding.fiscal", "也许", "按 1 勾选"),
    ],
)
def it_refuses_a_wrong_entry_and_keeps_nothing(
    store: Store, zhang: User, template: str, path: str, text: str, said: str
) -> None:
    made = seeded(store, zhang, result_of_sample(template))
    with pytest.raises(WrongEntry, match=said) as refused:
        settle(store, zhang, made, path, text=text)
    assert not refused.value.may_stand
    assert "reviewed" not in leaf(current_result(store, zhang, made), path)


def it_keeps_an_odd_value_only_once_somebody_says_that_the_paper_has_it(store: Store, zhang: User) -> None:
    wrong = "110101199003078888"
    roster = seeded(store, zhang, result_of_sample("tianjin/certificate-roster"))
    with pytest.raises(WrongEntry, match="校验位不符") as refused:
        settle(store, zhang, roster, "students[0].id_number", text=wrong)
    assert refused.value.may_stand
    with pytest.raises(WrongEntry, match="校验位不符"):
        change(store, zhang, roster, [{"path": "students[0].id_number", "value": wrong}])
    settle(store, zhang, roster, "students[0].id_number", text=wrong, as_written=True)
    assert paths.get(current_result(store, zhang, roster)["record"], "students[0].id_number") == wrong


@pytest.mark.parametrize(
    ("template", "path", "text", "value"),
    [
        (ACCOUNTS, "total.amount", "10.5万", "105000.00"),
        (ACCOUNTS, "total.amount", "￥105,000", "105000.00"),
        (FORM, "application_date", "20260105", "2026-01-05"),
        (FORM, "funding.fiscal", "☑", True),
        (FORM, "funding.fiscal", "2", False),
        (FORM, "applicant.fax", "无", None),
        (FORM, "applicant.fax", "", None),
        (FORM, "purpose", "第一段\n\n第二段 ", "第一段\n第二段"),
        (FORM, "venue", "<b>黄石\u202e市\x1b[31m</b>", "<b>黄石市[31m</b>"),
    ],
)
def it_understands_what_people_type(
    store: Store, zhang: User, template: str, path: str, text: str, value: object
) -> None:
    made = seeded(store, zhang, result_of_sample(template))
    settle(store, zhang, made, path, text=text)
    found = paths.get(current_result(store, zhang, made)["record"], path)
    assert found == value and type(found) is type(value)


def it_merges_what_two_people_do_to_different_fields(store: Store, zhang: User, li: User, form: str) -> None:
    settle(store, zhang, form, "project_name", text="甲班", seen_version=0)
    settle(store, li, form, "application_date", text="2026-01-05", seen_version=0)
    record = current_result(store, li, form)["record"]
    assert (record["project_name"], record["application_date"]) == ("甲班", "2026-01-05")


def it_never_overwrites_what_somebody_else_just_said(store: Store, zhang: User, li: User, form: str) -> None:
    settle(store, zhang, form, "project_name", text="甲班", seen_version=0)
    with pytest.raises(ValueMeanwhileChanged, match=r"张审核.*甲班.*乙班") as conflict:
        settle(store, li, form, "project_name", text="乙班", seen_version=0)
    assert (conflict.value.who, conflict.value.theirs, conflict.value.ours) == ("张审核", "甲班", "乙班")
    assert current_result(store, li, form)["record"]["project_name"] == "甲班"
    settle(store, li, form, "project_name", text="甲班", seen_version=0)
    settle(store, li, form, "project_name", text="乙班", seen_version=1)
    assert current_result(store, li, form)["record"]["project_name"] == "乙班"


def it_notices_that_the_value_which_was_accepted_is_no_longer_there(
    store: Store, zhang: User, li: User, form: str
) -> None:
    settle(store, zhang, form, "project_name", text="甲班", seen_version=0)
    with pytest.raises(ValueMeanwhileChanged):
        settle(store, li, form, "project_name", seen_version=0)


def it_takes_changes_of_a_program_all_or_none(store: Store, zhang: User, form: str) -> None:
    with pytest.raises(WrongEntry):
        change(
            store,
            zhang,
            form,
            [
                {"path": "project_name", "value": "甲班"},
                {"path": "application_date", "value": "2026-02-30"},
            ],
        )
    assert current_result(store, zhang, form)["record"]["project_name"] != "甲班"
    days = {"text": "2026年9月7日—11日", "start": "2026-09-07", "end": "2026-09-11"}
    change(
        store,
        zhang,
        form,
        [{"path": "project_name", "value": "甲班"}, {"path": "training_dates", "value": days}],
    )
    record = current_result(store, zhang, form)["record"]
    assert (record["project_name"], record["training_dates"]) == ("甲班", days)


@pytest.mark.parametrize("value", [True, 7, ["甲"], {"a": 1}, "\ud800", "甲" * 300_000])
def it_takes_no_value_of_another_type(store: Store, zhang: User, form: str, value: object) -> None:
    with pytest.raises(WrongEntry):
        change(store, zhang, form, [{"path": "project_name", "value": value}])


def it_knows_no_path_that_the_paper_has_not(store: Store, zhang: User, form: str) -> None:
    for path in ("nothing", "applicant", "__class__", "students[99].name", "a" * 5000):
        with pytest.raises(NotFound):
            change(store, zhang, form, [{"path": path, "value": "甲"}])
    with pytest.raises(NotFound):
        settle(store, zhang, form, "project_name", paper=3)


def it_hides_what_somebody_else_sent_in_from_an_organiser(store: Store, form: str) -> None:
    other = account(store, "办班单位", "organiser")
    for deed in (
        lambda: waiting(store, other, form),
        lambda: current_result(store, other, form),
        lambda: settle(store, other, form, "project_name"),
    ):
        with pytest.raises(NotFound, match="没有这个编号"):
            deed()


def it_changes_nothing_once_a_submission_is_decided(store: Store, zhang: User, form: str) -> None:
    change(store, zhang, form, [], state="returned", reason="缺章")
    with pytest.raises(NotOpenForReview, match="已退回"):
        settle(store, zhang, form, "project_name")
    change(store, zhang, form, [], state="open")
    settle(store, zhang, form, "project_name")


def it_lets_an_organiser_and_a_reading_key_look_only(store: Store) -> None:
    own = account(store, "办班单位", "organiser")
    made = seeded(store, own, result_of_sample(FORM, ["project_name"]))
    key = replace(account(store, "接口"), may_write=False)
    for by in (own, key):
        assert waiting(store, by, made)
        with pytest.raises(NotAllowed):
            settle(store, by, made, "project_name")
        with pytest.raises(NotAllowed):
            change(store, by, made, [], state="accepted")


def it_reviews_a_paper_whose_template_is_no_more(store: Store, zhang: User) -> None:
    made = seeded(store, zhang, {**result_of_sample(FORM, ["venue"]), "template": "gone/paper"})
    settle(store, zhang, made, "venue", text="别处")
    settle(store, zhang, made, "training_dates.text", text="待定")
    record = current_result(store, zhang, made)["record"]
    assert record["venue"] == "别处"
    assert record["training_dates"] == {"text": "待定", "start": None, "end": None}


def it_reviews_the_further_papers_of_a_file(store: Store, zhang: User) -> None:
    roster = result_of_sample("tianjin/certificate-roster", ["students[0].name"])
    further = {key: value for key, value in roster.items() if key not in ("source", "more", "timings")}
    made = seeded(store, zhang, {**result_of_sample(FORM), "more": [{**further, "pages": [3, 3]}]})
    assert [(each.paper, each.path) for each in waiting(store, zhang, made)] == [(1, "students[0].name")]
    settle(store, zhang, made, "students[0].name", paper=1, text="某人")
    assert current_result(store, zhang, made)["more"][0]["record"]["students"][0]["name"] == "某人"
    assert waiting(store, zhang, made) == []


def it_loses_nothing_when_many_settle_at_once(store: Store, zhang: User, li: User) -> None:
    people = [f"students[{number}].name" for number in range(2)]
    flags = [*people, *(path.replace("name", "phone") for path in people)]
    roster = seeded(store, zhang, result_of_sample("tianjin/certificate-roster", flags))
    texts = ("孙学员", "周学员", "13900001111", "13900002222")
    with ThreadPoolExecutor(4) as pool:
        done = [
            pool.submit(settle, store, by, roster, path, text=text, seen_version=0)
            for by, path, text in zip((zhang, li) * 2, flags, texts, strict=True)
        ]
    assert [each.exception() for each in done] == [None] * 4
    assert waiting(store, zhang, roster) == []
    with store.database.reading() as session:
        versions = session.scalars(select(ReviewEventRow.version).order_by(ReviewEventRow.id)).all()
        assert session.get_one(ExtractionRow, roster).version == 4
    assert versions == [1, 2, 3, 4]


def it_does_not_believe_a_version_that_is_still_to_come(
    store: Store, zhang: User, li: User, form: str
) -> None:
    """A page may have seen one of a store that was since restored from a backup."""
    settle(store, zhang, form, "project_name", text="甲研修班")
    with pytest.raises(ValueMeanwhileChanged):
        settle(store, li, form, "project_name", text="乙研修班", seen_version=99)
