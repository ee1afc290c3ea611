"""Pages as pictures of known size."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageFile

from read.handmade import HandmadePdf, one_page
from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.source.limits import Limits
from zsgx_docs.read.source.raster import PageImage, page_images


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def only(data: bytes, kind: str = "image") -> PageImage:
    (page,) = page_images(data, "pdf" if kind == "pdf" else "image")
    return page


def it_draws_a_pdf_page_at_200_dots_an_inch() -> None:
    page = only(one_page("1 0 0 rg 0 742 100 100 re f"), "pdf")
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
    assert only(made.bytes(), "pdf").dpi == pytest.approx(dpi, rel=0.01)


def it_does_not_enlarge_a_photo_bound_as_one_point_a_pixel() -> None:
    page = only(encoded(Image.new("RGB", (1500, 2000), "white"), "PDF", resolution=72), "pdf")
    assert page.rgb.shape[:2] == (2000, 1500)


def it_turns_pages_as_the_pdf_says() -> None:
    page = only(one_page("", entries="/Rotate 90"), "pdf")
    assert (page.width_pt, page.height_pt) == (842, 595)
    assert page.rgb.shape[0] < page.rgb.shape[1]


def it_draws_only_the_pages_asked_for() -> None:
    made = HandmadePdf()
    for _ in range(3):
        made.page("")
    assert [p.page for p in page_images(made.bytes(), "pdf", pages=[2])] == [2]


@pytest.mark.parametrize(
    ("size", "stated", "points"),
    [
        ((1654, 2339), None, (595.28, 841.89)),
        ((3508, 2480), 96, (841.89, 595.28)),
        ((1000, 1000), 250, (288, 288)),
        ((1000, 1000), None, (360, 360)),
        ((3000, 4000), 72, (1080, 1440)),
    ],
    ids=["a4", "a4 across", "stated", "unstated", "a camera's empty default"],
)
def it_sizes_an_image_by_its_paper(
    size: tuple[int, int], stated: int | None, points: tuple[float, float]
) -> None:
    options = {"dpi": (stated, stated)} if stated else {}
    page = only(encoded(Image.new("RGB", size, "white"), **options))
    assert (page.width_pt, page.height_pt) == (
        pytest.approx(points[0], 0.001),
        pytest.approx(points[1], 0.001),
    )
    assert page.rgb.shape[1] == pytest.approx(page.width_pt * page.dpi / 72, abs=2)


def it_turns_a_photo_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    page = only(encoded(Image.new("RGB", (400, 300), "white"), "JPEG", exif=exif))
    assert page.rgb.shape == (400, 300, 3)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
def it_gives_every_kind_of_image_as_red_green_blue(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    white = {"RGBA": (0, 0, 0, 0), "LA": (0, 0), "CMYK": (0, 0, 0, 0), "I;16": 65535, "1": 1}.get(mode, 255)
    source = Image.new("L", (40, 30), 255).convert("P") if mode == "P" else Image.new(mode, (40, 30), white)
    page = only(encoded(source, kind))
    assert page.rgb.shape == (30, 40, 3)
    assert np.all(page.rgb == 255)


def it_says_which_page_of_an_image_is_broken() -> None:
    whole = encoded(Image.effect_noise((400, 300), 50), "PNG")
    with pytest.raises(UnreadableFile, match=r"「a\.png」第 1 页"):
        list(page_images(whole[: len(whole) // 2], "image", "a.png"))


def it_refuses_a_broken_image_whatever_other_libraries_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    it_says_which_page_of_an_image_is_broken()
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def it_refuses_too_many_pixels() -> None:
    with pytest.raises(TooLarge):
        list(page_images(encoded(Image.new("L", (400, 300))), "image", limits=Limits(page_pixels=1000)))
