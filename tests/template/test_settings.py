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
        ('[[seals]]\nrule = "R"\n', "seals 第 1 项缺少 of"),
        ('[[seals]]\nrules = "R"\nof = "单位"\nbasis = "规定"\n', "seals 第 1 项里的 rules 不认识"),
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


MISSHAPEN = [
    ('title = 1\ndocument_type = "form"\n', "title"),
    ('title = "表"\ndocument_type = ["form"]\n', "document_type"),
    (f"{LEAST}kind = true\n", "kind"),
    (f'{LEAST}blank_rows = "3"\n', "blank_rows"),
    (f"{LEAST}blank_rows = -1\n", "blank_rows"),
    (f"{LEAST}blank_rows = 1000000000\n", "blank_rows"),
    (f"{LEAST}slots = []\n", "slots"),
    (f"{LEAST}[slots]\na = 1\n", "slots"),
    (f"{LEAST}[labels]\na = []\n", "labels"),
    (f'{LEAST}[aliases]\na = "乙"\n', "aliases"),
    (f'{LEAST}required = "a"\n', "required"),
    (f"{LEAST}derived = 1\n", "derived"),
    (f"{LEAST}seals = 1\n", "seals"),
    (f'{LEAST}[[seals]]\nrule = 1\nof = "单位"\nbasis = "规定"\n', "seals 第 1 项的 rule"),
    (f"{LEAST}draft = 1\n", "draft"),
    (f'{LEAST}[draft]\nblank = "a"\n', r"draft\.blank"),
    (f"{LEAST}blank = 1\n", "blank"),
    (f"{LEAST}page = 1\n", "page"),
    (f"{LEAST}page_each = 1\n", "page_each"),
    (f"{LEAST}[roles]\na = 1\n", "roles"),
    (f"{LEAST}sheets = 1\n", "sheets"),
]


@pytest.mark.parametrize(("least", "key"), MISSHAPEN, ids=[key for _, key in MISSHAPEN])
def it_names_the_key_of_a_value_of_another_shape(folder: Path, least: str, key: str) -> None:
    with pytest.raises(TemplateError, match=f"{SETTINGS_FILE} 的 {key} ?应是"):
        settings_in(written(folder, least=least), "a/b")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (f"blank_rows = {'9' * 5000}\n", "过长的数"),
        (f"x = {'[' * 5000}{']' * 5000}\n", "层层嵌套"),
        ("# " + "长" * 400_000, "超过 1024 KB"),
    ],
    ids=["a number of 5,000 digits", "lists in lists", "a megabyte"],
)
def it_refuses_what_is_beyond_all_settings(folder: Path, more: str, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        settings_in(written(folder, more), "a/b")


def it_refuses_settings_that_are_no_text(folder: Path) -> None:
    (folder / SETTINGS_FILE).write_bytes('title = "表"'.encode("gb18030"))
    with pytest.raises(TemplateError, match=f"{SETTINGS_FILE} 不是 UTF-8"):
        settings_in(folder, "a/b")


@pytest.mark.parametrize(
    "outside", ["../page.html", "{root}/page.html", "sub/../../page.html", "C:\\page.html"]
)
def it_never_reads_a_page_outside_the_folder_of_its_template(tmp_path: Path, outside: str) -> None:
    (tmp_path / "page.html").write_text("秘密", "utf-8")
    folder = tmp_path / "template"
    folder.mkdir()
    (folder / WORD_FILE).write_bytes(b"PK")
    written(folder, f"page = '{outside.format(root=tmp_path)}'\n")
    with pytest.raises(TemplateError, match="不在模板自己的文件夹里"):
        load_template(folder, "a/b")


def it_follows_no_link_that_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("秘密", "utf-8")
    folder = tmp_path / "template"
    folder.mkdir()
    (folder / WORD_FILE).write_bytes(b"PK")
    (folder / "page.html").symlink_to(tmp_path / "secret")
    with pytest.raises(TemplateError, match="不在模板自己的文件夹里"):
        load_template(written(folder, 'page = "page.html"\n'), "a/b")


def it_takes_no_folder_for_a_page(folder: Path) -> None:
    (folder / "page.html").mkdir()
    with pytest.raises(TemplateError, match=r"page\.html”不是文件"):
        load_template(written(folder, 'page = "page.html"\n'), "a/b")
