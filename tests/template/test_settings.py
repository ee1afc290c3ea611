"""`template.toml`: what it may say, and what is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsgx_docs.errors import TemplateError
from zsgx_docs.template.pattern import Slot
from zsgx_docs.template.template import SETTINGS_FILE, WORD_FILE, WantedSeal, load_template, settings_in

LEAST = 'title = "申报表"\ndocument_type = "form"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / WORD_FILE).write_bytes(b"PK")
    return tmp_path


def written(folder: Path, more: str = "", least: str = LEAST) -> Path:
    (folder / SETTINGS_FILE).write_text(least + more, "utf-8")
    return folder


def it_wants_a_title_and_a_type_and_takes_the_rest_for_granted(folder: Path) -> None:
    settings = settings_in(written(folder), "a/b")
    assert (settings.title, settings.document_type) == ("申报表", "form")
    assert (settings.kind, settings.blank_rows) == ("form", 10)
    assert (settings.page, settings.page_each, settings.seals) == (None, None, ())
    assert settings.paths == settings.draft_blank == settings.required == frozenset()
    assert settings.roles == {}
    for missing in ("title", "document_type"):
        least = "\n".join(line for line in LEAST.splitlines() if not line.startswith(missing))
        with pytest.raises(TemplateError, match=rf"模板 a/b：{SETTINGS_FILE} 缺少 {missing}"):
            settings_in(written(folder, least=least), "a/b")


def it_reads_everything_that_can_be_said(folder: Path) -> None:
    settings = settings_in(
        written(
            folder,
            'kind = "roster"\nblank_rows = 3\nrequired = ["r"]\npage = "page.html"\npage_each = "rows"\n'
            '[slots]\ns = "int"\n[roles]\no = "unit"\n[labels]\nl = "甲"\n'
            '[aliases]\n"手机" = ["移动电话", "电话"]\n'
            '[derived]\nd = "{{ s|int }}年"\n[draft]\nblank = ["x"]\n[blank]\n"a.b" = "甲"\n',
        ),
        "a/b",
    )
    assert (settings.kind, settings.blank_rows, settings.page, settings.page_each) == (
        "roster",
        3,
        "page.html",
        "rows",
    )
    assert settings.paths == {"s", "l", "r", "o"}
    assert (settings.roles, settings.blank) == ({"o": "unit"}, {"a.b": "甲"})
    assert settings.aliases == {"手机": ("移动电话", "电话")}
    assert settings.derived["d"].slots == (Slot("s", "int"),)
    assert settings.draft_blank == {"x"}


def it_reads_the_seals_that_a_paper_must_carry(folder: Path) -> None:
    seals = '[[seals]]\nrule = "R"\nof = "单位"\nbasis = "规定"\nunit = "a"\nplace = "b"\n'
    (seal,) = settings_in(written(folder, seals), "a/b").seals
    assert seal == WantedSeal("R", "单位", "规定", "a", "b")


@pytest.mark.parametrize(
    ("unit", "place", "found"),
    [("a", "b", ("a",)), ("a", None, ("a",)), (None, "b", ("b",)), (None, None, ())],
)
def it_looks_for_a_seal_at_its_unit_else_at_its_place(
    unit: str | None, place: str | None, found: tuple[str, ...]
) -> None:
    assert WantedSeal("R", "单位", "规定", unit, place).paths == found


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("title", "格式有误"),
        ('[[seals]]\nrule = "R"\n', "seals 写法有误"),
        ('[[seals]]\nrules = "R"\nof = "单位"\nbasis = "规定"\n', "seals 写法有误"),
        ('[derived]\nd = "{{ s"\n', f"{SETTINGS_FILE} 的 d：“{{{{ s”不成对"),
    ],
)
def it_says_what_is_wrong_with_the_settings(folder: Path, more: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        settings_in(written(folder, more), "a/b")
    assert said in caught.value.message


def it_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=f"模板 a/b：缺少文件 {SETTINGS_FILE}"):
        load_template(tmp_path, "a/b")
    with pytest.raises(TemplateError, match=f"模板 a/b：缺少文件 {WORD_FILE}"):
        load_template(written(tmp_path), "a/b")
    (tmp_path / WORD_FILE).write_bytes(b"PK")
    with pytest.raises(TemplateError, match=r"模板 a/b：缺少文件 page\.html"):
        load_template(written(tmp_path, 'page = "page.html"\n'), "a/b")
    (tmp_path / "page.html").write_text("<p>", "utf-8")
    assert load_template(tmp_path, "a/b").page == "<p>"
