"""Papers are written from a form, from a filled file and for a class, and seen as they are printed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from web.offices import Office
from zsgx_docs import desk
from zsgx_docs.template.catalogue import samples_folder

Violations = Callable[[Page], list[str]]
FORM, ROSTER = "hubei/application-form", "tianjin/certificate-roster"
HOSTILE = '=HYPERLINK("http://elsewhere")<img src=x onerror=alert(1)>../../\u202e\u200f'


def shows_a_pdf(page: Page) -> None:
    framed = page.locator("iframe")
    expect(framed).to_be_visible()
    answer = page.request.get(str(framed.get_attribute("src")).partition("#")[0])
    assert answer.headers["content-type"] == "application/pdf" and answer.body().startswith(b"%PDF")
    expect(page.frame_locator("iframe").locator("embed, body")).not_to_have_count(0)


def test_a_form_says_beside_an_input_what_is_wrong_and_becomes_a_paper(
    page: Page, violations: Violations
) -> None:
    page.goto("/papers")
    assert violations(page) == []
    page.get_by_role("link", name=re.compile("填写.*高级研修项目申报表")).click()
    assert violations(page) == []
    page.get_by_label("年度").fill("2026")
    page.get_by_label("项目名称").fill("智能制造高级研修班")
    page.get_by_label("申报时间").fill("昨天")
    page.get_by_label("财政资助项目").check()
    page.keyboard.press("Control+Enter")
    wrong = page.locator(".field", has=page.get_by_label("申报时间"))
    expect(wrong).to_contain_text("无法识别为日期")
    expect(page.get_by_label("申报时间")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Control+A")
    page.keyboard.type("2025年12月2日")
    page.keyboard.press("Control+Enter")
    shows_a_pdf(page)
    assert violations(page) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载 Word").click()
    read = desk.take_in(Path(taken.value.path()).read_bytes(), "写出.docx").record
    assert (read["project_name"], read["application_date"]) == ("智能制造高级研修班", "2025-12-02")
    assert read["funding"]["fiscal"] is True

    page.reload()
    expect(page.get_by_label("项目名称")).to_have_value("智能制造高级研修班")
    page.get_by_label("办班地点").fill("武汉")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").filter(has_text="已写出")).to_be_visible()
    page.goto("/papers")
    expect(page.get_by_role("row", name=re.compile("申报表：智能制造高级研修班"))).to_have_count(1)


def test_rows_of_a_list_are_added_and_taken_away(page: Page, violations: Violations) -> None:
    page.goto(f"/papers/new/{ROSTER}")
    for _ in range(2):
        page.get_by_role("button", name="加一行").click()
    rows = page.locator("fieldset.rows tbody tr")
    expect(rows).to_have_count(5)
    page.locator('[id="v:students[4].name"]').fill("王小明")
    page.locator('[id="v:students[1].name"]').fill("李四")
    rows.nth(2).get_by_role("button", name="删除这一行").click()
    expect(rows).to_have_count(4)
    assert violations(page) == []
    page.get_by_role("button", name="写出文书").click()
    shows_a_pdf(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载 Word").click()
    read = desk.take_in(Path(taken.value.path()).read_bytes(), "写出.docx").record
    assert [(row["no"], row["name"]) for row in read["students"]] == [(1, "李四"), (2, "王小明")]


def test_a_filled_list_becomes_a_paper_and_a_faulty_one_is_told(
    page: Page, violations: Violations, tmp_path: Path
) -> None:
    page.goto(f"/papers/new/{ROSTER}")
    page.get_by_role("button", name="上传填好的文件").click()
    broken = tmp_path / "坏的.yaml"
    broken.write_text("students: [{name: 1", "utf-8")
    page.get_by_label("文件", exact=True).set_input_files(broken)
    page.locator("#by-file").get_by_role("button", name="写出文书").click()
    expect(page.locator("#by-file .said")).to_contain_text("坏的.yaml")
    assert violations(page) == []
    page.get_by_label("文件", exact=True).set_input_files(samples_folder() / f"{ROSTER}.yaml")
    page.locator("#by-file").get_by_role("button", name="写出文书").click()
    shows_a_pdf(page)
    first = desk.sample(ROSTER)["students"][0]["name"]
    expect(page.locator('[id="v:students[0].name"]')).to_have_value(first)


def test_a_class_file_becomes_all_its_papers(page: Page, violations: Violations) -> None:
    page.goto("/papers")
    page.get_by_label("班级文件").set_input_files(samples_folder() / "class.yaml")
    page.get_by_role("button", name="写出全部材料").click()
    shows_a_pdf(page)
    assert violations(page) == []
    page.get_by_role("link", name=re.compile("预览.*5-经费决算表")).click()
    expect(page.locator("iframe")).to_have_attribute("title", re.compile("经费决算表"))
    with page.expect_download() as taken:
        page.get_by_role("link", name="全部下载").click()
    assert taken.value.suggested_filename.endswith("全部材料.zip")
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as archive:
        assert len(archive.namelist()) > 20 and archive.testzip() is None
    page.get_by_role("button", name="删除").click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    page.wait_for_url("**/papers")


def test_hostile_values_stay_the_text_that_they_are(page: Page, violations: Violations) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"/papers/new/{FORM}")
    page.get_by_label("年度").fill("2026")
    page.get_by_label("项目名称").fill(HOSTILE)
    page.get_by_label("办班地点").fill("{{ ''.__class__ }}{% for x in y %}")
    page.keyboard.press("Control+Enter")
    shows_a_pdf(page)
    page.goto("/papers")
    assert page.locator("main img, main script").count() == 0
    assert violations(page) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("^下载.*HYPERLINK")).click()
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as archive:
        assert all(name == Path(name).name for name in archive.namelist())
        word = next(name for name in archive.namelist() if name.endswith(".docx"))
        read = desk.take_in(archive.read(word), "写出.docx").record
    assert read["venue"] == "{{ ''.__class__ }}{% for x in y %}"


def test_an_organiser_writes_papers_and_comes_no_further(office: Office) -> None:
    typed = {"v:programme_year": "2026", "v:project_name": "甲班"}
    with office.signed_in("organiser") as organiser, office.signed_in("clerk") as clerk:
        made = organiser.post(f"/papers/new/{FORM}", data=typed).json()["paper"]
        assert organiser.get(f"/papers/{made['id']}").status_code == 200
        assert clerk.get(f"/papers/{made['id']}").status_code == 200
        own = clerk.post(f"/papers/new/{FORM}", data=typed).json()["paper"]
        for address in (f"/papers/{own['id']}", f"/papers/{own['id']}/archive", "/papers/" + "0" * 32):
            assert organiser.get(address).status_code == 404
        assert organiser.get(f"/papers/{made['id']}/files/..%2F..%2Fkey").status_code == 404
        assert organiser.get("/season").status_code == 403
        assert organiser.post("/season/accepted.xlsx").status_code == 403
        assert organiser.post(f"/templates/{FORM}/choose", data={"version": ""}).status_code == 403
        assert organiser.post("/rules/notice", files={"file": ("a.docx", b"x")}).status_code == 403
        assert office.anyone.get(f"/papers/{made['id']}").status_code in (303, 401)
        del organiser.headers["X-CSRF-Token"]
        assert organiser.post(f"/papers/{made['id']}/delete").status_code == 403
