"""A scan that was put into Word is read as a scan."""

import io

import docx
import pytest
from docx.shared import Mm
from PIL import Image, ImageFile

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.formats import open_source


def word_with(*widths: int, text: str = "", spoilt: bool = False) -> bytes:
    """A Word file with a picture of each width in millimetres, half as high again."""
    document = docx.Document()
    document.add_paragraph(text)
    for width in widths:
        page = io.BytesIO()
        Image.new("RGB", (400, 600), "white").save(page, "PNG")
        document.add_picture(page, width=Mm(width))
    if spoilt:
        for part in document.part.package.iter_parts():
            if part.partname.endswith(".png"):
                part._blob = part.blob[:60]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_pictures_of_pages_become_the_pages_of_a_scan() -> None:
    opened = open_source(word_with(180, 180), "申报表.docx")
    assert (opened.came_as.name, opened.format.name, opened.pages) == ("docx", "pdf", 2)


@pytest.mark.parametrize("data", [word_with(30), word_with(180, text="单位名称" * 20), word_with()])
def test_a_small_picture_or_a_written_page_stays_a_word_file(data: bytes) -> None:
    assert open_source(data, "申报表.docx").format.name == "docx"


def test_a_spoilt_picture_is_refused_with_its_cause() -> None:
    with pytest.raises(UnreadableFile, match=r"申报表.*图片已损坏"):
        open_source(word_with(180, spoilt=True), "申报表.docx")


def test_a_spoilt_picture_is_refused_whatever_other_libraries_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    test_a_spoilt_picture_is_refused_with_its_cause()
