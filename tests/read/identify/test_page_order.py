"""Files whose pages came in another order than they were printed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import permutations

import pypdfium2
import pytest

from arrangements.cases import arranged
from arrangements.pdf import pdf
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Paragraph, Sheet
from zsgx_docs.read.extract import extract
from zsgx_docs.read.identify.page_order import in_order
from zsgx_docs.template.catalogue import default_catalogue

FORM, ROSTER = "form: rows of pairs", "roster: head on each page"
SEED = 51


def laid(data: bytes, order: Sequence[int | None]) -> bytes:
    """The PDF's pages, numbered from 0, in that order; None is an empty page."""
    source, made = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    for page in order:
        if page is None:
            made.new_page(595, 842)
        else:
            made.import_pages(source, [page])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(data: bytes) -> Extraction:
    return extract(data, "来文.pdf", list(default_catalogue()))


def pages_of(found: Extraction, order: Sequence[int]) -> list[int]:
    """On which of the printed pages each value begins."""
    return [order[field.boxes[0][0] - 1] for field in found.fields if field.boxes]


@pytest.fixture(scope="module")
def form() -> bytes:
    return pdf(arranged(FORM, 0, SEED).sheet)


def it_reads_a_form_whose_pages_are_out_of_order(form: bytes) -> None:
    pages = len(pypdfium2.PdfDocument(form))
    straight = read(form)

    assert pages == 3
    for order in permutations(range(pages)):
        found = read(laid(form, order))
        assert found.record == straight.record, order
        assert pages_of(found, order) == pages_of(straight, range(pages))


def it_reads_on_behind_an_empty_page(form: bytes) -> None:
    assert read(laid(form, (0, None, 1, None, 2, None))).record == read(form).record


def it_lays_the_pages_of_a_roster_by_their_running_numbers() -> None:
    roster = pdf(arranged(ROSTER, 0, SEED).sheet)

    found = read(laid(roster, (1, 0)))

    assert not found.more
    assert found.record == read(roster).record


def numbered(page: int, number: str) -> Sheet:
    """A page of prose with a number at its foot."""

    def line(text: str, top: float) -> Paragraph:
        box = Box(90, top, 500, top + 12)
        return Paragraph(Passage.at(text, Mark(page, box)), box, page)

    return Sheet((line("研修班取得了预期成效。", 300), line(number, 790)), page, 595, 842)


def it_goes_by_the_numbers_printed_on_the_pages() -> None:
    report = default_catalogue().get("organiser/training-summary")
    pages = [numbered(1, "— 3 —"), numbered(2, "— 1 —"), numbered(3, "— 2 —")]

    assert [sheet.page for sheet in in_order(pages, report)] == [2, 3, 1]


def it_leaves_pages_whose_numbers_say_too_little() -> None:
    report = default_catalogue().get("organiser/training-summary")
    pages = [numbered(1, "— 7 —"), numbered(2, "— 1 —"), numbered(3, "— 2 —")]

    assert [sheet.page for sheet in in_order(pages, report)] == [1, 2, 3]
