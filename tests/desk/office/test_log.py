"""The log in words, and as a PDF; what is tampered with is told."""

from datetime import date, datetime, timedelta

import pypdfium2
import pytest
from sqlalchemy import text

from desk.seeding import seed_clean
from zsgx_docs.desk.intake import delete
from zsgx_docs.desk.office import (
    DEEDS,
    LogQuery,
    NotAllowed,
    Store,
    add_account,
    add_program,
    log_file,
    log_page,
    record,
    verified_log,
)
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.values.dates import BEIJING

TODAY = datetime.now(BEIJING).date()


def noted(
    store: Store, by: User | None, deed: str, subject: str | None = None, detail: object = None
) -> None:
    with store.database.writing() as session:
        record(store, session, by, deed, subject, detail)


def told(store: Store, by: User, query: LogQuery) -> list[tuple[str, str, str, str]]:
    return [(line.who, line.deed, line.subject, line.what) for line in log_page(store, by, query).lines]


def test_entries_are_told_in_words_newest_first(store: Store, admin: User) -> None:
    add_account(store, admin, "小王", "clerk")
    noted(store, admin, "returned", "e1", {"reason": "420106199001011234 重复", "paths": ["x"]})
    noted(store, None, "expired", "e2", {"days": 30, "second_person": True})
    assert told(store, admin, LogQuery()) == [
        ("程序", "到期删除", "e2", "天数 30，第二人核对 是"),
        ("chief", "退回", "e1", "原因 420106********1234 重复"),
        ("chief", "新增人员", "小王", "名称 小王，角色 审核员"),
        ("程序", "新增人员", "chief", "名称 chief，角色 管理员"),
    ]


def test_it_is_sought_by_person_deed_and_day(store: Store, admin: User) -> None:
    noted(store, admin, "received", "e1")
    noted(store, admin, "deleted", "e1")
    assert [deed for _, deed, *_ in told(store, admin, LogQuery(person=admin.id))] == ["删除", "收件"]
    assert [deed for _, deed, *_ in told(store, admin, LogQuery(deed="received"))] == ["收件"]
    day = timedelta(days=1)
    assert len(told(store, admin, LogQuery(first=TODAY, last=TODAY))) == 3
    assert told(store, admin, LogQuery(first=TODAY + 2 * day)) == []
    assert told(store, admin, LogQuery(last=TODAY - 2 * day)) == []
    assert len(told(store, admin, LogQuery(last=date.max))) == 3


def test_a_deed_without_a_name_is_a_mistake(store: Store, admin: User) -> None:
    with pytest.raises(AssertionError):
        noted(store, admin, "whatever")
    assert len(set(DEEDS.values())) == len(DEEDS)


def test_an_organiser_reads_no_log(store: Store) -> None:
    organiser = User("o", "o", "organiser")
    for deed in (
        lambda: log_page(store, organiser, LogQuery()),
        lambda: verified_log(store, organiser),
        lambda: log_file(store, organiser, LogQuery()),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_long_logs_have_pages(store: Store, admin: User) -> None:
    with store.database.writing() as session:
        for _ in range(205):
            record(store, session, admin, "received")
    first, last = log_page(store, admin, LogQuery()), log_page(store, admin, LogQuery(), 99)
    assert (first.total, first.pages, len(first.lines)) == (206, 3, 100)
    assert (last.page, len(last.lines), last.lines[-1].number) == (3, 6, 1)


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in opened)


def test_the_pdf_holds_every_entry_with_its_seal_and_says_that_the_log_is_whole(
    store: Store, admin: User
) -> None:
    add_program(store, admin, "报名系统", "organiser")
    lines = log_page(store, admin, LogQuery()).lines
    said = text_of(log_file(store, admin, LogQuery()))
    assert all(line.seal in said and line.deed in said for line in lines)
    assert "前后相接，没有改动或缺失" in said
    assert told(store, admin, LogQuery(deed="log_printed")) == [
        ("chief", "下载日志", "", f"条数 {len(lines)}")
    ]
    assert "新增接口密钥" not in text_of(log_file(store, admin, LogQuery(deed="account_added")))


def test_the_pdf_says_from_where_on_the_log_was_changed(store: Store, admin: User) -> None:
    noted(store, admin, "received", "e1")
    with store.database.writing() as session:
        session.execute(text("DROP TRIGGER audit_is_only_added_to"))
        session.execute(text("UPDATE audit SET deed = 'deleted' WHERE id = 2"))
    assert verified_log(store, admin).broken == 2
    assert "从第2条起对不上" in text_of(log_file(store, admin, LogQuery()))


def test_too_long_a_pdf_is_refused_with_the_way_out(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zsgx_docs.desk.office.log_printing.MOST_ROWS", 0)
    with pytest.raises(UsageError, match="缩小日期范围"):
        log_file(store, admin, LogQuery())


def it_calls_files_by_their_names_as_long_as_they_are_there(store: Store, admin: User) -> None:
    identifier = seed_clean(store, admin, "申报表.pdf")
    noted(store, admin, "received", identifier)
    received = LogQuery(deed="received")
    assert [subject for *_, subject, _ in told(store, admin, received)] == ["申报表.pdf"]
    delete(store, admin, identifier)
    assert [subject for *_, subject, _ in told(store, admin, received)] == [identifier]


def test_what_a_setting_says_is_told_as_people_call_it(store: Store, admin: User) -> None:
    for wanted, said in ((["amount", "date"], "第二人核对 金额、日期"), ([], "第二人核对 无")):
        noted(store, admin, "setting_changed", "second_person", {"second_person": wanted})
        assert log_page(store, admin, LogQuery()).lines[0].what == said
