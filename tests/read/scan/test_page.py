"""A page read as a whole, and looked at again."""

from functools import cache

import pytest

from forge import SCANNERS, ScanSpec, SealSpec
from read.scan.drawing import COLUMNS, HEIGHT, WIDTH, form
from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Grid, Paragraph, Sheet
from zsgx_docs.ocr import load
from zsgx_docs.read.scan import ScanLook, ScannedPage, read_page

SEAL = SealSpec("湖北省测绘工程院", middle=(300, 150), tilt=6)


@cache
def scanned(spec: ScanSpec, stamped: bool = False) -> ScannedPage:
    drawing = form((lambda d: d.seal(SEAL)) if stamped else None)
    picture = drawing.picture(spec)
    size = (HEIGHT, WIDTH) if spec.turn in (90, 270) else (WIDTH, HEIGHT)
    return read_page(picture, 1, *size, load())


def table(sheet: Sheet) -> list[str]:
    (grid,) = (b for b in sheet.blocks if isinstance(b, Grid))
    return [cell.text.text.replace("(", "（").replace(")", "）").replace(":", "：") for cell in grid.cells]


def found(sheet: Sheet, words: str) -> Passage:
    texts = (
        text
        for block in sheet.blocks
        for text in ([block.text] if isinstance(block, Paragraph) else [c.text for c in block.cells])
    )
    text = next(t for t in texts if words in t.text)
    start = text.text.index(words)
    return text[start : start + len(words)]


EXPECTED = [
    *("联系人", "董勇洋", "手机", "13995199617"),
    *("传真", "", "地址", "黄石市453号"),
    *("项目类别", "☑财政资助项目\n□自筹经费项目（来源： ）"),
]


@pytest.mark.parametrize("scanner", ["office", "fine", "hurried", "grey", "copier", "sideways"])
@pytest.mark.parametrize("stamped", [False, True])
def test_the_form_comes_back_from_every_scanner(scanner: str, stamped: bool) -> None:
    sheet = scanned(SCANNERS[scanner], stamped).sheet
    assert table(sheet) == EXPECTED
    assert sheet.turn == SCANNERS[scanner].turn
    assert [round(v) for v in (sheet.width or 0, sheet.height or 0)] == [595, 842]


def test_the_text_round_the_table_stands_in_reading_order() -> None:
    blocks = scanned(SCANNERS["office"]).sheet.blocks
    kinds = [type(b) for b in blocks]
    assert kinds == [Paragraph, Paragraph, Grid, Paragraph]
    assert found(Sheet(blocks[:1]), "高级研修项目申报表")
    assert found(Sheet(blocks[3:]), "印章")


@pytest.mark.parametrize("spec", [ScanSpec(skew=2.5), ScanSpec(turn=90, skew=-1.5)])
def test_boxes_fit_the_paper_as_it_lies_not_as_it_was_straightened(spec: ScanSpec) -> None:
    drawing = form(lambda d: d.seal(SEAL))
    sheet = scanned(spec, True).sheet
    (seal,) = sheet.seals
    (stamp,) = drawing.scanned(spec).seals
    assert Box(*seal.box).middle == pytest.approx(Box(*stamp.box).middle, abs=2.5)
    straight = scanned(ScanSpec(), True).sheet
    phone, same = (union(m.box for m in found(s, "13995199617").marks if m.box) for s in (sheet, straight))
    assert abs(phone.middle[1] - same.middle[1]) > 3
    assert COLUMNS[3] < same.x0 < same.x1 < COLUMNS[4]


def test_a_stamp_is_told_with_its_text() -> None:
    (seal,) = scanned(SCANNERS["office"], True).sheet.seals
    assert (seal.page, seal.shape, seal.colour, seal.text) == (1, "round", "red", "湖北省测绘工程院")


def test_a_page_without_an_engine_still_has_its_table() -> None:
    sheet = read_page(form().picture(), 1, WIDTH, HEIGHT, load("null")).sheet
    assert table(sheet) == [""] * 10


def test_a_second_look_finds_the_box_of_a_label() -> None:
    page = scanned(ScanSpec(skew=1.5))
    look = ScanLook(load())
    look.add(page)
    for label, ticked in (("财政", True), ("自筹", False)):
        mark = found(page.sheet, label).marks[0]
        assert mark.box is not None
        reading = look.tick(1, mark.box)
        assert reading is not None and reading.ticked == ticked and reading.confidence > 0.85
        assert -0.5 < mark.box.x0 - reading.box.x1 < 6


def test_a_second_look_left_of_other_words_sees_no_box() -> None:
    page = scanned(SCANNERS["office"])
    look = ScanLook(load())
    look.add(page)
    mark = found(page.sheet, "董勇洋").marks[0]
    assert mark.box is not None
    assert look.tick(1, mark.box) is None
    assert look.tick(2, mark.box) is None


def test_a_bare_tick_is_seen_though_not_quite_trusted() -> None:
    picture = form(lambda d: d.check(345, 330, 11)).picture()
    page = read_page(picture, 1, WIDTH, HEIGHT, load())
    look = ScanLook(load())
    look.add(page)
    reading = look.tick(1, Box(358, 330, 370, 342))
    assert reading is not None and reading.ticked and reading.confidence < 0.9


def test_a_spot_is_read_again_with_its_place() -> None:
    page = scanned(ScanSpec(skew=1.5))
    look = ScanLook(load())
    look.add(page)
    (box,) = (b for _, b in found(page.sheet, "13995199617").boxes())
    again = look.text(1, box)
    assert again is not None and again.text == "13995199617"
    ((number, place),) = again.boxes()
    assert number == 1
    assert place == pytest.approx(box, abs=2.5)


def test_an_empty_spot_has_nothing_to_read_again() -> None:
    page = scanned(SCANNERS["office"])
    look = ScanLook(load())
    look.add(page)
    assert look.text(1, Box(300, 500, 400, 520)) is None
    assert look.text(5, Box(300, 500, 400, 520)) is None
