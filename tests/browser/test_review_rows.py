"""Rows added and taken away by the keyboard alone: said aloud, undoable, seen by who else is at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.reviewing import CARD, LEFT, TYPED, open_review, settled, value
from desk.reviewable import ROSTER, account, result_of_sample
from desk.seeding import seed
from zsgx_docs.desk.office import Store, local_admin
from zsgx_docs.desk.review import add_row_behind, take_row_away
from zsgx_docs.model.user import User

STUDENTS = result_of_sample(ROSTER)["record"]["students"]
DOUBTFUL = "students[1].name"


@pytest.fixture
def store(desk_store: Store) -> Store:
    return desk_store


@pytest.fixture
def admin(store: Store) -> User:
    return local_admin(store)


@pytest.fixture
def roster(store: Store, admin: User) -> str:
    return seed(store, admin, result_of_sample(ROSTER, [DOUBTFUL]))


def names(store: Store, by: User, roster: str) -> list[str]:
    return [row["name"] for row in value(store, by, roster, "students")]


def it_adds_a_row_whose_cells_are_filled_one_after_the_other(
    page: Page, store: Store, admin: User, roster: str, violations: Callable[[Page], list[str]]
) -> None:
    open_review(page, roster)
    settled(page, 1)
    expect(page.get_by_role("button", name="在此后加一行 Alt Insert")).to_be_visible()
    page.keyboard.press("Alt+Insert")
    expect(page.locator("#live")).to_contain_text("已加第 3 行")
    settled(page, 1 + len(STUDENTS[0]))
    expect(page.locator(CARD)).to_contain_text("在纸面上没有")
    assert violations(page) == []

    told = {"姓名": "周小满", "学时": "40"}
    for _ in range(len(STUDENTS[0])):
        label = page.locator("#card-label").inner_text()
        assert "第 3 行" in label
        page.keyboard.type(told.get(label.partition("（")[0], ""))
        before = page.locator("#card-label").inner_text()
        page.keyboard.press("Enter")
        expect(page.locator("#card-label")).not_to_have_text(before)
    settled(page, 1)
    expect(page.locator("#card-label")).to_have_text("姓名（第 2 行）")
    read = [each["name"] for each in STUDENTS]
    assert names(store, admin, roster) == [*read[:2], "周小满", *read[2:]]


def it_keeps_no_row_that_was_left_empty(page: Page, store: Store, admin: User, roster: str) -> None:
    open_review(page, roster)
    page.keyboard.press("Alt+Insert")
    settled(page, 1 + len(STUDENTS[0]))
    for left in range(len(STUDENTS[0]), 0, -1):
        page.keyboard.press("Enter")
        settled(page, left)
    expect(page.locator("#live")).to_contain_text("没有保留")
    expect(page.locator("#list .people")).to_have_count(len(STUDENTS))
    assert len(names(store, admin, roster)) == len(STUDENTS)


def it_takes_a_row_away_once_asked_and_brings_it_back(
    page: Page, store: Store, admin: User, roster: str, violations: Callable[[Page], list[str]]
) -> None:
    open_review(page, roster)
    page.keyboard.press("Alt+Delete")
    expect(page.get_by_role("dialog")).to_contain_text("去掉第 2 行？")
    page.keyboard.press("Escape")
    expect(page.locator(TYPED)).to_be_focused()
    page.keyboard.press("Alt+Delete")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("第 2 行已去掉")
    settled(page, 0)
    gone = page.locator("#list .people.gone")
    expect(gone).to_have_count(1)
    expect(gone.locator(".value").first).to_have_css("text-decoration-line", "line-through")
    expect(page.locator("#list .people .no").nth(2)).to_have_text("2")
    assert STUDENTS[1]["name"] not in names(store, admin, roster)
    assert violations(page) == []

    page.reload()
    gone.get_by_role("button", name="恢复").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("已恢复第 2 行")
    settled(page, 1)
    expect(gone).to_have_count(0)
    assert names(store, admin, roster) == [each["name"] for each in STUDENTS]


def it_takes_away_by_the_key_in_the_list_and_by_the_button(page: Page, roster: str) -> None:
    open_review(page, roster)
    page.keyboard.press("F6")
    page.keyboard.press("Alt+Delete")
    page.keyboard.press("Enter")
    expect(page.locator("#list .people.gone")).to_have_count(1)
    page.locator("#list .people:not(.gone) button").first.click()
    page.get_by_role("button", name="去掉这一行").click()
    page.get_by_role("dialog").get_by_role("button", name="去掉", exact=True).click()
    expect(page.locator("#list .people.gone")).to_have_count(2)
    page.locator("#list .people.gone .cell").first.click()
    expect(page.locator(TYPED)).to_have_attribute("readonly", "")
    page.get_by_role("button", name="恢复这一行").click()
    expect(page.locator("#list .people.gone")).to_have_count(1)


def it_shows_what_somebody_else_did_with_rows_and_overwrites_nothing(
    page: Page, store: Store, roster: str
) -> None:
    other = account(store, "王审核")
    open_review(page, roster)
    take_row_away(store, other, roster, DOUBTFUL.partition(".")[0])
    add_row_behind(store, other, roster, "students[0]")
    page.keyboard.type("周小满")
    page.keyboard.press("Enter")
    expect(page.locator("#card-said")).to_contain_text("已由王审核去掉")
    expect(page.locator("#list .people.gone")).to_have_count(1)
    expect(page.locator("#list .people")).to_have_count(len(STUDENTS) + 1)
    expect(page.locator(LEFT)).to_have_text(str(len(STUDENTS[0])))
