"""Pictures straight from the scanner, through the whole path."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from forge import SCANNERS, scan
from zsgx_docs import desk

ACCOUNTS, LIST = "tianjin/final-accounts", "tianjin/project-list"


def scanned(name: str) -> Image.Image:
    """The sample's first page at 200 dots an inch."""
    paper = scan(desk.issue(name, desk.sample(name), "pdf").data, SCANNERS["office"], seed=5)
    return pypdfium2.PdfDocument(paper.pdf)[0].render(scale=200 / 72).to_pil().convert("RGB")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, dpi=(200, 200), **options)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_of_a_page_is_read_as_the_page(kind: str) -> None:
    taken = desk.take_in(saved(scanned(ACCOUNTS), kind), "照片").to_json()
    assert (taken["source"]["kind"], taken["source"]["pages"]) == ("image", 1)
    assert taken["template"] == ACCOUNTS
    total = next(field for field in taken["fields"] if field["path"] == "total.amount")
    sample = desk.sample(ACCOUNTS)["total"]["amount"]
    assert total["value"] == sample or total["needs_review"]
    assert total["box"] is not None


@pytest.mark.slow
def test_a_tiff_of_several_pages_may_hold_several_papers() -> None:
    both = saved(
        scanned(ACCOUNTS), "TIFF", save_all=True, append_images=[scanned(LIST)], compression="tiff_lzw"
    )
    taken = desk.take_in(both, "传真.tif").to_json()
    assert [sheet["page"] for sheet in taken["source"]["sheets"]] == [1, 2]
    assert taken["template"] == ACCOUNTS
    assert [(paper["template"], paper["pages"]) for paper in taken["more"]] == [(LIST, [2, 2])]
