"""Signing in, managing accounts and reading the log, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.windows import watched_page, watched_window
from web.offices import PASSWORD, Office, add_person

Violations = Callable[[Page], list[str]]
SignedIn = Callable[[str], Page]


def test_a_person_comes_with_a_one_time_password_and_chooses_another(
    signed_in_page: SignedIn, browser: Browser, office: Office, violations: Violations
) -> None:
    admin = signed_in_page("admin")
    admin.goto("/users")
    admin.get_by_label("名称", exact=True).fill("小赵")
    admin.get_by_label("角色", exact=True).select_option("clerk")
    admin.get_by_role("button", name="新增", exact=True).click()
    secret = admin.locator("code.secret").inner_text()
    assert violations(admin) == []
    address = str(office.anyone.base_url)
    with watched_window(browser, address) as window, watched_page(window) as page:
        page.goto("/audit?first=2026-01-01")
        expect(page).to_have_url(f"{address}/login?next=/audit%3Ffirst%3D2026-01-01")
        assert violations(page) == []
        page.get_by_label("账号").fill("小赵")
        page.keyboard.press("Tab")
        page.keyboard.type("不是这个口令")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert").first).to_contain_text("名称或口令不对")
        assert violations(page) == []
        page.get_by_label("口令").fill(secret)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("设定自己的口令")
        assert violations(page) == []
        page.goto("/users")
        expect(page.get_by_role("heading", level=1)).to_have_text("设定自己的口令")
        page.get_by_label("新口令").fill("1234567890")
        page.get_by_label("再输一遍").fill("1234567890")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert").first).to_contain_text("太容易猜到")
        page.get_by_label("新口令").fill("一条大河波浪宽 风吹")
        page.get_by_label("再输一遍").fill("一条大河波浪宽 风吹")
        page.keyboard.press("Enter")
        page.wait_for_url("**/")
        page.locator("summary", has_text="小赵").click()
        page.get_by_role("button", name="退出").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("登录")
        page.goto("/account")
        expect(page.get_by_role("heading", level=1)).to_have_text("登录")


def test_the_administrator_changes_roles_gives_keys_and_disables(
    signed_in_page: SignedIn, office: Office, violations: Violations
) -> None:
    page = signed_in_page("admin")
    page.goto("/users")
    page.get_by_label("名称", exact=True).fill("小钱")
    page.get_by_role("button", name="新增", exact=True).click()
    row = page.get_by_role("row", name="小钱")
    expect(row).to_be_visible()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("小钱 的角色").select_option("organiser")
    page.reload()
    expect(page.get_by_label("小钱 的角色")).to_have_value("organiser")
    row.locator("summary").click()
    row.get_by_label("给哪个程序用").fill("网上申报")
    row.get_by_role("button", name="新增密钥").click()
    expect(page.locator("code.secret")).to_contain_text("zsgx_")
    key = page.locator("code.secret").inner_text()
    told = office.anyone.get("/api/v1/extractions", headers={"Authorization": f"Bearer {key}"})
    assert told.status_code == 200
    row.locator("summary").click()
    assert violations(page) == []
    row.get_by_role("button", name="停用").click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(row).to_contain_text("恢复")
    told = office.anyone.get("/api/v1/extractions", headers={"Authorization": f"Bearer {key}"})
    assert told.status_code == 401


def test_the_last_administrator_stays(signed_in_page: SignedIn) -> None:
    page = signed_in_page("admin")
    page.goto("/users")
    page.get_by_label("admin 的角色", exact=True).select_option("clerk")
    expect(page.locator("#alerts")).to_contain_text("至少要有一位能登录的管理员")


def test_one_changes_the_own_password_and_keys(
    signed_in_page: SignedIn, office: Office, violations: Violations
) -> None:
    add_person(office.store, "小孙", "organiser")
    page = signed_in_page("小孙")
    page.goto("/account")
    page.get_by_label("给哪个程序用").fill("报名系统")
    page.get_by_role("button", name="新增密钥").click()
    expect(page.locator("code.secret")).to_contain_text("zsgx_")
    assert violations(page) == []
    page.get_by_role("button", name="作废").click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(page.get_by_text("还没有密钥。")).to_be_visible()
    page.get_by_label("现在的口令").fill("不对的口令不对的")
    page.get_by_label("新口令", exact=True).fill("二十四桥明月夜 玉人")
    page.get_by_label("再输一遍新口令").fill("二十四桥明月夜 玉人")
    page.get_by_role("button", name="修改口令").click()
    expect(page.locator("#alerts")).to_contain_text("现在的口令不对")
    page.get_by_label("现在的口令").fill(PASSWORD)
    page.get_by_role("button", name="修改口令").click()
    expect(page.get_by_text("口令已修改")).to_be_visible()


@pytest.mark.parametrize("name", ["clerk", "admin"])
def test_the_log_is_shown_checked_and_taken_away(
    signed_in_page: SignedIn, violations: Violations, name: str
) -> None:
    page = signed_in_page(name)
    page.goto("/audit")
    expect(page.locator("#check")).to_contain_text("日志完整")
    page.get_by_label("事项").select_option(label="登录")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("tbody tr").first).to_contain_text("登录")
    assert violations(page) == []
    with page.expect_download() as taken:
        page.get_by_role("button", name="下载 PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")
    page.goto("/audit?first=2020-01-01&last=2020-01-02")
    expect(page.get_by_text("没有符合条件的日志")).to_be_visible()
    assert violations(page) == []


def test_an_organiser_has_no_log(signed_in_page: SignedIn) -> None:
    page = signed_in_page("organiser")
    answer = page.goto("/audit")
    assert answer is not None and answer.status == 403
