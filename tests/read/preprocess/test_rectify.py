"""A photo of a paper made what a scanner would have made of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import cv2
import numpy as np
import pytest

from forge import PHOTOS, Paper, PhotoSpec, ScanSpec, SealSpec, photo
from read.scan.drawing import HEIGHT, WIDTH, Pixels, form
from zsgx_docs.model.geometry import Box, union
from zsgx_docs.ocr import load
from zsgx_docs.read.layout.ruled_tables import frames
from zsgx_docs.read.preprocess.illumination import evened
from zsgx_docs.read.preprocess.image import Resolution, ink
from zsgx_docs.read.preprocess.orientation import UprightPage, upright
from zsgx_docs.read.preprocess.page_corners import paper_corners
from zsgx_docs.read.scan.rulings.find import find_rulings
from zsgx_docs.read.seals.detect.detect import red_mask

SMALLER = 2400
TABLE = Box(80, 170, 515, 300)


@cache
def _taken(spec: PhotoSpec) -> Pixels:
    drawing = form(lambda paper: paper.seal(SealSpec("武汉大学", 1, (400, 420))))
    returned = photo(Paper((np.array(drawing.image, np.uint8),)), replace(spec, height=SMALLER), seed=4)
    packed = np.frombuffer(returned.pictures[0], np.uint8)
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR_RGB), np.uint8)


def _upright(spec: PhotoSpec) -> UprightPage:
    picture = _taken(spec)
    return upright(picture, picture.shape[1] * 0.36, picture.shape[0] * 0.36, load("null"))


@pytest.mark.parametrize("name", ["careful", "desk lamp", "in haste"])
def test_the_paper_alone_is_left_with_everything_where_it_was_printed(name: str) -> None:
    page = _upright(PHOTOS[name])
    dark = ink(cv2.cvtColor(page.picture, cv2.COLOR_RGB2GRAY), page.at)
    rules = find_rulings(dark, np.zeros_like(dark), page.at)
    cells = [cell.box for table in frames(rules.in_points(page.at)) for cell in table.cells]

    assert (page.placing.width, page.placing.height) == (595.28, 841.89)
    assert len(cells) == 10
    assert union(cells) == pytest.approx(TABLE, abs=3)


def test_a_curled_paper_is_laid_flat() -> None:
    page = _upright(PHOTOS["curled"])
    dark = ink(cv2.cvtColor(page.picture, cv2.COLOR_RGB2GRAY), page.at)
    rules = find_rulings(dark, np.zeros_like(dark), page.at)
    assert [round(r.length / page.at.scale) for r in rules.across] == pytest.approx([435] * 4, abs=4)


@pytest.mark.parametrize("name", ["careful", "desk lamp"])
def test_its_paper_is_white_its_print_dark_and_its_seal_red(name: str) -> None:
    page = _upright(PHOTOS[name])
    levels = page.picture.min(axis=2)
    assert np.percentile(levels, 10) > 235
    assert np.percentile(levels, 0.5) < 110
    rows, columns = np.nonzero(red_mask(page.picture))
    seal = Box(*(float(v) / page.at.scale for v in np.percentile([columns, rows], [1, 99], axis=1).ravel()))
    assert seal.middle == pytest.approx((400, 420), abs=4)
    assert seal.width == pytest.approx(119, abs=8)


def test_a_turned_photo_is_cut_as_it_lies() -> None:
    page = _upright(replace(PHOTOS["careful"], turn=90))
    assert (page.placing.width, page.placing.height) == (841.89, 595.28)


@pytest.mark.parametrize(
    "spec",
    [
        ScanSpec(),
        ScanSpec(skew=3, shade=0.3),
        ScanSpec(mode="grey", dpi=150),
        ScanSpec(mode="bilevel", skew=-2),
    ],
)
def test_a_scan_has_no_edges_to_be_cut_at(spec: ScanSpec) -> None:
    assert paper_corners(form().picture(spec)) is None


@pytest.mark.parametrize("side", [1, 2, 4, 5, 8])
def test_a_speck_has_no_edges(side: int) -> None:
    assert paper_corners(np.full((side, 300, 3), 255, np.uint8)) is None
    assert paper_corners(np.full((300, side, 3), 255, np.uint8)) is None


def test_a_scan_is_left_as_it_came() -> None:
    picture = form().picture(ScanSpec())
    page = upright(picture, WIDTH, HEIGHT, load("null"))
    assert np.array_equal(page.picture, picture)


def test_light_is_evened_without_a_mark_being_lost() -> None:
    at = Resolution(200 / 72)
    bright = form().picture(ScanSpec(shade=0))
    shaded = (bright * np.linspace(1, 0.45, bright.shape[1])[None, :, None]).astype(np.uint8)
    dark = ink(bright[..., 0], at) > 0
    flat = evened(shaded, at)
    assert flat[~dark].mean() > 245
    assert np.abs(flat[dark].astype(float) - bright[dark]).mean() < 14


def test_a_photo_without_the_papers_edges_is_straightened_by_its_lines_and_its_places_lead_back() -> None:
    spec = replace(PHOTOS["tight"], margin=-0.02, tilt=0.06, lean=2)
    page = _upright(spec)
    dark = ink(cv2.cvtColor(page.picture, cv2.COLOR_RGB2GRAY), page.at)
    rules = find_rulings(dark, np.zeros_like(dark), page.at)
    lengths = [stroke.length for stroke in rules.across]
    assert paper_corners(_taken(spec)) is None
    assert lengths == pytest.approx([max(lengths)] * 4, rel=0.01)

    def seal(picture: Pixels) -> tuple[float, float]:
        red = picture[..., 0] > 50 + picture[..., 1].astype(int)
        rows, columns = np.nonzero(red)
        return float(np.median(columns)) / page.at.scale, float(np.median(rows)) / page.at.scale

    x, y = seal(page.picture)
    assert page.placing.on_paper(Box(x, y, x, y)).middle == pytest.approx(seal(_taken(spec)), abs=2)
