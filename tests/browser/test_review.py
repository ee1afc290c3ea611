"""Review by the keyboard alone: accept, choose, correct, refuse, merge, decide; nothing moves by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from browser.reviewing import CARD, TYPED, label, open_review, settled, value
from desk.reviewable import ACCOUNTS, ROSTER, account, result_of_sample
from desk.seeding import flagged, seed, seed_clean, seed_doubtful, seed_word
from web.running import alone, running
from zsgx_docs.desk.intake import days_kept, share_sampled
from zsgx_docs.desk.office import Store, local_admin
from zsgx_docs.desk.review import second_person, set_second_person, settle, waiting
from zsgx_docs.model.user import User
from zsgx_docs.store.intake import find_row, join_deliveries
from zsgx_docs.store.tables import ReviewEventRow
from zsgx_docs.web.app import create_service

FIRST, SECOND, THIRD = "purpose", "content_and_methods", "organiser.track_record"
"""The doubtful values of `seed_doubtful`, in the form's order."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Store]]:
    served = create_service(alone(tmp_path_factory.mktemp("review")))
    with running(service=served) as client:
        yield client, served.config.app.state.store


@pytest.fixture(scope="module")
def desk_service(service: tuple[httpx.Client, Store]) -> httpx.Client:
    return service[0]


@pytest.fixture
def store(service: tuple[httpx.Client, Store]) -> Store:
    return service[1]


@pytest.fixture
def admin(store: Store) -> User:
    return local_admin(store)


def it_goes_through_a_form_by_the_keyboard_alone(page: Page, store: Store, admin: User) -> None:
    form, following = seed_doubtful(store, admin), seed_clean(store, admin)
    open_review(page, form)
    settled(page, 3)
    assert label(page) == "研修目的和作用"
    expect(page.locator(TYPED)).to_be_focused()

    page.keyboard.press("2")
    page.keyboard.press("Enter")
    settled(page, 2)
    page.keyboard.press("Enter")
    settled(page, 1)
    assert label(page) == "近5年支撑知识更新工程工作情况"
    page.keyboard.press("F2")
    page.keyboard.type("另附。")
    page.keyboard.press("Enter")
    settled(page, 0)
    expect(page.locator(CARD)).to_contain_text("都已核对")

    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/review/{following}")
    chosen = value(store, admin, form, FIRST)
    assert "李生" in chosen and value(store, admin, form, THIRD).endswith("另附。")
    assert waiting(store, admin, form) == []


def it_takes_one_key_for_a_right_flag_and_one_more_for_a_wrong_character(
    page: Page, store: Store, admin: User
) -> None:
    form = seed_doubtful(store, admin)
    open_review(page, form)
    for keys in (["Enter"], ["3", "Enter"], ["Enter"]):
        left = int(page.locator("#left-count").inner_text())
        for key in keys:
            page.keyboard.press(key)
        settled(page, left - 1)
    page.wait_for_function("document.getElementById('list').querySelectorAll('.waits').length === 0")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(rf"/review(?!/{form})"))
    with store.database.reading() as session:
        told = session.scalars(
            select(ReviewEventRow).where(ReviewEventRow.extraction_id == form).order_by(ReviewEventRow.id)
        ).all()
    assert [(event.act, event.keys) for event in told] == [
        ("accepted", 1),
        ("corrected", 2),
        ("accepted", 1),
    ]
    assert all(event.milliseconds is not None for event in told)


def it_says_why_an_entry_is_refused_and_keeps_it_in_sight(page: Page, store: Store, admin: User) -> None:
    form = seed(store, admin, flagged(result_of_sample(ACCOUNTS), "total.amount"))
    open_review(page, form)
    page.keyboard.type("很多")
    page.keyboard.press("Enter")
    expect(page.locator("#card-said")).to_contain_text("无法识别为金额")
    expect(page.locator(TYPED)).to_have_value("很多")
    expect(page.locator(TYPED)).to_have_attribute("aria-invalid", "true")
    settled(page, 1)
    page.keyboard.press("Escape")
    expect(page.locator(TYPED)).not_to_have_value("很多")
    page.keyboard.type("10.5万")
    page.keyboard.press("Enter")
    settled(page, 0)
    expect(page.locator("#list .settled .value")).to_have_text("105,000.00")
    assert value(store, admin, form, "total.amount") == "105000.00"


