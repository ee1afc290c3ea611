"""比对 in a real browser, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from desk.reviewable import ACCOUNTS, account, result_of_sample, seeded
from desk.seeding import seed, seed_doubtful, word_result
from zsgx_docs import desk
from zsgx_docs.desk.review import current_result, decide, set_second_person, settle
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import join_deliveries, state_of

FORM = "hubei/application-form"
SAMPLE = desk.sample(FORM)
Violations = Callable[[Page], list[str]]


@pytest.fixture
def scan(desk_store: Store, admin: User) -> str:
    """A stamped scan that came with a Word copy with another venue, person and phone."""
    applicant = {**SAMPLE["applicant"], "contact": "李四", "mobile": "13900000999"}
    data, result = word_result(venue="武汉市洪山区", applicant=applicant)
    made, word = seed_doubtful(desk_store, admin), seed(desk_store, admin, result, "原稿.docx", data)
    with desk_store.database.writing() as session:
        moved, into = (state_of(desk_store, each).delivery_id for each in (word, made))
        join_deliveries(session, moved, into)
    return made


def value(store: Store, by: User, identifier: str, path: str) -> Any:
    return paths.get(current_result(store, by, identifier)["record"], path)


def title(page: Page) -> str:
    return str(page.locator(".difference.here .what b").text_content())


def walk(page: Page, key: str, wanted: str) -> None:
    for _ in range(20):
        if title(page) == wanted:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted}: {page.locator('.difference .what').all_text_contents()}")


def it_lists_pairs_and_counts_what_differs(page: Page, scan: str, violations: Violations) -> None:
    page.goto("/compare")
    row = page.locator("tr", has=page.locator(f"a[href='/compare/{scan}']"))
    expect(row).to_contain_text("处不同")
    expect(row).to_contain_text("待定")
    assert violations(page) == []
    row.get_by_role("link").press("Enter")
    expect(page.locator(".difference.here")).to_have_count(1)


def it_walks_the_differences_by_keys(
    page: Page, desk_store: Store, admin: User, scan: str, violations: Violations
) -> None:
    page.goto(f"/compare/{scan}")
    expect(page.locator(".difference.here .what b")).to_have_text("办班地点")
    expect(
        page.locator(".difference.here .word mark").or_(page.locator(".difference.here .scan mark")).first
    ).to_be_visible()
    expect(page.locator(".box.here")).to_be_in_viewport()
    assert violations(page) == []
    page.keyboard.press("w")
    expect(page.locator(".difference").first).to_contain_text("已定，两份相同")
    walk(page, "ArrowDown", "手机（申报单位）")
    page.keyboard.press("Enter")
    expect(page.locator(".difference", has_text="手机（申报单位）")).to_contain_text("已定，与 Word 版不同")
    expect(page.locator(".difference.here .what b")).to_have_text("研修内容和方式")
    walk(page, "ArrowDown", "联系人（申报单位）")
    page.keyboard.press("F2")
    page.keyboard.press("Control+A")
    page.keyboard.type("王五")
    page.keyboard.press("Enter")
    expect(page.locator(".difference", has_text="联系人（申报单位）").locator(".scan")).to_have_text("王五")
    while (left := page.locator(".difference:not(.settled)").count()) > 0:
        page.keyboard.press("Enter")
        expect(page.locator(".difference:not(.settled)")).to_have_count(left - 1)
    expect(page.locator("#done")).to_be_visible()
    expect(page.locator("#left")).to_contain_text("0 处待定")
    assert violations(page) == []
    assert value(desk_store, admin, scan, "venue") == "武汉市洪山区"
    assert value(desk_store, admin, scan, "applicant.mobile") == SAMPLE["applicant"]["mobile"]
    assert value(desk_store, admin, scan, "applicant.contact") == "王五"
    page.reload()
    expect(page.locator(".difference", has_text="手机（申报单位）")).to_contain_text("本机已定")
    expect(page.locator(".difference", has_text="办班地点")).to_have_count(0)


def it_gives_up_typing_with_escape(page: Page, desk_store: Store, admin: User, scan: str) -> None:
    page.goto(f"/compare/{scan}")
    page.keyboard.press("F2")
    page.keyboard.type("不要")
    page.keyboard.press("Escape")
    expect(page.locator(".difference.here textarea")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".difference").nth(1)).to_be_focused()
    assert value(desk_store, admin, scan, "venue") == SAMPLE["venue"]


def it_shows_the_seal_and_the_word_copys_pages(page: Page, scan: str, violations: Violations) -> None:
    page.goto(f"/compare/{scan}")
    seal = page.get_by_alt_text("第 1 页的印章")
    page.wait_for_function("img => img.complete && img.naturalWidth > 40", arg=seal.element_handle())
    page.keyboard.press("v")
    sheet = page.get_by_alt_text("Word 版第 1 页")
    expect(sheet).to_be_visible()
    page.wait_for_function("img => img.complete && img.naturalWidth > 400", arg=sheet.element_handle())
    assert violations(page) == []
    page.keyboard.press("v")
    expect(page.get_by_alt_text("扫描件第 1 页")).to_be_visible()


def it_only_shows_what_was_decided(page: Page, desk_store: Store, admin: User, scan: str) -> None:
    decide(desk_store, admin, scan, "returned", "请补盖章")
    page.goto(f"/compare/{scan}")
    expect(page.locator(".alert", has_text="已退回")).to_be_visible()
    page.keyboard.press("w")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".difference").nth(1)).to_be_focused()
    assert value(desk_store, admin, scan, "venue") == SAMPLE["venue"]


def it_hides_what_two_people_must_look_at(
    page: Page, desk_store: Store, admin: User, violations: Violations
) -> None:
    set_second_person(desk_store, admin, ["amount"])
    made = seeded(desk_store, admin, result_of_sample(ACCOUNTS), "决算.pdf")
    delivery = state_of(desk_store, made).delivery_id
    copy = result_of_sample(ACCOUNTS, (), {"total.amount": "123456.00"}, kind="docx")
    seeded(desk_store, admin, copy, "决算.docx", delivery=delivery)
    settle(desk_store, account(desk_store, "孙审核"), made, "total.amount", text="76543.21")
    page.goto(f"/compare/{made}")
    expect(page.locator(".difference", has_text="待第二人核对")).to_be_visible()
    assert "765" not in page.locator("main").inner_text()
    assert violations(page) == []
    set_second_person(desk_store, admin, [])


def it_knows_no_pair_where_there_is_none(page: Page, violations: Violations) -> None:
    answer = page.goto(f"/compare/{'0' * 32}")
    assert answer is not None and answer.status == 404
    assert violations(page) == []
