"""Word files from before 2007."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from broken.archives import OLE
from zsgx_docs import desk
from zsgx_docs.errors import EncryptedFile, UnreadableFile, UnsupportedFile
from zsgx_docs.read.formats.office import office_program
from zsgx_docs.read.formats.registry import open_source
from zsgx_docs.read.source.limits import Limits

TEMPLATE = "hubei/application-form"
OFFICE = office_program()
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def older_word(flags: int = 0) -> bytes:
    """The outside of a .doc with nothing that an office could use in it."""
    stream = b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little")
    return OLE + bytes(504) + stream.ljust(512, b"\0") + "WordDocument".encode("utf-16-le") + bytes(600)


def saved_as_doc(folder: Path) -> bytes:
    """The sample application form, filled, as an office of before 2007 would have saved it."""
    (folder / "paper.docx").write_bytes(desk.issue(TEMPLATE, desk.sample(TEMPLATE), "docx").data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "paper.docx")], check=True, capture_output=True, timeout=120)
    return (folder / "paper.doc").read_bytes()


@needs_office
def test_it_is_read_by_way_of_the_office(tmp_path: Path) -> None:
    old = saved_as_doc(tmp_path)
    taken = desk.take_in(old, "申报表.doc").to_json()
    assert taken["source"]["sha256"] == hashlib.sha256(old).hexdigest()
    assert taken["source"]["kind"] == "docx"
    assert {"document_type": "application_form", **taken["record"]} == desk.sample(TEMPLATE)


@needs_office
def test_the_temporary_folder_is_left_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    opened = open_source(saved_as_doc(tmp_path), "a.doc")
    assert (opened.came_as.name, opened.format.name) == ("doc", "docx")
    assert not list(scratch.iterdir())


@needs_office
def test_what_the_office_cannot_use_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="已损坏"):
        open_source(older_word(), "a.doc")


@needs_office
def test_the_office_is_not_waited_for_longer_than_allowed() -> None:
    with pytest.raises(UnreadableFile, match="太久"):
        open_source(older_word(), "a.doc", Limits(conversion_seconds=0.01))


def test_without_an_office_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnsupportedFile, match="是旧版 Word"):
        open_source(older_word(), "a.wps")


def test_a_password_is_seen_without_any_office() -> None:
    with pytest.raises(EncryptedFile, match="密码"):
        open_source(older_word(flags=0x0100), "a.doc")
