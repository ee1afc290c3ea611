"""Word packages written as one XML file."""

from __future__ import annotations

import pytest

from read.older_files import flat
from zsgx_docs import desk
from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.formats import open_source

TEMPLATE = "hubei/application-form"


def test_it_gives_the_record_of_the_file_that_it_is() -> None:
    made = flat(desk.issue(TEMPLATE, desk.sample(TEMPLATE), "docx").data)
    taken = desk.take_in(made, "申报表.xml")
    assert {"document_type": taken.document_type, **taken.record} == desk.sample(TEMPLATE)
    assert (taken.source.kind, taken.source.bytes) == ("docx", len(made))


@pytest.mark.parametrize("spoilt", [b"</pkg:package>", b"pkg:part>"])
def test_one_that_is_not_whole_is_refused(spoilt: bytes) -> None:
    made = flat(desk.issue(TEMPLATE, None, "docx").data)
    with pytest.raises(UnreadableFile, match="是 Word XML 文件，但已损坏或没有传完整"):
        open_source(made.replace(spoilt, b"", 1), "申报表.xml")


def test_entities_are_refused() -> None:
    made = flat(desk.issue(TEMPLATE, None, "docx").data)
    bomb = made.replace(b"<pkg:package", b'<!DOCTYPE a [<!ENTITY a "aa">]><pkg:package', 1)
    with pytest.raises(UnreadableFile, match="实体"):
        open_source(bomb, "申报表.xml")
