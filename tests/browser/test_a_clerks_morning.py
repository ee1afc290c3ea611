"""One submission all the way: sent, watched, reviewed by keyboard, corrected, accepted, taken away."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from browser.reviewing import CARD, TYPED, label
from desk.seeding import DOUBTFUL

LONG = 150_000
"""Milliseconds that reading a scan may take on a busy machine."""
NEW_TITLE = "智能制造关键技术高级研修班（第一期）"


@pytest.mark.slow
def test_a_stamped_scan_becomes_a_row_of_the_offices_workbook(page: Page) -> None:
    page.goto("/")
    stamped = {"name": "江汉申报表.pdf", "mimeType": "application/pdf", "buffer": DOUBTFUL.read_bytes()}
    page.locator("#files").set_input_files([stamped])
    row = page.locator("tbody", has_text="江汉申报表.pdf")
    expect(row).to_contain_text("待核对", timeout=LONG)
    row.get_by_role("link", name="审核", exact=False).first.click()

    expect(page.locator(TYPED)).to_be_focused()
    while page.locator(f"{CARD} .finished").count() == 0:
        before = label(page)
        page.keyboard.press("Enter")
        expect(page.locator(CARD)).not_to_contain_text(before)
    page.locator("#list .line", has_text="项目名称").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(NEW_TITLE)
    page.keyboard.press("Enter")
    expect(page.locator("#list .line", has_text="项目名称")).to_contain_text(NEW_TITLE)
    reviewed = page.url
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: url != reviewed)

    page.goto("/season")
    expect(page.get_by_role("table")).to_contain_text(NEW_TITLE)
    page.get_by_role("button", name="下载已通过的").click()
    with page.expect_download() as taken:
        page.locator("#take").get_by_role("button", name="下载").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes()))
    said = {str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line}
    assert {NEW_TITLE, "湖北江汉智造技术研究院"} <= said
