"""Print of any face is told from handwriting by the shapes of single glyphs."""

from pathlib import Path
from statistics import median

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from forge.faces import HANDS_FOLDER
from read.scan.drawing import FONTS
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess.image import Picture, Resolution, ink
from zsgx_docs.read.scan.glyphs.descriptors import tight
from zsgx_docs.read.scan.glyphs.print_likeness import compared_with_print
from zsgx_docs.read.scan.glyphs.segmentation import cut_glyphs
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow
from zsgx_docs.read.verify.doubts.handwriting import CHINESE, LATIN_BESIDE

AT = Resolution(200 / 72)
EM, LEFT = 32, 40
LABELS = ("申报单位名称盖章", "联系人办公电话传真", "项目名称办班时间地点")
SONG, FANG, KAI, HEI = (FONTS / f"Fandol{face}-Regular.otf" for face in ("Song", "Fang", "Kai", "Hei"))
HAND = HANDS_FOLDER / "MaShanZheng_400Regular.ttf"


def written(lines: list[tuple[str, Path]]) -> tuple[Picture, list[TextRow]]:
    """Lines of a page 200 dots to the inch, each in its face, and the rows that are read of them."""
    page = Image.new("L", (700, 60 * (len(lines) + 1)), 255)
    rows = []
    for number, (text, file) in enumerate(lines):
        top, face = 60 * number + 20, ImageFont.truetype(str(file), EM)
        x, glyphs = float(LEFT), []
        for character in text:
            ImageDraw.Draw(page).text((x, top + EM * 0.86), character, fill=20, font=face, anchor="ls")
            width = face.getlength(character)
            glyphs.append(Glyph(character, Box(x, top - 4, x + width, top + EM + 6), 0.99))
            x += width
        rows.append(TextRow(tuple(glyphs), None, Box(LEFT, top, x, top + EM + 2)))
    return np.asarray(page, np.uint8), rows


def strangeness(text: str, file: Path, picture_as: str = "clean") -> float:
    """That of the text's middle glyph, on a page with printed labels."""
    picture, rows = written([*((label, SONG) for label in LABELS), (text, file)])
    if picture_as == "blurred":
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.4), np.uint8)
    if picture_as == "black and white":
        noise = np.random.default_rng(1).normal(0, 12, picture.shape)
        picture = np.where(cv2.GaussianBlur(picture, (0, 0), 0.6) + noise > 150, 255, 0).astype(np.uint8)
    told = compared_with_print(rows, picture, ink(picture, AT), np.zeros_like(picture))[-1]
    return median(g.strangeness for g in told.glyphs if g.strangeness is not None)


FAULTS = ["clean", "blurred", "black and white"]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("face", [SONG, FANG, KAI, HEI], ids=lambda file: file.stem)
def test_print_is_not_strange(face: Path, fault: str) -> None:
    assert strangeness("湖北江汉智造技术研究院", face, fault) < CHINESE


@pytest.mark.parametrize("fault", FAULTS)
def test_handwriting_is(fault: str) -> None:
    assert strangeness("湖北江汉智造技术研究院", HAND, fault) > CHINESE
    assert strangeness("13907224586", HAND, fault) > LATIN_BESIDE


def test_a_character_read_as_another_is_strange_too() -> None:
    picture, (*labels, row) = written([*((label, SONG) for label in LABELS), ("王翀", KAI)])
    misread = TextRow((row.glyphs[0], Glyph("肿", row.glyphs[1].box, 0.95)), None, row.extent)
    [king, swollen] = compared_with_print(
        [*labels, misread], picture, ink(picture, AT), np.zeros_like(picture)
    )[-1].glyphs
    assert (king.strangeness or 1.0) < 0.006
    assert (swollen.strangeness or 0.0) > 0.02


def test_what_a_seal_or_a_rule_covers_is_not_compared() -> None:
    picture, rows = written([*((label, SONG) for label in LABELS), ("湖北江汉", HAND)])
    covers = np.zeros_like(picture)
    covers[int(rows[-1].extent.top) :, :] = 255
    told = compared_with_print(rows, picture, ink(picture, AT), covers)
    assert [glyph.strangeness for glyph in told[-1].glyphs] == [None] * 4
    assert any(glyph.strangeness is not None for glyph in told[0].glyphs)


def test_a_line_ruled_under_the_text_is_no_part_of_its_glyphs() -> None:
    picture, [row] = written([("单位培训经费", FANG)])
    bare = cut_glyphs(row, picture, ink(picture, AT), range(6))
    ruled = picture.copy()
    ruled[58:61, 30:400] = 30
    cut = cut_glyphs(row, ruled, ink(ruled, AT), range(6))
    assert [glyph.shape for glyph in cut.values()] == [glyph.shape for glyph in bare.values()]


def test_a_glyph_without_any_room_has_no_shape() -> None:
    assert tight(np.zeros((20, 0), np.float32)) is None
