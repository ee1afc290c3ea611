"""The papers of a class: a long one is written apart, and says the same."""

from __future__ import annotations

import io
import zipfile

import pytest

from zsgx_docs import desk
from zsgx_docs.errors import NotFound
from zsgx_docs.template.catalogue import samples_folder


def body(docx: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml")


def test_papers_written_in_processes_of_their_own_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = desk.load_class(samples_folder() / "class.yaml")
    name, here = next(desk.pack(sample))
    monkeypatch.setattr(desk, "LONG_CLASS", 1)
    again, apart = next(desk.pack(sample))
    assert again == name and body(apart) == body(here)


def test_what_a_process_of_its_own_refuses_is_refused_with_the_same_words() -> None:
    with pytest.raises(NotFound, match="organiser/nothing"):
        desk._written_apart("organiser/nothing", {}, "docx")
