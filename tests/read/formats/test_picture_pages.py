"""The pages of image files, at the size of their paper."""

from __future__ import annotations

import io

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageFile, TiffImagePlugin

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.formats.picture import PictureFormat
from zsgx_docs.read.formats.picture_pages import image_sizes, picture_pages
from zsgx_docs.read.source import Received
from zsgx_docs.read.source.limits import DEFAULT_LIMITS, Limits
from zsgx_docs.read.source.page_image import PageImage


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def only(data: bytes) -> PageImage:
    (page,) = picture_pages(data, "a.png", DEFAULT_LIMITS)
    return page


@pytest.mark.parametrize(
    ("size", "stated", "points"),
    [
        ((1654, 2339), None, (595.28, 841.89)),
        ((3508, 2480), 96, (841.89, 595.28)),
        ((1000, 1000), 250, (288, 288)),
        ((1000, 1000), None, (595.28, 595.28)),
        ((3000, 4000), 72, (595.28, 793.71)),
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
        list(picture_pages(whole[: len(whole) // 2], "a.png", DEFAULT_LIMITS))


def it_refuses_a_broken_image_whatever_other_libraries_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    it_says_which_page_of_an_image_is_broken()
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def it_refuses_too_many_pixels() -> None:
    with pytest.raises(TooLarge):
        list(picture_pages(encoded(Image.new("L", (400, 300))), "a.png", Limits(page_pixels=1000)))


def it_fills_a_sheet_with_a_picture_of_unknown_size_and_knows_what_the_file_would_call_it() -> None:
    page = only(encoded(Image.new("RGB", (1000, 1000), "white")))
    assert page.in_file == pytest.approx(360 / 595.28, 0.001)
    assert not page.whole


def it_draws_a_fax_with_square_pixels() -> None:
    fax = Image.new("1", (1728, 1145), 1)
    page = only(encoded(fax, "TIFF", dpi=(204, 98)))
    assert page.rgb.shape == (2383, 1728, 3)
    assert page.whole


def it_swaps_the_unequal_resolutions_of_a_page_that_was_turned() -> None:
    fax = Image.new("1", (1145, 1728), 1)
    assert only(encoded(fax, "TIFF", dpi=(98, 204))).rgb.shape == (1728, 2383, 3)


@pytest.mark.parametrize("kind", ["WEBP", "GIF", "AVIF", "JPEG2000", "HEIF"])
def it_opens_what_phones_and_chats_send(kind: str) -> None:
    pillow_heif.register_heif_opener()
    picture = Image.new("RGB", (320, 240), "white")
    picture.paste("black", (40, 40, 80, 80))
    data = encoded(picture, kind)
    assert PictureFormat().recognises(Received(data, "a"))
    rgb = only(data).rgb
    assert rgb.shape == (240, 320, 3)
    assert (rgb[60, 60].max() < 40, rgb[200, 200].min() > 215) == (True, True)


def page_with(*bars: int) -> Image.Image:
    page = Image.new("L", (300, 400), 255)
    for bar in bars:
        page.paste(0, (30, bar, 270, bar + 20))
    return page.convert("P")


def it_takes_only_those_frames_of_a_film_for_pages_that_show_another_page() -> None:
    blinking, empty, other = page_with(40, 80, 120, 200), page_with(), page_with(250, 300, 350)
    film = encoded(
        page_with(40, 80, 120), "GIF", save_all=True, append_images=[blinking, empty, other], duration=200
    )
    pages = list(picture_pages(film, "a.gif", DEFAULT_LIMITS))
    assert [page.rgb[260, 100].tolist() for page in pages] == [[255] * 3, [0] * 3]


def it_leaves_out_the_small_copies_that_scanners_store_beside_their_pages() -> None:
    small = Image.new("L", (30, 40), 255)
    small.encoderinfo = {"tiffinfo": TiffImagePlugin.ImageFileDirectory_v2()}
    small.encoderinfo["tiffinfo"][254] = 1
    data = encoded(page_with(40).convert("L"), "TIFF", save_all=True, append_images=[small])
    assert image_sizes(data, "a.tif", DEFAULT_LIMITS) == [(300, 400)]


@pytest.mark.parametrize("size", [(50_000, 1), (1, 50_000), (3000, 40)], ids=["flat", "tall", "a strip"])
def it_takes_no_strip_for_a_page(size: tuple[int, int]) -> None:
    data = encoded(Image.new("1", size))
    with pytest.raises(UnreadableFile, match=f"「a.png」第 1 页有 {size[0]}×{size[1]} 像素，不是一页纸"):
        PictureFormat().open(Received(data, "a.png"))


def it_looks_at_the_size_of_a_film_before_its_frames() -> None:
    data = bytearray(encoded(Image.new("L", (40, 60)), "GIF"))
    data[6:10] = b"\xff\x20\xff\x20"
    with pytest.raises(TooLarge, match="像素"):
        PictureFormat().open(Received(bytes(data), "a.gif"))


def it_counts_the_pixels_of_all_pages_together() -> None:
    page = Image.new("1", (100, 140))
    data = encoded(page, "TIFF", save_all=True, append_images=[page] * 4)
    assert PictureFormat().open(Received(data, "a.tif", Limits(file_pixels=70_000))).pages == 5
    with pytest.raises(TooLarge, match="各页的像素合计"):
        PictureFormat().open(Received(data, "a.tif", Limits(file_pixels=69_999)))


def it_counts_no_more_pages_than_may_be_and_one() -> None:
    page = Image.new("1", (10, 14))
    data = encoded(page, "TIFF", save_all=True, append_images=[page] * 40)
    assert PictureFormat().open(Received(data, "a.tif", Limits(pages=5))).pages == 6


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), -1e30], ids=["none", "beyond all", "below all"])
def it_draws_grey_levels_that_are_no_numbers(odd: float) -> None:
    grey = np.full((140, 100), 200.0, np.float32)
    grey[3, 3] = odd
    page = only(encoded(Image.fromarray(grey), "TIFF"))
    assert (page.rgb[10, 10] == 255).all() and (page.rgb[3, 3] == 0).all()
