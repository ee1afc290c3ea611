"""Take the pages out of Word files that hold nothing but pictures of pages: a scan, put into Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from zsgx_docs.word.archive import BROKEN_ARCHIVE

MAIN_PART = "word/document.xml"
MOST_TEXT = 30
"""Characters beside the pictures, such as a heading, up to which the pictures are the paper; a guess."""
LEAST_SIDE = 3_600_000
"""EMU (10 cm) from which a picture is one of a page; a guess: seals and signatures are smaller."""
EMU_PER_INCH = 914_400
_TEXT = re.compile(rb"<w:t(?:\s[^<>]*)?>([^<]*)</w:t>")
_PICTURE = re.compile(
    rb'<wp:extent cx="(\d{1,9})" cy="(\d{1,9})"(?:(?!<wp:extent ).)*?<a:blip [^<>]*?r:embed="([^"<]+)"',
    re.DOTALL,
)
_RELATION = re.compile(rb"<Relationship\b[^<>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')


def is_pictured(data: bytes) -> bool:
    """Tell whether a Word file shows pages as pictures and hardly says a word."""
    try:
        return bool(_page_pictures(data))
    except (*BROKEN_ARCHIVE, KeyError):
        return False


def pages_as_pdf(data: bytes) -> bytes:
    """Return the pictures of a Word file as a PDF, each as large as Word shows it.

    Raises OSError where a picture is none.
    """
    return _as_pdf(list(_pictures(data)))


def _page_pictures(data: bytes) -> list[tuple[int, bytes]]:
    """The width in EMU and the relationship of each picture of a page; none where the file has text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        markup = archive.read(MAIN_PART)
    said = sum(len(text.decode("utf-8", "replace").strip()) for text in _TEXT.findall(markup))
    if said > MOST_TEXT:
        return []
    found = [(int(width), int(height), name) for width, height, name in _PICTURE.findall(markup)]
    return [(width, name) for width, height, name in found if min(width, height) >= LEAST_SIDE]


def _pictures(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The width in EMU and the bytes of each picture of a page."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = archive.read("word/_rels/document.xml.rels")
        relations = [dict(_ATTRIBUTE.findall(relation)) for relation in _RELATION.findall(told)]
        targets = {relation.get(b"Id", b""): relation.get(b"Target", b"").decode() for relation in relations}
        for width, name in _page_pictures(data):
            part = f"word/{targets.get(name, '')}".replace("word//word/", "word/")
            if part in archive.namelist():
                yield width, archive.read(part)


def _as_pdf(pictures: list[tuple[int, bytes]]) -> bytes:
    from PIL import Image

    from zsgx_docs.read.formats.picture_pages import whole_or_not_at_all

    out = io.BytesIO()
    for width, data in pictures:
        with whole_or_not_at_all(), Image.open(io.BytesIO(data)) as picture:
            resolution = picture.width / (width / EMU_PER_INCH)
            picture.convert("RGB").save(out, "PDF", resolution=resolution, append=out.tell() > 0)
            out.seek(0)
    return out.getvalue()
