"""Papers put together, and seals put where they hurt."""

import io
import zipfile

import docx
import numpy as np
import pypdfium2
import pytest
import typst
from docx.oxml.ns import qn

from forge import (
    Paper,
    SealSpec,
    Stamp,
    Target,
    by_hand,
    find,
    in_order,
    in_print,
    letter,
    pressed_on,
    together,
)

SEAL = Stamp(2, (0, 0, 10, 10), "某某大学", "round", "red")


def paper(pages: int) -> Paper:
    return Paper(tuple(np.full((2, 2, 3), number, np.uint8) for number in range(1, pages + 1)), (SEAL,))


def test_papers_put_together_count_the_pages_of_their_seals_through() -> None:
    bundle = together(letter(), paper(2), paper(3))
    assert len(bundle.pages) == 6
    assert [stamp.page for stamp in bundle.stamps] == [3, 5]


def test_pages_out_of_order_take_their_seals_along() -> None:
    shuffled = in_order(paper(3), [3, 2, 1])
    assert [int(page[0, 0, 0]) for page in shuffled.pages] == [3, 2, 1]
    assert shuffled.stamps[0].page == 2
    assert in_order(paper(3), [1, 3]).stamps == ()


def test_a_covering_letter_is_a_printed_page() -> None:
    (page,) = letter().pages
    assert 0.002 < (page < 128).mean() < 0.1


def test_a_seal_is_pressed_on_its_target_or_beside_it() -> None:
    target = Target(3, (100, 200, 140, 212))
    assert pressed_on(target, SealSpec("某某大学")).middle == (120, 206)
    above = pressed_on(target, SealSpec("某某大学"), at=(1, 0), off=(0, -5))
    assert (above.page, above.middle) == (3, (140, 195))


def template() -> bytes:
    document = docx.Document()
    document.add_paragraph("来源：{{ source }}（元）")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def faces(word: bytes) -> dict[str, str | None]:
    (paragraph,) = docx.Document(io.BytesIO(word)).paragraphs
    fonts = {run.text: run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for run in paragraph.runs}
    return {text: None if font is None else font.get(qn("w:eastAsia")) for text, font in fonts.items()}


def test_only_the_blanks_are_filled_in_by_hand() -> None:
    assert faces(by_hand(template(), "Ma Shan Zheng")) == {
        "来源：": None,
        "{{ source }}": "Ma Shan Zheng",
        "（元）": None,
    }


def test_print_can_have_another_face() -> None:
    word = in_print(template(), "Noto Sans CJK SC")
    styles = zipfile.ZipFile(io.BytesIO(word)).read("word/styles.xml").decode()
    assert 'w:eastAsia="Noto Sans CJK SC"' in styles


def test_words_on_a_page_are_found_to_be_stamped() -> None:
    pdf = typst.compile("办班时间：#h(3em)2026年5月".encode())
    page = pypdfium2.PdfDocument(pdf)[0]
    x0, top, x1, bottom = find(pdf, "2026年5月").box
    columns = np.nonzero((page.render(scale=1).to_numpy()[..., 0] < 128).any(0))[0]
    assert (x1, bottom - top) == (pytest.approx(columns.max(), abs=3), pytest.approx(11, abs=4))
    assert x0 > columns.min() + 60
    with pytest.raises(LookupError):
        find(pdf, "某某大学")
