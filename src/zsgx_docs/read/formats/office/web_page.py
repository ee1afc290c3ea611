"""A page of HTML with all that it shows and nothing that it would fetch or run."""

from __future__ import annotations

import codecs
import re
from typing import Any

from zsgx_docs.read.formats.charsets import decoded

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
HEAD = 4096
"""Bytes in which a page says how it is encoded."""
LOST_PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
"""Stands where a picture did not come with the page, so that one is known to have been there."""
_KEPT_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|bmp);base64,", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no tree of a page may hold (XML 1.0, production 2), whatever a damaged file has."""
_ACTIVE = (
    "script",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "link",
    "base",
    "audio",
    "video",
    "source",
)
_POINTERS = ("src", "href", "background", "data", "action", "srcset", "poster", "lowsrc", "longdesc")
_OUTSIDE = re.compile(r"@import[^;]*;?|url\([^)]*\)?", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)


def self_contained(page: bytes) -> bytes:
    """The page in UTF-8: no scripts, nothing hidden, no address but of pictures that lie in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True)
    try:
        root = html.document_fromstring(text_of_page(page).encode(), parser=parser)
    except etree.ParserError:  # nothing in it
        return b"<html></html>"
    for element in list(root.iter(etree.Element)):
        if element.tag in _ACTIVE or _HIDDEN.search(element.get("style", "")):
            if element.getparent() is not None:
                element.drop_tree()
        else:
            _close(element)
    for meta in list(root.iter("meta")):
        meta.drop_tree()
    return codecs.BOM_UTF8 + bytes(html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>"))


def text_of_page(page: bytes) -> str:
    """A page by its byte order mark, else as it says itself, else as UTF-8 or GB 18030."""
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", _decoded(page))


def _decoded(page: bytes) -> str:
    for bom, encoding in BOMS:
        if page.startswith(bom):
            return page[len(bom) :].decode(encoding, "replace")
    said = _CHARSET.search(page[:HEAD])
    return decoded(page, said[1].decode("ascii", "replace") if said else "")


def _close(element: Any) -> None:
    """Take its pointers to anything outside from an element."""
    if element.tag == "img" and not _KEPT_PICTURE.match(element.get("src", "")):
        element.set("src", LOST_PICTURE)
    for name in list(element.attrib):
        if name in _POINTERS and not (element.tag == "img" and name == "src"):
            del element.attrib[name]
        elif name == "style":
            element.set(name, _OUTSIDE.sub("", element.get(name, "")))
    if element.tag == "style" and element.text:
        element.text = _OUTSIDE.sub("", element.text)
