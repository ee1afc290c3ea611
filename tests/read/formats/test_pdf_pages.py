"""The pages of PDFs, drawn as pictures of known size."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from read.handmade import HandmadePdf, one_page
from zsgx_docs.read.formats.pdf_pages import pdf_pages
from zsgx_docs.read.source.limits import DEFAULT_LIMITS
from zsgx_docs.read.source.page_image import PageImage


def only(data: bytes) -> PageImage:
    (page,) = pdf_pages(data, "a.pdf", DEFAULT_LIMITS)
    return page


def bound_at_one_point_a_pixel(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=72)
    return out.getvalue()


def it_draws_a_pdf_page_at_200_dots_an_inch() -> None:
    page = only(one_page("1 0 0 rg 0 742 100 100 re f"))
    assert (page.width_pt, page.height_pt, page.dpi) == (595, 842, 200)
    assert page.rgb.shape == (2339, 1653, 3)
    assert page.rgb[50, 50].tolist() == [255, 0, 0]
    assert page.rgb[500, 500].tolist() == [255, 255, 255]


@pytest.mark.parametrize(("pixels", "dpi"), [(400, 150), (1000, 250), (4000, 300)])
def it_draws_a_scan_at_its_own_resolution_within_bounds(pixels: int, dpi: float) -> None:
    made = HandmadePdf()
    entries = f"/Type /XObject /Subtype /Image /Width {pixels} /Height {pixels} /ColorSpace /DeviceGray"
    image = made.stream(bytes(pixels * pixels), entries + " /BitsPerComponent 8")
    made.page("q 288 0 0 288 0 0 cm /X1 Do Q", media="0 0 288 288", xobjects=f"/X1 {image} 0 R")
    assert only(made.bytes()).dpi == pytest.approx(dpi, rel=0.01)


def it_does_not_enlarge_a_photo_bound_as_one_point_a_pixel() -> None:
    page = only(bound_at_one_point_a_pixel(Image.new("RGB", (1500, 2000), "white")))
    assert page.rgb.shape[:2] == (2000, 1500)


def it_turns_pages_as_the_pdf_says() -> None:
    page = only(one_page("", entries="/Rotate 90"))
    assert (page.width_pt, page.height_pt) == (842, 595)
    assert page.rgb.shape[0] < page.rgb.shape[1]


def it_draws_only_the_pages_asked_for() -> None:
    made = HandmadePdf()
    for _ in range(3):
        made.page("")
    assert [p.page for p in pdf_pages(made.bytes(), "a.pdf", DEFAULT_LIMITS, [2])] == [2]
