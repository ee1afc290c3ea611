"""收件: files dropped on a page, read before one's eyes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from desk.seeding import clean_result, seed, seed_clean, seed_doubtful
from zsgx_docs.desk.intake import deliveries
from zsgx_docs.desk.office import Store
from zsgx_docs.desk.review import change
from zsgx_docs.model.user import User

LONG = 150_000
"""Milliseconds that reading a scan may take on a busy machine."""


@pytest.fixture
def intake(page: Page) -> Page:
    page.goto("/")
    return page


def send(page: Page, *files: tuple[str, bytes]) -> None:
    page.locator("#files").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    )


def test_a_double_is_asked_about(intake: Page, desk_store: Store, admin: User) -> None:
    seed_clean(desk_store, admin, "头一份.pdf")
    seed_clean(desk_store, admin, "又一份.pdf")
    intake.reload()  # the store was filled past the service, which therefore tells nobody
    row = intake.locator("tbody", has_text="又一份.pdf")
    expect(row).to_contain_text("这份与「头一份.pdf」")
    row.get_by_role("button", name="都保留").click()
    expect(row).not_to_contain_text("完全相同")
    intake.reload()
    expect(row).not_to_contain_text("完全相同")


def accepted(page: Page) -> list[str]:
    """The names of what is sent from now on; the answers are made up, as it is not to be read."""
    names: list[str] = []

    def answer(route: Route) -> None:
        names.extend(re.findall('filename="([^"]*)"', route.request.post_data or ""))
        route.fulfill(status=202, json={"id": "1"})

    page.route("**/api/v1/extractions", answer)
    return names


def test_a_folder_is_sent_without_what_systems_leave_in_it(intake: Page, tmp_path: Path) -> None:
    names = accepted(intake)
    for name in (
        "甲/申报表.docx",
        "乙/申报表（盖章）.pdf",
        "乙/~$申报表.docx",
        "乙/Thumbs.db",
        ".git/config",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    intake.locator("#folder").set_input_files(tmp_path)
    expect(intake.locator("#sending-said")).to_contain_text("2 / 2 个")
    assert sorted(names) == ["申报表.docx", "申报表（盖章）.pdf"]


def test_files_of_one_folder_that_are_sent_in_one_go_say_so(intake: Page) -> None:
    drops: list[str] = []

    def answer(route: Route) -> None:
        drops.extend(re.findall(r'name="drop"\s+([0-9a-f]{32})', route.request.post_data or ""))
        route.fulfill(status=202, json={"id": "1"})

    intake.route("**/api/v1/extractions", answer)
    for name in ("甲", "乙"):
        send(intake, (f"{name}.docx", b"x"), (f"{name}.pdf", b"x"))
        expect(intake.locator("#sending-said")).to_contain_text("2 / 2 个")
        expect(intake.locator("#sending")).to_be_hidden()
    assert [drops.count(each) for each in drops] == [2, 2, 2, 2]


def test_files_are_dropped_anywhere_on_the_page(intake: Page) -> None:
    names = accepted(intake)
    dropped = intake.evaluate_handle(
        "() => { const all = new DataTransfer(); all.items.add(new File(['x'], '甲.pdf')); return all; }"
    )
    intake.dispatch_event("#rows", "dragenter", {"dataTransfer": dropped})
    expect(intake.locator("html")).to_have_class("over")
    intake.dispatch_event("#rows", "drop", {"dataTransfer": dropped})
    expect(intake.locator("#sending-said")).to_contain_text("1 / 1 个")
    assert names == ["甲.pdf"]


def test_a_busy_service_is_waited_for(intake: Page) -> None:
    """Answers are made up here, as no service is busy when a test wants it."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.post_data or "")
        if len(asked) in (4, 5):
            route.fulfill(status=429, headers={"Retry-After": "1"}, json={"detail": "太忙"})
        elif "too-large" in asked[-1]:
            route.fulfill(status=413, json={"detail": "内容太大，请拆分后再提交。"})
        else:
            route.fulfill(status=202, json={"id": "1"})

    intake.route("**/api/v1/extractions", answer)
    names = [f"{number}.docx" for number in range(999)]
    send(
        intake,
        *((name, b"x") for name in (*names, "too-large.docx", "~$lock.docx", "Thumbs.db")),
        ("空.docx", b""),
    )
    expect(intake.locator("#sending-title")).to_have_text("有文件没传上", timeout=LONG)
    expect(intake.locator("#sending-said")).to_contain_text("999 / 1000 个")
    expect(intake.locator("#sending-list")).to_contain_text("内容太大")
    assert len(asked) == 1002
    expect(intake.locator("#alerts")).to_contain_text("「空.docx」是空文件")


def test_of_300_rows_only_those_that_change_are_drawn_again(
    intake: Page, desk_store: Store, admin: User
) -> None:
    for number in range(300):
        seed(desk_store, admin, clean_result(), f"{number}.pdf", f"{number}".encode())
    intake.goto("/?size=300")
    bodies = intake.locator("#rows tbody")
    expect(bodies).to_have_count(300)
    bodies.evaluate_all("all => all.forEach(each => { each.drawn = 'once'; })")
    changed = deliveries(desk_store, admin).items[7]
    change(desk_store, admin, changed.files[0].id, [], state="accepted")
    expect(intake.locator(f"#d{changed.id}")).to_contain_text("已通过")
    assert bodies.evaluate_all("all => all.filter(each => each.drawn !== 'once').length") == 1


def test_the_page_is_fit_for_all(
    intake: Page, violations: Callable[[Page], list[str]], desk_store: Store, admin: User
) -> None:
    seed_doubtful(desk_store, admin)
    intake.reload()
    expect(intake.get_by_text("待核对").first).to_be_visible()
    assert violations(intake) == []


def test_it_is_worked_by_keyboard_alone(intake: Page, desk_store: Store, admin: User) -> None:
    identifier = seed_doubtful(desk_store, admin, "按键.pdf")
    intake.reload()
    link = intake.get_by_role("link", name="按键.pdf", exact=True)
    expect(link).to_be_visible()
    for _ in range(200):
        intake.keyboard.press("Tab")
        if link.evaluate("each => each === document.activeElement"):
            break
    intake.keyboard.press("Enter")
    intake.wait_for_url(f"**/review/{identifier}")