def it_keeps_what_looks_wrong_on_the_second_enter(page: Page, store: Store, admin: User) -> None:
    roster = seed(store, admin, flagged(result_of_sample(ROSTER), "students[0].id_number"))
    open_review(page, roster)
    page.keyboard.type("110101199003078888")
    page.keyboard.press("Enter")
    expect(page.locator("#card-said")).to_contain_text("校验位不符")
    page.keyboard.press("Enter")
    settled(page, 0)
    expect(page.locator("#list .settled .value")).to_have_text("110101********8888")


def it_ticks_with_the_space_bar_or_a_digit(page: Page, store: Store, admin: User) -> None:
    ticks = ["funding.fiscal", "funding.self_funded"]
    form = seed(store, admin, flagged(result_of_sample("hubei/application-form"), *ticks))
    before = [value(store, admin, form, path) for path in ticks]
    open_review(page, form)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    settled(page, 1)
    page.keyboard.press("1" if not before[1] else "2")
    page.keyboard.press("Enter")
    settled(page, 0)
    assert [value(store, admin, form, path) for path in ticks] == [not each for each in before]


def it_merges_and_never_overwrites_what_somebody_else_did(page: Page, store: Store, admin: User) -> None:
    form, other = seed_doubtful(store, admin), account(store, "赵审核")
    open_review(page, form)
    settle(store, other, form, SECOND)
    settle(store, other, form, FIRST, text="别人填的")
    page.keyboard.press("F2")
    page.keyboard.type("我填的")
    page.keyboard.press("Enter")
    expect(page.locator("#card-said")).to_contain_text("刚由赵审核定为“别人填的”")
    expect(page.locator("#said")).to_contain_text("赵审核刚核对了")
    assert page.locator(TYPED).input_value().endswith("我填的")
    assert value(store, admin, form, FIRST) == "别人填的"
    settled(page, 2)
    page.keyboard.press("Enter")
    settled(page, 1)
    assert value(store, admin, form, FIRST).endswith("我填的")


def it_shows_a_second_person_the_paper_and_not_what_the_first_read(
    page: Page, store: Store, admin: User
) -> None:
    other = account(store, "钱审核")
    set_second_person(store, admin, ["amount"])
    form = seed(store, admin, flagged(result_of_sample(ACCOUNTS), "total.amount"))
    settle(store, other, form, "total.amount", text="987654.32")
    open_review(page, form)
    expect(page.locator(TYPED)).to_have_value("")
    assert "987654" not in page.content() + page.request.get(f"/review/{form}/sheet").text()
    page.keyboard.press("Enter")
    expect(page.locator("#card-said")).to_contain_text("请照纸面填写")
    page.keyboard.type("987654.3")
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_contain_text("两人分别填")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    settled(page, 0)
    assert value(store, admin, form, "total.amount") == "987654.32"
    set_second_person(store, admin, [])


def it_keeps_what_was_typed_when_the_service_cannot_be_reached(page: Page, store: Store, admin: User) -> None:
    form = seed_doubtful(store, admin)
    open_review(page, form)
    page.route("**/settle", lambda route: route.abort())
    page.keyboard.press("Enter")
    expect(page.locator("#alerts")).to_contain_text("没有保存")
    expect(page.locator("#list .failed")).to_have_count(1)
    page.keyboard.press("F2")
    page.keyboard.type("改了")
    page.keyboard.press("Enter")
    expect(page.locator("#card-said")).to_contain_text("连不上服务")
    assert page.locator(TYPED).input_value().endswith("改了")
    page.unroute("**/settle")
    page.keyboard.press("Enter")
    settled(page, 2)
    assert value(store, admin, form, SECOND).endswith("改了")


def it_accepts_nothing_unlooked_at_without_being_told_so(page: Page, store: Store, admin: User) -> None:
    form = seed_doubtful(store, admin)
    open_review(page, form)
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog[open]")).to_contain_text("还有 3 处没有核对")
    page.keyboard.press("Escape")
    expect(page.locator(TYPED)).to_be_focused()
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="仍然通过").click()
    page.wait_for_url(re.compile(rf"/review(?!/{form})"))
    page.goto(f"/review/{form}")
    expect(page.locator("#decided")).to_contain_text("通过")
    page.get_by_role("button", name="重新审核").press("Enter")
    expect(page.locator("#accept")).to_be_visible()


