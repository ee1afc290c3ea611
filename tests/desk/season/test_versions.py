"""A new version of a template is tried, kept, put in use and taken back; what reads and writes follows."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Callable, Iterator

import pytest
from docx import Document

from zsgx_docs import desk
from zsgx_docs.desk.office import NotAllowed
from zsgx_docs.desk.paperwork import TemplateTrial
from zsgx_docs.desk.season import (
    choose_version,
    keep_version,
    kept_versions,
    lay_out_templates,
    offer_templates,
    template_files,
    templates_on_shelf,
    versions,
    withdraw_templates,
)
from zsgx_docs.desk.season.offering import current_folder
from zsgx_docs.errors import NotFound, TemplateError, UnreadableFile, UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.errors import StoreUnavailable
from zsgx_docs.template.catalogue import default_catalogue

FORM = "hubei/application-form"
ORGANISER = User("o", "o", "organiser")


@pytest.fixture(autouse=True)
def offered(store: Store) -> Iterator[None]:
    desk.stop_work()  # else there are workers who may not look into this store's folder
    offer_templates(store.places)
    yield
    withdraw_templates(store.places)
    desk.stop_work()


def changed(change: Callable[[str], str], name: str = FORM) -> bytes:
    """The template's Word file, its text changed."""
    out = io.BytesIO()
    source = default_catalogue().get(name).source
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                data = change(data.decode()).encode()
            new.writestr(item, data)
    return out.getvalue()


def relabelled(xml: str) -> str:
    return xml.replace("办班地点", "研修的地点", 1)


def it_keeps_what_is_fit_and_uses_it_once_it_is_chosen(store: Store, admin: User) -> None:
    trial, version = keep_version(store, admin, FORM, changed(relabelled), None)
    assert trial.is_fit and version == 1 and trial.values == 40
    before = desk.issue(FORM, desk.sample(FORM), "docx", apart=True).data
    choose_version(store, admin, FORM, version)
    after = desk.issue(FORM, desk.sample(FORM), "docx", apart=True).data

    assert "研修的地点" not in text_of(before) and "研修的地点" in text_of(after)
    assert desk.result_of(after, "来文.docx", apart=True)["record"]["venue"] == desk.sample(FORM)["venue"]
    assert [each.current for each in templates_on_shelf(store) if each.name == FORM] == [1]

    choose_version(store, admin, FORM, None)
    assert "研修的地点" not in text_of(desk.issue(FORM, desk.sample(FORM), "docx", apart=True).data)
    assert [each.is_current for each in kept_versions(store, FORM)] == [False]


def text_of(word: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda xml: xml.replace("venue", "''.__class__", 1), "__class__"),
        (lambda xml: xml.replace("venue", "venue|nothing", 1), "nothing"),
        (lambda xml: xml.replace("venue }}", "venue", 1), "venue"),
    ],
)
def it_refuses_with_the_place_what_the_grammar_does_not_know(
    store: Store, admin: User, change: Callable[[str], str], said: str
) -> None:
    trial, version = keep_version(store, admin, FORM, changed(change), None)
    assert version is None and not trial.is_fit
    [problem] = [each for each in trial.problems if each.severity == "error"]
    assert said in problem.message and "表格" in problem.where
    assert kept_versions(store, FORM) == []


def it_refuses_a_name_that_is_both_a_value_and_a_group(store: Store, admin: User) -> None:
    word = changed(lambda xml: xml.replace("industry_field", "venue.__class__", 1))
    trial, version = keep_version(store, admin, FORM, word, None)
    assert version is None
    assert [each.message for each in trial.problems if "既是值又是一组" in each.message]


def it_says_what_records_lose_and_win(store: Store, admin: User) -> None:
    word = changed(lambda xml: xml.replace("industry_field", "sector", 1))
    trial, version = keep_version(store, admin, FORM, word, None)
    assert version == 1
    assert [each.partition("（")[2] for each in trial.gone] == ["industry_field）"]
    assert [each.partition("（")[2] for each in trial.added] == ["sector）"]


