"""Seals on PDFs that have their own text."""

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from forge import SealSpec
from forge.seal import draw
from zsgx_docs import desk
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.read.extract import extract
from zsgx_docs.template.catalogue import default_catalogue

NAME = "hubei/application-form"
RED = np.array((200, 25, 35), np.float32)


def pictured(unit: str) -> Image.Image:
    """A seal on white, as pasted into PDFs."""
    ink = draw(SealSpec(unit), 200, np.random.default_rng(1))[..., None]
    return Image.fromarray(np.rint(255 - ink * (255 - RED)).astype(np.uint8))


def with_picture(pdf: bytes, picture: Image.Image, left: float, bottom: float) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(pypdfium2.PdfBitmap.from_pil(picture))
    width, height = (side * 72 / 200 for side in picture.size)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height).translate(left, bottom))
    page.insert_obj(image)
    page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def printed() -> bytes:
    return desk.issue(NAME, desk.sample(NAME), "pdf").data


def read(pdf: bytes) -> Extraction:
    return extract(pdf, "form.pdf", list(default_catalogue()))


def test_a_seal_pasted_into_a_pdf_with_text_is_found_and_read(printed: bytes) -> None:
    unit = desk.sample(NAME)["applicant"]["name"]
    taken = read(with_picture(printed, pictured(unit), 400, 620))
    (seal,) = taken.seals
    assert taken.source.kind == "pdf-text"
    assert (seal.text, seal.matches, seal.colour) == (unit, "applicant.name", "red")
    assert seal.box.middle == pytest.approx((460, 162), abs=4)
    assert Image.open(io.BytesIO(seal.picture or b"")).width > 100


def test_a_pdf_without_pictures_has_no_seals(printed: bytes) -> None:
    assert read(printed).seals == ()