def it_returns_a_submission_with_a_reason(page: Page, store: Store, admin: User) -> None:
    form = seed_doubtful(store, admin)
    open_review(page, form)
    page.get_by_role("button", name="退回").press("Enter")
    page.keyboard.type("没有盖章")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(rf"/review(?!/{form})"))
    page.goto(f"/review/{form}")
    expect(page.locator("#decided")).to_contain_text("退回：没有盖章")
    expect(page.locator(TYPED)).to_have_attribute("readonly", "")


def it_brings_the_box_of_a_value_into_sight(page: Page, store: Store, admin: User) -> None:
    form = seed_doubtful(store, admin)
    open_review(page, form)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".sheet img")).to_be_visible(timeout=60_000)
    for _ in range(3):
        expect(page.locator(".sheet rect.here")).to_be_in_viewport()
        expect(page.locator("#list .here")).to_be_in_viewport()
        page.keyboard.press("Shift+Tab")
    page.locator("#turn-right").press("Enter")
    expect(page.locator(".sheet rect.here")).to_be_in_viewport()
    page.locator("#larger").press("Enter")
    page.keyboard.press("F6")
    page.locator("#seals").press("Enter")
    expect(page.locator(".sheet rect.seal")).to_be_hidden()


def it_traps_nobody(page: Page, store: Store, admin: User) -> None:
    form = seed_doubtful(store, admin)
    open_review(page, form)
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"accept", "return"} <= set(seen)


def it_says_what_the_word_copy_has(page: Page, store: Store, admin: User) -> None:
    scan = seed_doubtful(store, admin)
    word = seed_word(store, admin, project_name="另一个名称的高级研修班")
    with store.database.writing() as session:
        join_deliveries(session, find_row(session, word).delivery_id, find_row(session, scan).delivery_id)
    open_review(page, scan)
    expect(page.locator(CARD)).to_contain_text("Word 版")
    page.locator("#list").get_by_text("项目名称").click()
    expect(page.locator(f"{CARD} .twin")).to_contain_text("Word 版写作“另一个名称的高级研修班”")
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    expect(page.locator("#list .settled .value")).to_have_text("另一个名称的高级研修班")
    page.goto(f"/review/{word}")
    expect(page.locator(".sheet img")).to_be_visible()
    page.locator("#list").get_by_text("项目名称").click()
    expect(page.locator(f"{CARD} .cut")).to_contain_text("个表第")


def it_offers_what_the_word_copy_has_where_only_a_dash_is_written_otherwise(
    page: Page, store: Store, admin: User
) -> None:
    form = "hubei/application-form"
    prose = "围绕公路隧道的照明与通风开展研讨，帮助学员掌握节能改造的方法；技术攻关-—面向山区公路征集需求。"
    typed = prose.replace("-—", "——")
    scan = seed(store, admin, flagged(result_of_sample(form, (), {"purpose": prose}), "purpose"))
    word = seed_word(store, admin, purpose=typed)
    with store.database.writing() as session:
        join_deliveries(session, find_row(session, word).delivery_id, find_row(session, scan).delivery_id)
    open_review(page, scan)
    expect(page.locator(f"{CARD} .twin")).to_have_text("0Word 版写作“…的方法；技术攻关——面向山区公路征…”")
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    settled(page, 0)
    assert value(store, admin, scan, "purpose") == typed


def it_says_that_a_digit_has_no_option(page: Page, store: Store, admin: User) -> None:
    open_review(page, seed_doubtful(store, admin))
    before = page.locator(TYPED).input_value()
    page.keyboard.press("9")
    expect(page.locator("#card-said")).to_have_text("没有第 9 项；要打数字，先按 Delete 删去此处。")
    assert page.locator(TYPED).input_value() == before
    page.keyboard.press("Delete")
    page.keyboard.type("9")
    expect(page.locator("#card-said")).to_have_text("")
    assert len(page.locator(TYPED).input_value()) == len(before) and "9" in page.locator(TYPED).input_value()
    page.keyboard.press("Escape")
    expect(page.locator(TYPED)).to_have_value(before)


