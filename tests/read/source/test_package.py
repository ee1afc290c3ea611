"""Archives as they come in: what they hold, and whether they are small."""

from __future__ import annotations

import pytest

from broken.archives import OLE, TYPES, archive, word
from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.source.limits import Limits
from zsgx_docs.read.source.package import Package
from zsgx_docs.read.source.received import Received


def package_of(data: bytes, limits: Limits | None = None) -> Package:
    found = Received(data, "a.docx", limits or Limits()).package
    assert found is not None
    return found


def test_only_an_archive_has_parts() -> None:
    assert Received(b"%PDF-1.7", "a.docx").package is None
    assert "word/document.xml" in package_of(word()).names


@pytest.mark.parametrize("root", ["", "/"])
def test_its_content_types_are_found_also_where_names_begin_with_a_slash(root: str) -> None:
    found = package_of(archive({f"{root}[Content_Types].xml": TYPES, f"{root}word/document.xml": b"<w/>"}))
    assert found.content_types == TYPES
    assert found.names == {"[Content_Types].xml", "word/document.xml"}


def test_an_archive_without_content_types_has_none() -> None:
    assert package_of(archive({"a.txt": b"x"})).content_types == b""


def test_too_many_parts_are_refused_before_any_is_unpacked() -> None:
    with pytest.raises(TooLarge, match="大得反常"):
        package_of(word(), Limits(parts=3))


def test_one_that_is_not_whole_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="没有传完整"):
        package_of(word()[:-100])


def test_a_compound_file_is_known_by_its_streams() -> None:
    stream = "WordDocument".encode("utf-16-le")
    assert Received(OLE + stream, "a").has_stream("WordDocument")
    assert not Received(OLE + stream, "a").has_stream("Workbook")
    assert not Received(stream, "a").has_stream("WordDocument")
