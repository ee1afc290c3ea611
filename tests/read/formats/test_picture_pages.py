"""The pages of image files, at the size of their paper."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageFile

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.read.formats.picture_pages import picture_pages
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
        list(picture_pages(whole[: len(whole) // 2], "a.png", DEFAULT_LIMITS))


def it_refuses_a_broken_image_whatever_other_libraries_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    it_says_which_page_of_an_image_is_broken()
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def it_refuses_too_many_pixels() -> None:
    with pytest.raises(TooLarge):
        list(picture_pages(encoded(Image.new("L", (400, 300))), "a.png", Limits(page_pixels=1000)))
