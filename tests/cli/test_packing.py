"""The papers of a class: a long one is written apart, and says the same."""

from __future__ import annotations

import io
import zipfile
from itertools import islice

import pytest

from zsgx_docs import desk
from zsgx_docs.desk import packing
from zsgx_docs.errors import NotFound
from zsgx_docs.template.catalogue import samples_folder


def body(docx: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml")


def test_papers_written_in_processes_of_their_own_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = desk.load_class(samples_folder() / "class.yaml")
    name, here = list(islice(desk.pack(sample), 3))[2]
    monkeypatch.setattr(packing, "LONG_LIST", 1)
    again, apart = list(islice(desk.pack(sample), 3))[2]
    assert again == name == "2-学员和工作人员签到表.docx" and body(apart) == body(here)


def test_what_a_process_of_its_own_refuses_is_refused_with_the_same_words() -> None:
    with packing._apart() as process, pytest.raises(NotFound, match="organiser/nothing"):
        process.submit(packing._written, "organiser/nothing", {}, "docx").result()
