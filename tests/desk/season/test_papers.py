"""Papers written from forms and files are kept sealed, for their owner."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from zsgx_docs import desk
from zsgx_docs.desk.paperwork import form_texts, paper_form, record_of_texts
from zsgx_docs.desk.season import (
    blank_file,
    delete_paper,
    paper_file,
    write_class,
    write_from_file,
    write_from_texts,
    written_paper,
    written_papers,
)
from zsgx_docs.errors import NotFound, RecordError
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.tables import AccountRow
from zsgx_docs.template.catalogue import default_catalogue, samples_folder
from zsgx_docs.template.schema import general

FORM, ROSTER = "hubei/application-form", "tianjin/certificate-roster"
NAMES = default_catalogue().names()


def organiser(store: Store, name: str) -> User:
    with store.database.writing() as session:
        session.add(AccountRow(id=name, name=name, role="organiser"))
    return User(name, name, "organiser")


@pytest.mark.parametrize("name", NAMES)
def it_reads_what_was_typed_into_a_form_as_the_record_it_shows(name: str) -> None:
    record = desk.sample(name)
    typed = record_of_texts(name, form_texts(name, record))
    assert typed.wrong == {}
    known = {leaf for field in default_catalogue().get(name).schema.fields for leaf in field.leaf_paths}
    told = {
        path: value
        for path, value in paths.leaves(record)
        if general(path) in known and not path.endswith("signed")
    }
    assert {path: paths.get(typed.record, path) for path in told} == told


@pytest.mark.parametrize("name", NAMES)
def it_has_an_input_for_every_value_but_numbers_and_ink(name: str) -> None:
    form = paper_form(name)
    inputs = {each.path for part in form.sections for each in part.inputs}
    inputs |= {each.path for part in form.lists for each in part.columns}
    fields = default_catalogue().get(name).schema.fields
    typed = {f.path for f in fields if f.kind != "ink" and not ("[]." in f.path and f.role == "number")}
    assert inputs == typed


def it_tells_by_input_what_is_no_value_and_writes_nothing(store: Store, admin: User) -> None:
    texts = {"programme_year": "2026", "application_date": "昨天"}
    typed, made = write_from_texts(store, admin, FORM, texts)
    assert made is None and [*typed.wrong] == ["application_date"]
    typed, made = write_from_texts(store, admin, FORM, {"project_name": "智能制造研修"})
    assert made is None and [*typed.wrong] == ["programme_year"]
    assert written_papers(store, admin) == []


def it_leaves_empty_rows_out_and_counts_the_others(store: Store, admin: User) -> None:
    texts = {"students[1].name": "王小明", "students[4].name": "李四", "students[2].phone": "  "}
    typed = record_of_texts(ROSTER, texts)
    assert [(row["no"], row["name"]) for row in typed.record["students"]] == [(1, "王小明"), (2, "李四")]


def it_keeps_hostile_values_as_the_text_that_they_are(store: Store, admin: User) -> None:
    hostile = "=HYPERLINK(\"x\")<script>\x1b[31m\u202e../../etc{{ ''.__class__ }}"
    texts = {"programme_year": "2026", "project_name": hostile, "venue": "{{ 7*7 }}"}
    _, made = write_from_texts(store, admin, FORM, texts)
    assert made is not None
    assert all("/" not in name and "\u202e" not in name for name in made.files)
    _, word = paper_file(store, admin, made.id, made.files[0])
    read = desk.take_in(word, "写出.docx").record
    assert read["venue"] == "{{ 7*7 }}" and "<script>" in read["project_name"]


def it_keeps_the_papers_of_one_organiser_from_another(store: Store, admin: User) -> None:
    one, other = organiser(store, "one"), organiser(store, "other")
    _, made = write_from_texts(store, one, FORM, {"programme_year": "2026", "project_name": "甲班"})
    assert made is not None
    assert written_papers(store, other) == []
    for look in (written_paper, paper_file, delete_paper):
        with pytest.raises(NotFound):
            look(store, other, made.id)  # type: ignore[operator]
    assert [each.owner_name for each in written_papers(store, admin)] == ["one"]


def it_replaces_what_the_same_person_wrote_before(store: Store, admin: User) -> None:
    other = organiser(store, "other")
    texts = {"programme_year": "2026", "project_name": "甲班"}
    _, first = write_from_texts(store, admin, FORM, texts)
    assert first is not None
    _, second = write_from_texts(store, admin, FORM, {**texts, "venue": "武汉"}, first.id)
    assert second is not None and [each.id for each in written_papers(store, admin)] == [second.id]
    write_from_texts(store, other, FORM, texts, second.id)
    assert {each.owner_name for each in written_papers(store, admin)} == {"local", "other"}


def it_leaves_nothing_readable_and_deletes_what_is_deleted(store: Store, admin: User) -> None:
    _, made = write_from_texts(store, admin, FORM, {"programme_year": "2026", "project_name": "极隐秘的项目"})
    assert made is not None
    kept = [store.places.database, *store.places.data.rglob("*-wal"), *store.places.files.rglob("*")]
    assert not any("极隐秘的项目".encode() in file.read_bytes() for file in kept if file.is_file())
    delete_paper(store, admin, made.id)
    assert [*store.files.names()] == []


def it_writes_a_paper_from_a_workbook_that_was_filled_in(store: Store, admin: User) -> None:
    name, book = blank_file(ROSTER, "xlsx")
    with pytest.raises(RecordError):
        write_from_file(store, admin, ROSTER, book, name)
    sample = (samples_folder() / f"{ROSTER}.yaml").read_bytes()
    made = write_from_file(store, admin, ROSTER, sample, "名单.yaml")
    assert made.template == ROSTER and made.texts["students[0].name"]


def it_writes_every_paper_of_a_class_into_one_archive(store: Store, admin: User) -> None:
    path = Path(samples_folder()) / "class.yaml"
    made = write_class(store, admin, path.read_bytes(), path.name)
    name, archive = paper_file(store, admin, made.id)
    assert name.endswith(".zip") and len(made.by_stem) * 2 == len(made.files) > 20
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.namelist() == [*made.files]
        assert all(opened.read(each) for each in made.files)


def it_says_that_a_list_beside_a_class_file_cannot_come_along(store: Store, admin: User) -> None:
    path = Path(samples_folder()) / "class.yaml"
    text = path.read_text("utf-8")
    head = text.partition("\ntrainees:")[0]
    with pytest.raises(RecordError, match="名单"):
        write_class(store, admin, f"{head}\ntrainees: 学员.xlsx\n".encode(), path.name)
