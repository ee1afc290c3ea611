"""同栏连审 in a real browser, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from playwright.sync_api import Page, expect

from desk.reviewable import ACCOUNTS, FORM, ROSTER, account, result_of_sample, seeded
from desk.seeding import seed_doubtful
from zsgx_docs import desk
from zsgx_docs.desk.review import current_result, set_second_person, settle
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

PHONE = str(paths.get(desk.sample(FORM), "applicant.mobile"))
Violations = Callable[[Page], list[str]]


def form(store: Store, by: User, flagged: Any, **changed: Any) -> str:
    given = {path.replace("__", "."): value for path, value in changed.items()}
    return seeded(store, by, result_of_sample(FORM, flagged, given))


def value(store: Store, by: User, identifier: str, path: str) -> Any:
    fields = current_result(store, by, identifier)["fields"]
    return next(field for field in fields if field["path"] == path)


def here(page: Page) -> int:
    """Which cell one is at."""
    at: int = page.evaluate("[...document.querySelectorAll('.cell')].findIndex(c => c.matches('.here'))")
    return at


def settled(page: Page, count: int) -> None:
    expect(page.locator(".cell.settled")).to_have_count(count)


def it_leads_from_the_categories_to_a_grid(
    page: Page, desk_store: Store, admin: User, violations: Violations
) -> None:
    form(desk_store, admin, ["applicant.fax", "organiser.fax"])
    page.goto("/batch")
    assert violations(page) == []
    page.get_by_role("link", name="传真（承办单位）").press("Enter")
    expect(page.locator(".cell")).to_have_count(1)
    expect(page.locator("#left")).to_have_text("共 1 处待核对")
    assert violations(page) == []


def it_takes_one_key_a_value(page: Page, desk_store: Store, admin: User, violations: Violations) -> None:
    doubts = {"applicant.mobile": [(10, 11, ["8", "5"])]}
    made = [form(desk_store, admin, doubts) for _ in range(4)]
    page.goto("/batch?category=phone&field=application_form:applicant.mobile")
    order = page.locator(".cell").evaluate_all("cells => cells.map(c => c.dataset.id)")
    assert sorted(order) == sorted(made)
    expect(page.locator("section h2").first).to_contain_text("还是")
    page.keyboard.press("Enter")
    page.keyboard.press("2")
    page.keyboard.type("9")  # replaces the doubtful character, which is selected; 9 is no choice here
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    page.keyboard.press("F2")
    page.keyboard.press("Backspace")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    settled(page, 4)
    expect(page.locator("#done")).to_be_visible()
    assert violations(page) == []
    found = [value(desk_store, admin, each, "applicant.mobile") for each in order]
    assert [each["value"][-1] for each in found] == [PHONE[-1], "8", "5", "7"]
    assert [each["reviewed"]["act"] for each in found] == ["accepted", "corrected", "corrected", "corrected"]
    assert not any(each["needs_review"] for each in found)


def it_finds_the_doubtful_character_behind_a_rare_one(page: Page, desk_store: Store, admin: User) -> None:
    """Scripts count 𠮷 as two."""
    made = form(desk_store, admin, {"cover_applicant": [(3, 4, ["师"])]}, cover_applicant="𠮷林帅范")
    page.goto("/batch?category=unit&field=application_form:cover_applicant")
    page.keyboard.press("2")
    settled(page, 1)
    assert value(desk_store, admin, made, "cover_applicant")["value"] == "𠮷林帅师"


def it_shows_marks_of_pages_in_values_as_text(page: Page, desk_store: Store, admin: User) -> None:
    said = "<img src=x onerror=alert(1)>\u202e{{ 7*7 }}"
    form(desk_store, admin, ["applicant.address"], applicant__address=said, applicant__name=said)
    page.goto("/batch?category=text&field=application_form:applicant.address")
    said = said.replace("\u202e", "\ufffd")
    expect(page.locator(".cell.here textarea")).to_have_value(said)
    assert page.locator(".cell img[src='x']").count() == 0
    assert said in str(page.locator(".cell .whose").text_content())


def it_walks_by_arrows_and_goes_back_to_what_is_settled(page: Page, desk_store: Store, admin: User) -> None:
    made = [form(desk_store, admin, ["venue"]) for _ in range(6)]
    page.goto("/batch?category=text&field=application_form:venue")
    expect(page.locator(".cell.here")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    assert here(page) == 1
    page.keyboard.press("ArrowDown")
    below = here(page)
    assert below > 1
    page.keyboard.press("ArrowUp")
    assert here(page) == 1
    page.keyboard.press("End")
    assert here(page) == 5
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    settled(page, 1)
    page.keyboard.press("Home")
    page.keyboard.press("F2")
    page.keyboard.press("Control+A")
    page.keyboard.type("武汉市洪山区")
    page.keyboard.press("Enter")
    expect(page.locator(".cell.settled .shown").first).to_have_text("武汉市洪山区")
    first = page.locator(".cell").first.get_attribute("data-id")
    assert first in made and value(desk_store, admin, first, "venue")["value"] == "武汉市洪山区"


def it_lets_nobody_be_caught_in_the_grid(page: Page, desk_store: Store, admin: User) -> None:
    for _ in range(2):
        form(desk_store, admin, ["participants"])
    page.goto("/batch?category=text&field=application_form:participants")
    page.keyboard.press("Tab")
    assert here(page) == 1
    page.keyboard.press("Shift+Tab")
    assert here(page) == 0
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="看这一栏")).to_be_focused()


def it_takes_ticks_by_one_and_two(page: Page, desk_store: Store, admin: User) -> None:
    made = [form(desk_store, admin, ["funding.fiscal"], funding__fiscal=ticked) for ticked in (True, False)]
    page.goto("/batch?category=tick&field=application_form:funding.fiscal")
    page.keyboard.press("2")
    page.keyboard.press("2")
    settled(page, 2)
    page.reload()
    expect(page.get_by_text("这一类没有待核对的了")).to_be_visible()
    found = [value(desk_store, admin, each, "funding.fiscal") for each in made]
    assert [each["value"] for each in found] == [False, False]
    assert sorted(each["reviewed"]["act"] for each in found) == ["accepted", "corrected"]


def it_says_what_cannot_be_and_keeps_it_when_the_paper_has_it_so(
    page: Page, desk_store: Store, admin: User, violations: Violations
) -> None:
    made = form(desk_store, admin, ["organiser.mobile"])
    page.goto("/batch?category=phone&field=application_form:organiser.mobile")
    page.keyboard.type("139")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="再按一次 Enter")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Enter")
    settled(page, 1)
    assert value(desk_store, admin, made, "organiser.mobile")["value"] == "139"


def it_tells_who_settled_the_same_value_meanwhile(page: Page, desk_store: Store, admin: User) -> None:
    made = form(desk_store, admin, ["project_name"])
    page.goto("/batch?category=text&field=application_form:project_name")
    settle(desk_store, account(desk_store, "赵审核"), made, "project_name", text="别的项目")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="刚由赵审核定为")).to_be_visible()
    assert value(desk_store, admin, made, "project_name")["value"] == "别的项目"


def it_shows_a_second_person_the_paper_and_not_what_the_first_read(
    page: Page, desk_store: Store, admin: User, violations: Violations
) -> None:
    set_second_person(desk_store, admin, ["amount"])
    made = seeded(desk_store, admin, result_of_sample(ACCOUNTS, ["total.amount"]))
    settle(desk_store, account(desk_store, "钱审核"), made, "total.amount", text="76543.21")
    page.goto("/batch?category=amount")
    assert "76543" not in page.content() and "76,543" not in page.content()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="请照纸面填写")).to_be_visible()
    page.keyboard.type("76,543.21元")
    page.keyboard.press("Enter")
    settled(page, 1)
    assert violations(page) == []
    assert not value(desk_store, admin, made, "total.amount")["needs_review"]
    set_second_person(desk_store, admin, [])


def it_stays_light_with_three_hundred_values(page: Page, desk_store: Store, admin: User) -> None:
    [student, *_] = desk.sample(ROSTER)["students"]
    students = [{**deepcopy(student), "no": n + 1, "name": f"学员{n}"} for n in range(320)]
    flagged = [f"students[{n}].name" for n in range(320)]
    seeded(desk_store, admin, result_of_sample(ROSTER, flagged, {"students": students}))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/batch?category=name")
    expect(page.locator(".cell")).to_have_count(300)
    style = "getComputedStyle(document.querySelector('.cell:last-child')).contentVisibility"
    assert page.evaluate(style) == "auto"
    for _ in range(25):
        page.keyboard.press("Enter")
    settled(page, 25)
    assert here(page) == 25
    assert sum("/fields/" in url for url in asked) < 150
    expect(page.locator("#left")).to_have_text("已定 25 处，还剩 295 处")


def it_shows_the_place_of_each_value_on_its_page(page: Page, desk_store: Store, admin: User) -> None:
    made = seed_doubtful(desk_store, admin)
    page.goto("/batch?category=text")
    picture = page.locator(f".cell[data-id='{made}'] img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("img => img.complete && img.naturalWidth > 40", arg=picture.element_handle())
