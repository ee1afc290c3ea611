"""Stamps found, lifted off and read."""

import cv2
import numpy as np
import pytest

from forge import SCANNERS, ScanSpec, SealSpec
from read.scan.drawing import WIDTH, Drawing, form
from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr import load
from zsgx_docs.read.preprocess.image import Resolution, cut, grey
from zsgx_docs.read.seals.detect.detect import Stamp, find_seals, red_mask
from zsgx_docs.read.seals.removal.dark_ink import lift_dark, seal_strokes
from zsgx_docs.read.seals.removal.red_ink import lift_red
from zsgx_docs.read.seals.text.recognise import read_seal

UNIT = "湖北省测绘工程院"
AT = Resolution(200 / 72)


def stamped(*seals: SealSpec) -> Drawing:
    def press(drawing: Drawing) -> None:
        for seal in seals:
            drawing.seal(seal)

    return form(press)


def found(picture: np.ndarray) -> list[Stamp]:
    at = Resolution(picture.shape[1] / WIDTH)
    return find_seals(picture, red_mask(picture), grey(picture), at)


@pytest.mark.parametrize("shape", ["round", "oval", "square"])
def test_a_red_seal_is_found_where_it_was_pressed(shape: str) -> None:
    drawing = stamped(SealSpec(UNIT, middle=(330, 160), shape=shape, tilt=5))  # type: ignore[arg-type]
    (stamp,) = found(drawing.picture())
    assert (stamp.shape, stamp.colour) == (shape, "red")
    assert AT.points(stamp.box) == pytest.approx(drawing.stamps[0].box, abs=4)


@pytest.mark.parametrize("scanner", ["grey", "copier"])
def test_a_seal_that_was_scanned_without_colour_is_found_by_its_ring(scanner: str) -> None:
    drawing = stamped(SealSpec(UNIT, middle=(330, 160)))
    (stamp,) = found(drawing.picture(SCANNERS[scanner]))
    assert (stamp.shape, stamp.colour) == ("round", "dark")


def test_two_seals_that_overlap_are_two() -> None:
    drawing = stamped(SealSpec(UNIT, middle=(280, 160)), SealSpec("武汉大学", middle=(370, 170)))
    assert len(found(drawing.picture())) == 2


def test_a_page_without_seals_has_none() -> None:
    assert found(form().picture()) == []
    assert found(form().picture(SCANNERS["copier"])) == []


def test_a_red_head_and_its_rule_are_no_seals() -> None:
    drawing = Drawing()
    drawing.text(100, 100, "湖北省人力资源和社会保障厅文件", 28, "FandolSong-Bold")
    picture = drawing.picture(ScanSpec(noise=0))
    picture[grey(picture) < 200] = (200, 20, 30)
    picture[700:706, 200:1400] = (200, 20, 30)
    assert found(picture) == []


@pytest.mark.parametrize("tilt", [-20.0, 0.0, 15.0])
def test_the_ring_is_read_however_the_seal_was_held(tilt: float) -> None:
    picture = stamped(SealSpec(UNIT, middle=(440, 640), tilt=tilt)).picture()
    (stamp,) = found(picture)
    told = read_seal(picture, stamp, load())
    assert told.text == UNIT
    assert told.confidence > 0.9


def test_an_oval_ring_is_read() -> None:
    picture = stamped(SealSpec(UNIT, middle=(440, 640), shape="oval")).picture(SCANNERS["fine"])
    (stamp,) = found(picture)
    assert read_seal(picture, stamp, load()).text == UNIT


@pytest.mark.parametrize("lines", [False, True])
def test_a_square_seal_is_read_in_columns_or_in_lines(lines: bool) -> None:
    seal = SealSpec("武昌数控机床大学堂", middle=(440, 640), shape="square", width=30, lines=lines, tilt=3)
    picture = stamped(seal).picture(SCANNERS["fine"])
    (stamp,) = found(picture)
    assert read_seal(picture, stamp, load()).text == "武昌数控机床大学堂"


def test_neither_the_code_at_the_foot_nor_the_line_across_is_the_units_name() -> None:
    seal = SealSpec(UNIT, middle=(440, 640), line="财务专用章", serial="4201060012345", star=False)
    picture = stamped(seal).picture()
    (stamp,) = found(picture)
    assert read_seal(picture, stamp, load()).text == UNIT


def test_a_ring_is_read_through_the_print_that_it_stands_on() -> None:
    picture = stamped(SealSpec("黄石市地质勘查工程研究院", middle=(300, 230))).picture(SCANNERS["hurried"])
    (stamp,) = found(picture)
    assert read_seal(picture, stamp, load()).text == "黄石市地质勘查工程研究院"


def test_the_few_letters_of_a_short_name_are_read_whole() -> None:
    picture = stamped(SealSpec("三峡大学", middle=(300, 230))).picture()
    (stamp,) = found(picture)
    assert read_seal(picture, stamp, load()).text == "三峡大学"


def test_a_red_code_is_no_seal() -> None:
    picture = Drawing().picture(ScanSpec(noise=0))
    code = cv2.QRCodeEncoder.create().encode("https://example.org/1")
    dark = cv2.resize(code, (250, 250), interpolation=cv2.INTER_NEAREST) < 128
    picture[600:850, 500:750][dark] = (200, 20, 30)
    assert found(picture) == []


def test_an_engine_that_sees_nothing_leaves_the_seal_without_text() -> None:
    picture = stamped(SealSpec(UNIT, middle=(440, 640))).picture()
    (stamp,) = found(picture)
    assert read_seal(picture, stamp, load("null")).text == ""


def test_lifting_red_whitens_the_seal_and_leaves_the_print() -> None:
    clean = grey(form().picture(ScanSpec(noise=0)))
    picture = stamped(SealSpec(UNIT, middle=(260, 150))).picture(ScanSpec(noise=0))
    lifted = lift_red(picture, red_mask(picture))
    spot = Box(200, 90, 320, 210).scaled(AT.scale)
    before, after = cut(clean, spot).astype(int), cut(lifted, spot).astype(int)
    paper, print_ = before > 230, before < 90
    assert after[paper].mean() > 225
    assert np.percentile(after[paper], 1) > 150
    assert after[print_].mean() < 110


def test_what_a_seal_may_hide_is_known() -> None:
    picture = stamped(SealSpec(UNIT, middle=(330, 160))).picture()
    red = red_mask(picture)
    stamps = found(picture)
    hidden = seal_strokes(red, stamps, lift_dark(lift_red(picture, red), stamps, AT), AT)
    rows, columns = np.nonzero(hidden)
    assert columns.min() / AT.scale == pytest.approx(330 - 59.5, abs=3)
    assert rows.max() / AT.scale == pytest.approx(160 + 59.5, abs=3)
