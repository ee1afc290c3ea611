"""A designed page loads nothing but data in its own text and our fonts."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from zsgx_docs.render.fonts import FontBook
from zsgx_docs.render.page.faces import faces_in
from zsgx_docs.render.page.fetching import OwnFilesOnly
from zsgx_docs.render.page.printing import html_pdf

BLANK = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3C/svg%3E"


@pytest.fixture
def fetcher() -> OwnFilesOnly:
    return OwnFilesOnly(faces_in(FontBook.installed()).addresses)


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server of our own: its address, and every path that anyone asks it for."""
    paths: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "http://127.0.0.1:1/x",
        "https://example.org/",
        "ftp://example.org/x",
        "/etc/passwd",
    ],
)
def test_every_other_address_is_refused(fetcher: OwnFilesOnly, address: str) -> None:
    with pytest.raises(ValueError, match="外部资源"):
        fetcher.fetch(address)


def test_beside_a_font_nothing_may_be_opened(fetcher: OwnFilesOnly) -> None:
    font = next(iter(faces_in(FontBook.installed()).addresses))
    assert fetcher.fetch(font).read(4) in (b"OTTO", b"\0\1\0\0")
    with pytest.raises(ValueError, match="外部资源"):
        fetcher.fetch(f"{font}/../../../../../../etc/passwd")


def test_data_in_the_page_itself_is_read(fetcher: OwnFilesOnly) -> None:
    assert b"svg" in fetcher.fetch(BLANK).read()


def test_a_page_asks_no_server_for_anything(asked: tuple[str, list[str]], tmp_path: Path) -> None:
    address, paths = asked
    secret = tmp_path / "secret.css"
    secret.write_text("body::after { content: '机密' }", encoding="utf-8")
    page = (
        f"<link rel=stylesheet href='{address}/a.css'><link rel=stylesheet href='{secret.as_uri()}'>"
        f"<style>@import url({address}/b.css); @font-face {{ font-family: x; src: url({address}/c.otf) }}"
        f"body {{ background: url({address}/d.png); font-family: x }}</style>"
        f"<link rel=attachment href='file:///etc/passwd'><img src='{address}/e.png'>"
        f"<svg><image href='{address}/f.png'/><use href='{address}/g.svg#x'/></svg>正文"
    )
    with pdfium.PdfDocument(html_pdf([page])) as document:
        text = document[0].get_textpage().get_text_bounded()
        assert "正文" in text and "机密" not in text and document.count_attachments() == 0
    assert paths == []