def it_refuses_what_breaks_the_law(store: Store, admin: User) -> None:
    """Two blanks with nothing between them: what stands in the one cannot be told from the other."""
    word = changed(lambda xml: xml.replace("{{ venue }}", "{{ venue }}{{ industry_field }}", 1))
    trial, version = keep_version(store, admin, FORM, word, None)
    assert version is None and (trial.unlike or trial.problems)


def it_refuses_what_is_no_word_file_and_names_that_leave_the_folder(store: Store, admin: User) -> None:
    with pytest.raises((UnreadableFile, TemplateError)):
        keep_version(store, admin, FORM, b"no word file", None)
    for name in ("../../etc/passwd", "/etc/passwd", "hubei/../x", "HUBEI/form", "hubei/a/b", "x" * 90 + "/y"):
        with pytest.raises(UsageError):
            keep_version(store, admin, name, changed(relabelled), None)
    with pytest.raises(TemplateError, match=r"template\.toml"):
        keep_version(store, admin, "hubei/new-form", changed(relabelled), None)
    assert [each.name for each in store.places.templates.iterdir()] == ["current"]


def new_form() -> bytes:
    document = Document()
    document.add_paragraph("培训需求调查表")
    table = document.add_table(3, 2)
    for row, (label, slot) in zip(
        table.rows,
        [("需求部门", "department"), ("拟参训岗位", "post"), ("期望课时数", "hours|int")],
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text = label, f"{{{{ {slot} }}}}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def it_takes_a_template_of_a_new_name_with_its_settings(store: Store, admin: User) -> None:
    toml = 'title = "新表"\ndocument_type = "new_form"\n'.encode()
    trial, version = keep_version(store, admin, "organiser/new-form", new_form(), toml)
    assert trial.title == "新表" and version == 1 and trial.values == 3
    copied, none = keep_version(store, admin, "organiser/copy", changed(str), toml)
    assert none is None and "认不出" in copied.problems[-1].message
    choose_version(store, admin, "organiser/new-form", version)
    assert desk.template("organiser/new-form").title == "新表"
    choose_version(store, admin, "organiser/new-form", None)
    with pytest.raises(NotFound):
        desk.template("organiser/new-form")


def it_lets_no_organiser_change_a_template(store: Store) -> None:
    with pytest.raises(NotAllowed):
        keep_version(store, ORGANISER, FORM, b"", None)
    with pytest.raises(NotAllowed):
        choose_version(store, ORGANISER, FORM, None)


def it_refuses_a_version_that_is_not_there(store: Store, admin: User) -> None:
    with pytest.raises(NotFound):
        choose_version(store, admin, FORM, 7)
    with pytest.raises(NotFound):
        dict(template_files(store, FORM, 7))


def it_lays_out_what_was_chosen_after_an_end_in_mid_way(store: Store, admin: User) -> None:
    _, version = keep_version(store, admin, FORM, changed(relabelled), None)
    choose_version(store, admin, FORM, version)
    used = current_folder(store.places) / FORM
    (used / "template.docx").unlink()
    stray = current_folder(store.places) / "tianjin" / "project-list"
    stray.mkdir(parents=True)
    (stray / "template.toml").write_text("")

    lay_out_templates(store)

    assert dict(template_files(store, FORM))["template.docx"] == changed(lambda xml: xml)
    assert not stray.exists()


def it_says_that_there_is_no_room_for_a_version_and_keeps_none(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(versions, "lay_out", full)
    monkeypatch.setattr(versions, "try_template", lambda *given, **named: TemplateTrial("", "", ()))
    with pytest.raises(StoreUnavailable, match="模板没有存下"):
        keep_version(store, admin, FORM, b"", None)
    assert kept_versions(store, FORM) == []


def it_says_that_what_was_chosen_is_not_in_use_yet(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(versions, "put_in_use", full)
    with pytest.raises(StoreUnavailable, match="还没有换上"):
        choose_version(store, admin, FORM, None)
