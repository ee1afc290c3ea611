"""Files sent from the page 收件 are read, and say why where they cannot be."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from desk.seeding import word_result

SCAN = Path(__file__).parents[2] / "samples" / "hubei" / "application-form.scan.pdf"
ODD_NAMES = [
    "报送 “材料” #1%20?&.docx",
    "<img src=x onerror=alert(1)>.docx",
    "'; drop--\u202e\ufeff.docx",
    "=HYPERLINK(1).docx",
]
LONG = 150_000
"""Milliseconds that reading a scan may take on a busy machine."""


@pytest.fixture(scope="module")
def word_form() -> bytes:
    return word_result()[0]


@pytest.fixture
def intake(page: Page) -> Page:
    page.goto("/")
    return page


def send(page: Page, *files: tuple[str, bytes]) -> None:
    page.locator("#files").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    )


def test_a_word_form_is_sent_and_read(intake: Page, word_form: bytes) -> None:
    send(intake, ("江汉智造申报表.docx", word_form))
    row = intake.locator("tbody", has_text="江汉智造申报表.docx")
    expect(row).to_contain_text("待", timeout=LONG)
    expect(row.locator("td.type")).to_have_text("申报表")
    expect(row).to_contain_text("湖北江汉智造技术研究院")
    expect(row).to_contain_text("缺盖章扫描件")
    expect(row.get_by_role("link", name="审核", exact=False).first).to_be_visible()


@pytest.mark.slow
def test_a_scan_is_read_page_by_page_before_ones_eyes(intake: Page) -> None:
    send(intake, ("江汉智造（盖章）.pdf", SCAN.read_bytes()))
    row = intake.locator("tbody", has_text="江汉智造（盖章）.pdf")
    expect(row).to_contain_text("/ 3 页", timeout=LONG)
    expect(row).to_contain_text("湖北江汉智造技术研究院", timeout=LONG)


def test_odd_names_are_shown_as_they_are(intake: Page) -> None:
    send(intake, *((name, f"no paper {name}".encode()) for name in ODD_NAMES))
    for name in ODD_NAMES:
        shown = re.sub("[\u202e\ufeff]", "\ufffd", name)
        expect(intake.locator("td.name", has_text=shown)).to_have_count(1)
    expect(intake.locator("tbody img")).to_have_count(0)


def test_what_cannot_be_read_says_why_and_can_be_deleted(intake: Page) -> None:
    send(intake, ("坏的.docx", b"PK\x03\x04 broken"))
    row = intake.locator("tbody", has_text="坏的.docx")
    expect(row).to_contain_text("读不了", timeout=LONG)
    expect(row.locator(".wrong")).not_to_be_empty()
    row.get_by_role("button", name="删除").click()
    dialog = intake.get_by_role("dialog")
    expect(dialog).to_contain_text("不能恢复")
    dialog.get_by_role("button", name="取消").click()
    expect(row).to_have_count(1)
    row.get_by_role("button", name="删除").click()
    dialog.get_by_role("button", name="删除").click()
    expect(row).to_have_count(0)
