"""The season's table in a real browser: filters, what is missing, what is taken away, many rows."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from desk.reviewable import FORM, ROSTER, result_of_sample, seeded
from zsgx_docs import desk
from zsgx_docs.desk.office import Store
from zsgx_docs.desk.review import change
from zsgx_docs.model.user import User

Violations = Callable[[Page], list[str]]
HOSTILE = "<b>武汉</b>\u202e=HYPERLINK"
UNITS = ("武汉船舶研究院", "宜昌水利学院", HOSTILE)


@pytest.fixture(scope="module")
def seeded_store(desk_store: Store) -> Store:
    """Three applications, one of them accepted with a list of people, and 300 more of other units."""
    from zsgx_docs.desk.office import local_admin

    by = local_admin(desk_store)
    for number, unit in enumerate(UNITS):
        seeded(desk_store, by, form_of(unit, number), f"{unit[:4].replace('/', '')}.pdf")
    accepted = seeded(desk_store, by, result_of_sample(ROSTER), "名单.pdf")
    change(desk_store, by, accepted, [], state="accepted")
    return desk_store


def form_of(unit: str, number: int, kind: str = "pdf-scan") -> dict[str, Any]:
    values = {"applicant.name": unit, "cover_applicant": unit, "project_name": f"第{number}项高级研修班"}
    made = result_of_sample(FORM, ("venue",) if number == 0 else (), values, kind)
    made["source"]["sha256"] = f"{number:064x}"
    return made


def rows(page: Page) -> Any:
    return page.locator("table.season tbody tr")


def test_the_table_is_filtered_searched_and_sorted(
    page: Page, seeded_store: Store, violations: Violations
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto("/season")
    expect(rows(page)).to_have_count(4)
    expect(page.locator("#missing")).to_contain_text("材料不齐")
    assert page.locator("main b", has_text="武汉").count() == 0 and "\u202e" not in page.content()
    assert violations(page) == []
    page.get_by_label("查找").fill("宜昌")
    expect(rows(page)).to_have_count(1)
    page.get_by_label("查找").fill("")
    expect(rows(page)).to_have_count(4)
    page.get_by_label("问题").select_option("有待核对")
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text(UNITS[0])
    page.get_by_label("问题").select_option("全部")
    expect(rows(page)).to_have_count(4)
    page.get_by_label("状态").select_option("已通过")
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("带证书编号的学员名单")
    page.get_by_label("状态").select_option("全部")
    expect(rows(page)).to_have_count(4)
    page.get_by_role("link", name="项目").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("项目")
    assert violations(page) == []
    page.get_by_label("查找").fill("没有这样的单位")
    expect(page.get_by_text("没有符合条件的材料")).to_be_visible()


def test_units_that_sent_nothing_are_named(
    page: Page, seeded_store: Store, violations: Violations, tmp_path: Path
) -> None:
    listed = tmp_path / "名单.csv"
    listed.write_text(f"单位\n{UNITS[0]}\n黄石测绘院\n", "utf-8")
    page.goto("/season")
    page.get_by_role("button", name="上传应报名单").click()
    page.get_by_label("名单文件").set_input_files(listed)
    assert violations(page) == []
    page.get_by_role("button", name="使用这份名单").click()
    expect(page.locator("#missing")).to_contain_text("1 家在应报名单中还没有报送")
    expect(page.locator("#missing")).to_contain_text("黄石测绘院")
    assert violations(page) == []
    page.get_by_role("button", name="去掉").click()
    page.get_by_role("dialog").get_by_role("button", name="确定").click()
    expect(page.get_by_text("还没有应报名单")).to_be_visible()


@pytest.mark.parametrize("full", [False, True])
def test_accepted_records_are_taken_away(
    page: Page, seeded_store: Store, full: bool, violations: Violations
) -> None:
    page.goto("/season")
    page.get_by_role("button", name="下载已通过的").click()
    if full:
        page.get_by_label("身份证号写全").check()
    assert violations(page) == []
    with page.expect_download() as taken:
        page.locator("#take").get_by_role("button", name="下载").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes()))
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    numbers = {row["id_number"] for row in desk.sample(ROSTER)["students"]}
    assert (numbers <= said) is full and bool(numbers & said) is full


def test_the_summary_is_taken_away(page: Page, seeded_store: Store) -> None:
    page.goto("/season")
    page.locator("summary", has_text="申报汇总表").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word", exact=True).click()
    assert taken.value.suggested_filename == "申报汇总表.docx"


def test_three_hundred_rows_stay_smooth(
    page: Page, seeded_store: Store, admin: User, violations: Violations
) -> None:
    for number in range(3, 303):
        kind = ("docx", "pdf-scan")[number % 2]
        seeded(seeded_store, admin, form_of(f"第{number:03}号测绘院", number, kind), f"{number}.pdf")
    page.goto("/season")
    expect(page.locator(".counts")).to_contain_text("共 304 份")
    expect(page.locator(".counts")).not_to_contain_text("正在汇总")
    expect(rows(page)).to_have_count(100)
    assert violations(page) == []
    page.get_by_role("link", name="下一页").click()
    expect(page.locator(".pager")).to_contain_text(re.compile("第 2 页，共 4 页"))
    longest = page.evaluate(
        """async () => {
            const waits = [];
            let last = performance.now();
            for (let step = 0; step < 40; step += 1) {
                window.scrollBy(0, 200);
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                waits.push(now - last);
                last = now;
            }
            return waits.sort((a, b) => a - b)[20];
        }"""
    )
    assert longest < 100, "half of the frames while scrolling come within a tenth of a second"
    page.get_by_label("查找").fill("第301号")
    expect(rows(page)).to_have_count(1)
