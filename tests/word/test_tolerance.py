"""What is malformed beside the text of a Word file is passed over, as Word does."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest

from zsgx_docs.check.lint import word_layout
from zsgx_docs.word.package import open_word

Change = Callable[[str], str]
TYPES, SETTINGS = "[Content_Types].xml", "word/settings.xml"
MAIN, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"


def changed(**changes: tuple[str, Change]) -> bytes:
    """A Word file with a footer, of which some parts are changed."""
    document = docx.Document()
    document.add_paragraph("正文")
    document.sections[0].footer.paragraphs[0].text = "页脚"
    out, made = io.BytesIO(), io.BytesIO()
    document.save(out)
    by_part = dict(changes.values())
    with zipfile.ZipFile(out) as whole, zipfile.ZipFile(made, "w") as other:
        for name in whole.namelist():
            part = whole.read(name)
            other.writestr(name, by_part[name](part.decode()) if name in by_part else part)
    return made.getvalue()


def without(pattern: str, instead: str = "") -> Change:
    def change(part: str) -> str:
        assert re.search(pattern, part)
        return re.sub(pattern, instead, part)

    return change


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (MAIN, without(r'(?<=<w:footerReference )([^<>]*) r:id="\w+"', r"\1")),
        (MAIN, without(r'(?<=footerReference w:type="default" )r:id="\w+"', 'r:id="nan"')),
        (MAIN, without(r'w:footerReference w:type="default"', 'w:footerReference w:type="none"')),
        (MAIN, without(r'w:top="\d+"', 'w:top=""')),
        (MAIN, without(r'w:w="\d+"', 'w:w="1e400"')),
        (MAIN, without(r"<w:pgSz ", '<w:pgSz w:orient="askew" ')),
        (RELATIONS, without(r'(?<=Target=")footer1.xml', "nowhere.xml")),
        (TYPES, without(r"wordprocessingml\.styles\+xml", "wordprocessingml.none+xml")),
        (TYPES, without(r"wordprocessingml\.settings\+xml", "wordprocessingml.none+xml")),
        (TYPES, without(r"wordprocessingml\.footer\+xml", "wordprocessingml.none+xml")),
        (SETTINGS, without(r"w:settings\b", "w:other")),
    ],
    ids=[
        "a footer without a name",
        "a footer that is not there",
        "a footer of no kind",
        "an empty margin",
        "a width beyond all",
        "paper askew",
        "a footer that leads nowhere",
        "styles of another kind",
        "settings of another kind",
        "a footer of another kind",
        "settings that are none",
    ],
)
def it_is_read_and_measured_all_the_same(part: str, change: Change) -> None:
    document = open_word(changed(it=(part, change)), "试.docx")
    assert [paragraph.text for paragraph in document.paragraphs] == ["正文"]
    assert word_layout(document) is not None
