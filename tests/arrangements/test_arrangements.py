"""Papers in other people's layouts, read back from Word and PDF."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from accuracy.score import Leaf, leaves_of
from arrangements.cases import ARRANGEMENTS, arranged
from arrangements.pdf import pdf
from arrangements.sheet import Sheet
from arrangements.word import word
from zsgx_docs.read.extract import extract
from zsgx_docs.template.catalogue import default_catalogue

SEED = 11
FLAGGED = {"form, tick circled"}
"""Read with mistakes, but every one of them is flagged."""
DRAWN = ("upright", "by hand", "drawn", "circled", "form: ", "accounts: ", "two level", "foot", "cover")
"""What a PDF shows otherwise than a Word file does."""


def read(name: str, write: Callable[[Sheet], bytes], ending: str) -> list[Leaf]:
    paper = arranged(name, 0, SEED)
    found = extract(write(paper.sheet), f"来文.{ending}", list(default_catalogue()))
    assert found.template == paper.template
    return leaves_of((paper.template, paper.record), [found, *found.more])


def wrong(found: list[Leaf]) -> list[tuple[str, object, object]]:
    return [(leaf.path, leaf.want, leaf.have) for leaf in found if not leaf.right]


@pytest.mark.parametrize("name", ARRANGEMENTS)
def it_reads_word_files_of_any_layout(name: str) -> None:
    found = read(name, word, "docx")

    assert [leaf.path for leaf in found if leaf.silent] == []
    assert name in FLAGGED or wrong(found) == []


@pytest.mark.parametrize("name", [name for name in ARRANGEMENTS if any(part in name for part in DRAWN)])
def it_reads_pdfs_of_any_layout(name: str) -> None:
    found = read(name, pdf, "pdf")

    assert [leaf.path for leaf in found if leaf.silent] == []
    assert name in FLAGGED or wrong(found) == []
