"""A stroke along a row of print strikes it, in whatever colour and however wavy; print alone never does."""

import math

import pytest

from forge import SCANNERS, ScanSpec
from read.scan.marks.written import INKS, Written
from zsgx_docs.read.scan.marks.struck import unstruck_rows

Points = list[tuple[float, float]]


def level(x0: float, x1: float, y: float, rise: float = 0.0, wave: float = 0.0) -> Points:
    steps = [i / 40 for i in range(41)]
    return [(x0 + s * (x1 - x0), y - rise * s + wave * math.sin(12 * s)) for s in steps]


def text_of(written: Written, spec: ScanSpec | None = None) -> tuple[list[str], list[str | None]]:
    rows, said = unstruck_rows(written.rows, written.ink(spec=spec))
    return ["".join(g.text for g in row.glyphs) for row in rows], [thing.text for thing in said]


HANDS = [(rise, wave, width) for rise, wave in ((0, 0), (2.5, 0), (0, 1.2)) for width in (0.6, 1.0, 2.2)]


@pytest.mark.parametrize("colour", INKS)
def test_a_struck_amount_is_no_value(colour: str) -> None:
    written = Written()
    for number, (rise, wave, width) in enumerate(HANDS):
        box = written.say(300, 100 + 40 * number, f"8000.0{number}")
        written.say(80, 100 + 40 * number, "场地费")
        written.pen(level(box.x0 - 2, box.x1 + 2, box.middle[1] + rise / 2, rise, wave), width, colour)
    kept, struck = text_of(written)
    assert kept == ["场地费"] * len(HANDS)
    assert struck == [f"8000.0{number}" for number in range(len(HANDS))]


@pytest.mark.parametrize("scanner", ["copier", "grey", "fine"])
def test_it_is_seen_in_black_and_white_and_in_grey(scanner: str) -> None:
    written = Written()
    box = written.say(120, 300, "现场教学租车")
    written.pen(level(box.x0 - 3, box.x1 + 3, box.middle[1]))
    spec = ScanSpec(mode=SCANNERS[scanner].mode)
    assert text_of(written, spec) == ([], ["现场教学租车"])


def test_two_figures_are_struck_by_a_stroke_that_is_longer_than_they() -> None:
    written = Written()
    box = written.say(200, 200, "52")
    written.pen(level(box.x0 - 5, box.x1 + 5, box.middle[1]))
    assert text_of(written) == ([], ["52"])


def test_what_is_not_struck_stays() -> None:
    written = Written()
    box = written.say(100, 200, "授课专家7人")
    written.pen(level(box.x0 - 2, box.x0 + 4 * 14, box.middle[1]))
    assert text_of(written) == (["7人"], ["授课专家"])


def test_no_number_counts_by_half() -> None:
    written = Written()
    box = written.say(100, 200, "13900001226")
    written.pen(level(box.x0 - 2, box.x0 + 0.6 * box.width, box.middle[1]))
    assert text_of(written) == ([], ["13900001226"])


@pytest.mark.parametrize("mode", ["colour", "grey", "bilevel"])
def test_print_strikes_nothing(mode: str) -> None:
    written = Written()
    lines = (
        "研修班研修班高级研修项目",
        "9999966660008",
        "二十一—三十一",
        "日——王工土十干",
        "王王王王田田田田",
    )
    for number, words in enumerate(lines):
        written.say(80, 100 + 40 * number, words, 12)
    kept, said = text_of(written, ScanSpec(mode=mode))  # type: ignore[arg-type]
    assert (kept, said) == (list(lines), [])


def test_lines_over_and_under_text_strike_nothing() -> None:
    written = Written()
    box = written.say(100, 200, "天津海河智造研究院")
    written.pen(level(box.x0, box.x1, box.bottom + 1.5))
    written.pen(level(box.x0, box.x1, box.top - 1.5))
    assert text_of(written) == (["天津海河智造研究院"], [])
