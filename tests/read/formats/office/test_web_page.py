"""Pages of HTML before an office sees them."""

from __future__ import annotations

import codecs

import pytest

from zsgx_docs.read.formats.office.web_page import LOST_PICTURE, self_contained

PAGE = '<html><head><meta charset="{}"></head><body><p>单位名称</p></body></html>'


@pytest.mark.parametrize(
    "page",
    [
        PAGE.format("utf-8").encode(),
        PAGE.format("gb2312").encode("gbk"),
        PAGE.format("gb2312").encode(),
        PAGE.encode("gb18030"),
        codecs.BOM_UTF8 + PAGE.format("gbk").encode(),
        codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le"),
    ],
    ids=["utf-8", "gb2312", "utf-8 said to be gb2312", "undeclared", "marked utf-8", "marked utf-16"],
)
def test_its_words_are_read_whatever_it_says_of_its_encoding(page: bytes) -> None:
    assert "单位名称" in self_contained(page).decode("utf-8-sig")


def test_characters_that_are_no_text_are_marked_as_lost_wherever_they_stand() -> None:
    damaged = '<style>p {\x02}</style><p style="color:\x1f red">单\x00位\ufffe名称</p>'
    page = self_contained(f"<html><body>{damaged}</body></html>".encode()).decode()
    assert "单\ufffd位\ufffd名称" in page and "\x02" not in page and "\x1f" not in page


@pytest.mark.parametrize(
    "pointing",
    [
        '<img src="http://example.org/a.png">',
        "<img src=file:///etc/hostname>",
        '<img src="a.png" srcset="http://example.org/a.png 2x" lowsrc="http://example.org/b.png">',
        '<link rel="stylesheet" href="http://example.org/a.css">',
        '<iframe src="http://example.org/"></iframe>',
        '<object data="http://example.org/a.docx"></object>',
        '<body background="http://example.org/a.png">',
        '<base href="http://example.org/">',
        '<meta http-equiv="refresh" content="0; url=http://example.org/">',
        '<script src="http://example.org/a.js"></script>',
        "<style>@import 'http://example.org/a.css'; p { background: url(http://example.org/a.png) }</style>",
        '<p style="background: url(http://example.org/a.png)">x</p>',
        '<a href="http://example.org/">x</a>',
        '<IMG SRC="http://example.org/a.png">',
    ],
)
def test_nothing_in_it_points_outside(pointing: str) -> None:
    page = self_contained(f"<html><body>{pointing}<p>正文</p></body></html>".encode()).decode()
    assert "正文" in page
    assert "example.org" not in page and "hostname" not in page


def test_scripts_and_what_is_hidden_are_gone_with_their_words() -> None:
    hidden = '<p style="display:none">暗</p><script>var x = "码"</script><p>明</p>'
    page = self_contained(f"<html><body>{hidden}</body></html>".encode()).decode()
    assert "明" in page and "暗" not in page and "码" not in page


def test_a_picture_that_lies_in_it_stays_and_of_another_a_trace() -> None:
    inside = "data:image/png;base64,iVBORw0KGgo="
    page = self_contained(f'<html><img src="{inside}"><img src="a.png"></html>'.encode()).decode()
    assert inside in page
    assert LOST_PICTURE in page


def test_an_empty_page_is_an_empty_page() -> None:
    assert b"<html>" in self_contained(b"<!-- -->")
