"""RTF, HTML, web archives and Word 2003 XML, whatever their names say."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from read.older_files import PAGE, rtf, web_archive, word_2003
from zsgx_docs.errors import InputError, UnreadableFile, UnsupportedFile
from zsgx_docs.model.sheet import passages
from zsgx_docs.read.formats import open_source
from zsgx_docs.read.formats.office import office_program
from zsgx_docs.read.source import Limits

needs_office = pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")
FILES = {"rtf": rtf(), "wordml": word_2003(), "html": PAGE.encode("gbk"), "mht": web_archive()}
every_kind = pytest.mark.parametrize("kind", FILES)


def text_of(data: bytes, name: str = "申报表.doc") -> str:
    (sheet,) = open_source(data, name).readable.read().sheets()
    return "\n".join(text.text for text in passages(sheet.blocks))


@needs_office
@every_kind
def test_it_is_read_by_way_of_the_office_though_it_is_called_doc(kind: str) -> None:
    opened = open_source(FILES[kind], "申报表.doc")
    assert (opened.came_as.name, opened.format.name) == (kind, "docx")
    (sheet,) = opened.readable.read().sheets()
    assert "单位名称" in "\n".join(text.text for text in passages(sheet.blocks))


@every_kind
def test_without_an_office_it_says_what_it_is_and_what_to_do(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnsupportedFile, match=r"^「申报表\.doc」是.*没有装 LibreOffice，读不了，请用 Word"):
        open_source(FILES[kind], "申报表.doc")


@pytest.mark.parametrize("kind", ["rtf", "wordml", "mht"])
def test_half_of_one_is_refused_before_an_office_takes_it_for_all(kind: str) -> None:
    with pytest.raises(UnreadableFile, match="没有传完整"):
        open_source(FILES[kind][: len(FILES[kind]) * 3 // 4], "a.doc")


def test_what_the_office_makes_nothing_of_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken_office = tmp_path / "soffice"
    broken_office.write_text("#!/bin/sh\nexit 1\n")
    broken_office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile, match="RTF 文件，但已损坏，转换不了"):
        open_source(rtf(), "a.doc")


@needs_office
def test_the_office_is_not_waited_for_longer_than_allowed() -> None:
    with pytest.raises(UnreadableFile, match="太久"):
        open_source(rtf(), "a.doc", Limits(conversion_seconds=0.01))


def test_entities_are_refused_before_any_office_sees_them() -> None:
    bomb = word_2003().replace(b"<w:wordDocument", b'<!DOCTYPE w [<!ENTITY a "aa">]><w:wordDocument')
    with pytest.raises(InputError, match="实体"):
        open_source(bomb, "a.xml")


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="没有网页"):
        open_source(web_archive().replace(b"text/html", b"text/plain"), "a.mht")


@needs_office
@pytest.mark.parametrize("address", ["a.files/image001.png", "file:///C:/1/a.files/image001.png"])
def test_a_picture_of_an_archive_is_in_the_paper(address: str) -> None:
    opened = open_source(web_archive(address), "a.mht")
    (sheet,) = opened.readable.read().sheets()
    assert [thing.what for thing in sheet.unread] == ["picture"]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the paths that it was asked for."""
    paths: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_OPTIONS = do_HEAD = do_PROPFIND = do_GET

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@needs_office
def test_nothing_that_it_points_to_is_fetched(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    fields = (
        f'{{\\*\\template {address}/t.dot}}{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/p.png" \\\\d}}}}'
    )
    assert "单位名称" in text_of(rtf(more=fields))
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="{address}/w.png"/></v:shape>'
    pict = f"<w:pict>{shape}</w:pict>"
    assert "单位名称" in text_of(word_2003().replace(b"</w:t>", f"</w:t></w:r><w:r>{pict}".encode()))
    assert "单位名称" in text_of(PAGE.encode("gbk") + f'<img src="{address}/h.png">'.encode())
    assert paths == []
