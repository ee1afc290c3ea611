"""A stamped notice, which is no form, is dropped on 收件 with its Word copy, and looked at in 审核."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from desk.seeding import seed_word
from forge import SCANNERS, SealSpec, scan, stamp
from zsgx_docs import desk
from zsgx_docs.desk.office import Store
from zsgx_docs.model.user import User

TEMPLATE, UNIT = "organiser/opening-notice", "天津海河智造研究院"
LONG = 240_000
"""Milliseconds that reading a scan may take on a busy machine."""


def both_forms() -> dict[str, bytes]:
    record = desk.sample(TEMPLATE)
    paper = stamp(desk.issue(TEMPLATE, record, "pdf").data, [SealSpec(UNIT, 1, (380, 600))], seed=3)
    return {
        "开班通知（盖章）.pdf": scan(paper, SCANNERS["office"], seed=3).pdf,
        "开班通知.docx": desk.issue(TEMPLATE, record, "docx").data,
    }


@pytest.mark.slow
def test_a_scanned_notice_and_its_word_copy_are_one_delivery_to_be_reviewed(page: Page) -> None:
    page.goto("/")
    files: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        for name, data in both_forms().items()
    ]
    page.locator("#files").set_input_files(files)
    row = page.locator("tbody", has_text="开班通知（盖章）.pdf")
    expect(row).to_contain_text("开班通知.docx", timeout=LONG)
    expect(row.locator("tr.head b")).to_have_text(UNIT)
    expect(row.locator("td.type")).to_have_text(["开班通知", re.compile("开班通知 [0-9] 页")])
    expect(row.get_by_role("link", name="比对")).to_be_visible()
    row.get_by_role("link", name="审核 开班通知（盖章）.pdf").click()
    expect(page.get_by_role("heading", name=UNIT)).to_be_visible()
    expect(page.get_by_alt_text(re.compile("^第 [0-9] 页$"))).to_be_visible()
    expect(page.get_by_text(re.compile("两份相同 [0-9]+ 栏，不同 0 栏"))).to_be_visible()


def test_a_word_file_says_that_its_pages_are_being_made(page: Page, desk_store: Store, admin: User) -> None:
    identifier = seed_word(desk_store, admin)
    asked: list[Route] = []
    page.route("**/review/*/pages", lambda route: asked.append(route))
    page.goto(f"/review/{identifier}")
    said = page.get_by_text("正在把这份文件排成页面，请稍候…")
    expect(said).to_be_visible()
    asked[0].fulfill(json={"pages": 0})
    expect(said).to_be_hidden()
