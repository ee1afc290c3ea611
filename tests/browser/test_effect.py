"""效果 in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from desk.reviewable import FORM, account, result_of_sample, seeded
from zsgx_docs.desk.review import settle
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

Violations = Callable[[Page], list[str]]


def it_says_that_nothing_is_known_yet(page: Page, violations: Violations) -> None:
    page.goto("/effect")
    expect(page.get_by_text("暂时不能估计")).to_be_visible()
    expect(page.locator("svg.chart")).to_have_count(0)
    assert violations(page) == []


def it_tells_what_review_came_to(page: Page, desk_store: Store, admin: User, violations: Violations) -> None:
    flagged, sampled = ["venue", "project_name", "applicant.mobile"], [(0, "purpose"), (0, "experts")]
    made = seeded(desk_store, admin, result_of_sample(FORM, flagged), sampled=sampled)
    li = account(desk_store, "李审核")
    settle(desk_store, admin, made, "venue", keys=1, milliseconds=1400)
    settle(desk_store, li, made, "project_name", text="另一个项目", keys=9, milliseconds=5200)
    settle(desk_store, li, made, "purpose", keys=1, milliseconds=2000)
    page.goto("/effect")
    figures = page.locator(".figures")
    expect(figures).to_contain_text("已核对 2 处，还有 1 处待核对")
    expect(figures).to_contain_text("1 处，占 50%")
    expect(figures).to_contain_text("1.4 秒 采纳")
    expect(figures).to_contain_text("5.2 秒 改写")
    expect(figures).to_contain_text("有 95% 的把握在 0 到 7935 处之间")
    expect(page.get_by_text("没抽到错不等于没有错")).to_be_visible()
    expect(page.get_by_role("img", name="每周核对的存疑")).to_be_visible()
    expect(page.get_by_role("row", name="李审核 1 0 1 100%")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="近 4 周").press("Enter")
    expect(page.get_by_role("link", name="近 4 周")).to_have_attribute("aria-current", "true")
    expect(figures).to_contain_text("已核对 2 处")