@pytest.fixture
def long_roster(store: Store, admin: User) -> str:
    row = dict(result_of_sample(ROSTER)["record"]["students"][0])
    people = [{**row, "no": number + 1, "name": f"学员{number + 1}"} for number in range(300)]
    result = result_of_sample(ROSTER, changed={"students": people})
    names = [f"students[{number}].name" for number in range(0, 300, 2)]
    return seed(store, admin, flagged(result, *names))


def it_paints_only_what_is_seen_of_300_rows(page: Page, long_roster: str) -> None:
    open_review(page, long_roster)
    settled(page, 150)
    parts = page.evaluate(
        """() => [...document.querySelectorAll('#list section')].map((each) =>
            [getComputedStyle(each).contentVisibility, each.querySelector('.value').checkVisibility(
                {contentVisibilityAuto: true})])"""
    )
    assert {way for way, _ in parts} == {"auto"}
    assert 0 < sum(is_painted for _, is_painted in parts) <= 4 < len(parts)
    page.evaluate(
        """() => {
            window.changes = 0;
            new MutationObserver((list) => { window.changes += list.length; }).observe(
                document.getElementById('list'), {subtree: true, childList: true, attributes: true});
        }"""
    )
    page.keyboard.press("Enter")
    settled(page, 149)
    assert page.evaluate("window.changes") < 40
    assert len(page.query_selector_all(".sheet rect")) < 400


@pytest.mark.parametrize("made", ["doubtful", "ticks", "roster", "word", "none"])
def it_has_no_barrier(
    page: Page,
    store: Store,
    admin: User,
    violations: Callable[[Page], list[str]],
    made: str,
) -> None:
    if made == "none":
        page.goto("/review?after=none")
        assert violations(page) == []
        return
    seeded = {
        "doubtful": lambda: seed_doubtful(store, admin),
        "ticks": lambda: seed(
            store, admin, flagged(result_of_sample("hubei/application-form"), "funding.fiscal")
        ),
        "roster": lambda: seed(store, admin, flagged(result_of_sample(ROSTER), "students[0].name")),
        "word": lambda: seed_word(store, admin),
    }[made]()
    open_review(page, seeded)
    assert violations(page) == []
    page.locator("#return").press("Enter")
    assert violations(page) == []


def it_shows_names_with_marks_of_html_as_they_are(page: Page, store: Store, admin: User) -> None:
    nasty = "<img src=x onerror=alert(1)>{{ ''.__class__ }}\u202e"
    result = result_of_sample("hubei/application-form", changed={"applicant.name": nasty, "venue": nasty})
    form = seed(store, admin, flagged(result, "venue"), filename="<b>甲</b>.pdf")
    open_review(page, form)
    assert page.locator(TYPED).input_value() == nasty
    assert page.locator("#review img[src=x]").count() == 0
    expect(page.locator("#title")).to_contain_text("<img src=x")


def it_lets_an_administrator_say_what_two_people_look_at(
    page: Page, store: Store, violations: Callable[[Page], list[str]]
) -> None:
    page.goto("/settings")
    page.get_by_label("身份证号").check()
    page.get_by_label("每一百栏").fill("2.5")
    page.get_by_label("保存多少天").fill("730")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存。")).to_be_visible()
    assert violations(page) == []
    assert second_person(store) == {"id_number"}
    assert (share_sampled(store), days_kept(store)) == (0.025, 730)
    for wrong in ("nan", "十天", "-1"):
        page.goto("/settings")
        page.get_by_label("保存多少天").fill(wrong)
        page.get_by_role("button", name="保存").click()
        expect(page.locator("h1")).not_to_have_text("设置")
    assert days_kept(store) == 730
    set_second_person(store, local_admin(store), [])


def it_weighs_a_tick_that_somebody_else_set_otherwise(page: Page, store: Store, admin: User) -> None:
    tick = "funding.fiscal"
    form = seed(store, admin, flagged(result_of_sample("hubei/application-form"), tick))
    before = value(store, admin, form, tick)
    open_review(page, form)
    settle(store, account(store, "孙审核"), form, tick, text="□" if before else "☑")
    page.keyboard.press("Enter")
    expect(page.locator("#card-said")).to_contain_text("刚由孙审核定为")
    page.keyboard.press("1" if before else "2")
    expect(page.get_by_role("radio", checked=True)).to_contain_text("已勾选" if before else "没有勾选")
    page.keyboard.press("Enter")
    settled(page, 0)
    assert value(store, admin, form, tick) == before
