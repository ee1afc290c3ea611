"""A new version of a template is uploaded, refused with its place or tried, used, and taken back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from zsgx_docs import desk
from zsgx_docs.template.catalogue import default_catalogue

Violations = Callable[[Page], list[str]]
FORM = "hubei/application-form"


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    out = folder / name
    source = default_catalogue().folders[-1] / FORM / "template.docx"
    with zipfile.ZipFile(io.BytesIO(source.read_bytes())) as before, zipfile.ZipFile(out, "w") as after:
        for item in before.infolist():
            data = before.read(item)
            if item.filename == "word/document.xml":
                data = data.decode().replace(old, new, 1).encode()
            after.writestr(item, data)
    return out


def test_what_the_grammar_refuses_is_told_by_its_place(
    page: Page, violations: Violations, tmp_path: Path
) -> None:
    page.goto("/templates")
    assert violations(page) == []
    page.get_by_role("link", name="专业技术人员知识更新工程高级研修项目申报表", exact=True).click()
    assert violations(page) == []
    page.get_by_label("Word 模板").set_input_files(changed(tmp_path, "坏.docx", "venue", "''.__class__"))
    page.get_by_role("button", name="上传并检查").click()
    expect(page.locator("#trial")).to_contain_text("没有存下")
    expect(page.locator("#trial tbody tr")).to_contain_text("第2行第4格")
    assert violations(page) == []
    expect(page.get_by_role("row", name="第 1 版")).to_have_count(0)


def test_a_fit_version_is_used_once_it_is_chosen_and_taken_back(
    page: Page, violations: Violations, tmp_path: Path
) -> None:
    page.goto(f"/templates/{FORM}")
    word = changed(tmp_path, "好.docx", "办班地点", "研修的地点")
    page.get_by_label("Word 模板").set_input_files(word)
    page.get_by_role("button", name="上传并检查").click()
    expect(page.locator("#trial")).to_contain_text("用样例的 40 个值写出、读回，全部一致")
    assert violations(page) == []
    page.get_by_role("button", name="启用第 1 版").click()
    expect(page.get_by_text("现用第 1 版")).to_be_visible()
    assert violations(page) == []
    body = {"template": FORM, "record": {"programme_year": 2026}, "format": "docx"}
    made = page.request.post("/api/v1/documents", data=body).body()
    assert "研修的地点" in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    page.goto(f"/papers/new/{FORM}")
    expect(page.get_by_label("研修的地点")).to_be_visible()

    page.goto(f"/templates/{FORM}")
    page.get_by_role("button", name="恢复").click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(page.get_by_text("现用随程序的版本")).to_be_visible()
    page.goto(f"/papers/new/{FORM}")
    expect(page.get_by_label("办班地点")).to_be_visible()


def test_a_template_is_taken_away_as_it_is(page: Page) -> None:
    page.goto("/templates")
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("下载.*研修总结报告.*Word 模板")).click()
    own = default_catalogue().folders[-1] / "organiser/training-summary" / "template.docx"
    assert Path(taken.value.path()).read_bytes() == own.read_bytes()


def test_rules_are_found_and_follow_the_notice_that_is_set(
    page: Page, violations: Violations, tmp_path: Path
) -> None:
    page.goto("/rules")
    assert violations(page) == []
    page.get_by_label("查找").fill("9月30日")
    expect(page.locator("table.rules tbody tr")).to_have_count(1)
    expect(page.locator("table.rules")).to_contain_text("均应在2026年9月30日之前完成办班")
    notice = {**desk.sample("hubei/call-notice"), "finish_before": "2026-11-15"}
    file = tmp_path / "通知.docx"
    file.write_bytes(desk.issue("hubei/call-notice", notice, "docx").data)
    page.get_by_role("button", name="上传通知").first.click()
    page.get_by_label("通知的文件").set_input_files(file)
    assert violations(page) == []
    page.get_by_role("button", name="读取并启用").click()
    expect(page.get_by_text("通知.docx")).to_be_visible()
    expect(page.locator("table.rules")).to_contain_text("均应在2026年11月15日之前完成办班")
    assert violations(page) == []
    page.get_by_role("button", name="改用样例").click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(page.locator("table.rules")).to_contain_text("均应在2026年9月30日之前完成办班")


def test_rules_are_filtered_by_who_decides(page: Page) -> None:
    page.goto("/rules")
    page.get_by_label("由谁判断").select_option("人工")
    expect(page.locator("table.rules tbody tr")).to_have_count(16)
    page.get_by_label("依据").select_option("本系统")
    expect(page.get_by_text("没有符合条件的规则")).to_be_visible()
