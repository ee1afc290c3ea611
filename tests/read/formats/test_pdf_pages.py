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


def scan_of(size: str, pixels: tuple[int, int], entries: str = "") -> bytes:
    made = HandmadePdf()
    across, down = pixels
    head = f"/Type /XObject /Subtype /Image /Width {across} /Height {down} /ColorSpace /DeviceGray"
    image = made.stream(bytes(across * down), head + " /BitsPerComponent 8")
    width, height = size.split()
    made.page(
        f"q {width} 0 0 {height} 0 0 cm /X1 Do Q",
        entries,
        media=f"0 0 {size}",
        xobjects=f"/X1 {image} 0 R",
    )
    return made.bytes()


@pytest.mark.parametrize("size", ["298 421", "1654 2339", "2480 3508", "397 561"])
def it_takes_a_page_of_the_proportions_of_a4_for_a4_whatever_its_points_say(size: str) -> None:
    page = only(scan_of(size, (1654, 2339)))
    assert (page.width_pt, page.height_pt) == (pytest.approx(595.3, abs=1), pytest.approx(841.9, abs=1))
    assert page.rgb.shape[:2] == (pytest.approx(2339, abs=1), pytest.approx(1654, abs=1))
    assert (round(page.dpi), page.whole) == (200, True)
    assert page.width_pt * page.in_file == pytest.approx(float(size.split()[0]), abs=0.1)


@pytest.mark.parametrize("size", ["842 1191", "612 792", "709 1001"])
def it_leaves_other_papers_as_large_as_they_are(size: str) -> None:
    page = only(scan_of(size, (600, 800)))
    assert f"{page.width_pt:.0f} {page.height_pt:.0f}" == size
    assert (page.in_file, page.whole) == (1, True)


def it_knows_that_a_page_of_a_shape_of_its_own_may_be_cut_off() -> None:
    assert not only(scan_of("500 600", (1000, 1200))).whole
    assert not only(scan_of("2000 2400", (2000, 2400))).whole


def it_reads_the_unit_by_which_a_page_is_measured() -> None:
    page = only(scan_of("298 421", (1654, 2339), "/UserUnit 2"))
    assert (round(page.width_pt), round(page.in_file, 2)) == (596, 1)


def it_draws_a_page_in_layers_as_finely_as_its_finest() -> None:
    made = HandmadePdf()
    head = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"
    ground = made.stream(bytes(60 * 80), head + " /Width 60 /Height 80")
    stencil = "/Type /XObject /Subtype /Image /ImageMask true /Width 4000 /Height 800"
    mask = made.stream(bytes(500 * 800), stencil)
    front = made.stream(bytes(6 * 8), head + f" /Width 6 /Height 8 /Mask {mask} 0 R")
    made.page("q 595 0 0 842 0 0 cm /X1 Do /X2 Do Q", xobjects=f"/X1 {ground} 0 R /X2 {front} 0 R")
    assert only(made.bytes()).dpi == 200


def it_shows_a_signature_field_that_no_form_lists_and_that_is_said_to_be_invisible() -> None:
    made = HandmadePdf()
    look = made.stream(b"1 0 0 rg 0 0 100 100 re f", "/Type /XObject /Subtype /Form /BBox [0 0 100 100]")
    field = made.add(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /F 133 /T (S) /Rect [0 742 100 842] "
        f"/AP << /N {look} 0 R >> >>"
    )
    made.page("", f"/Annots [{field} 0 R]")
    assert only(made.bytes()).rgb[100, 100].tolist() == [255, 0, 0]


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
