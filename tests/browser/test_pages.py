"""Every page of the navigation stands in the frame, is fit for all and asks nobody else for anything."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from desk.seeding import seed_doubtful, seed_word
from zsgx_docs.desk.office import Store, local_admin
from zsgx_docs.web.pages.frame import NAVIGATION


@pytest.fixture(scope="module")
def filled(desk_store: Store) -> None:
    by = local_admin(desk_store)
    seed_doubtful(desk_store, by)
    seed_word(desk_store, by)


@pytest.mark.parametrize("entry", NAVIGATION, ids=lambda entry: entry.address)
def test_a_page_of_the_navigation_is_fit_for_all(
    page: Page, filled: None, violations: Callable[[Page], list[str]], entry: object
) -> None:
    title, address = entry.title, entry.address  # type: ignore[attr-defined]
    page.goto("/")
    page.get_by_role("navigation", name="主导航").get_by_role("link", name=title, exact=True).click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[aria-current=page]")).to_have_text(title)
    expect(page.locator("h1")).to_have_count(1)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    assert page.url.split("/", 3)[3].startswith(address.strip("/"))


@pytest.mark.parametrize("address", ["/settings", "/account", "/papers/new/organiser/opening-notice"])
def test_a_page_beside_the_navigation_is_fit_for_all(
    page: Page, violations: Callable[[Page], list[str]], address: str
) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_have_count(1)
    assert violations(page) == []


def test_a_page_that_is_not_there_is_fit_for_all(page: Page, violations: Callable[[Page], list[str]]) -> None:
    page.goto("/no/such/page")
    expect(page.locator("h1")).to_have_text("没有找到")
    assert violations(page) == []


def test_the_frame_is_worked_by_keyboard(page: Page) -> None:
    page.goto("/rules")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    menu = page.locator("details.menu summary").last
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.menu[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("details.menu[open]")).to_have_count(0)
    expect(menu).to_be_focused()
