"""The law with a stamp and a scanner in the middle: a small fixed part of what `scripts/bench` counts.

A value may be misread where the paper is bad, but not without being flagged.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from accuracy import FAULTS, Case, Leaf, Tally, case, scored
from zsgx_docs import desk
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.paths import get, leaves
from zsgx_docs.template.catalogue import samples_folder

FORM, ACCOUNTS, LIST, ROSTER = (
    "hubei/application-form",
    "tianjin/final-accounts",
    "tianjin/project-list",
    "tianjin/certificate-roster",
)
SEED = 11
PAPERS = {
    "red over the unit": FORM,
    "dark over a value": ACCOUNTS,
    "sideways": LIST,
    "grey 150": ROSTER,
    "copier": LIST,
    "photo careful": ACCOUNTS,
    "hand neat": ACCOUNTS,
}
"""By fault; some ten pages in all."""
LEAST_RIGHT = {"easy": 0.97, "hard": 0.96, "bw": 0.9, "photo": 0.96, "hand": 0.85}
MOST_FLAGGED = {"easy": 0.2, "hard": 0.2, "bw": 0.3, "photo": 0.2, "hand": 1.0}
"""Generous, as there are few leaves; the benchmark counts more of them."""

pytestmark = pytest.mark.slow
each_fault = pytest.mark.parametrize("fault", PAPERS)


@cache
def _read(fault: str) -> tuple[Case, Extraction, Tally, list[Leaf]]:
    returned = case(fault, 0, SEED, PAPERS[fault])
    extraction = desk.take_in(returned.data, "盖章扫描件.pdf")
    return returned, extraction, *scored(returned, extraction)


@each_fault
def it_reads_back_what_was_written_or_says_where_it_is_unsure(fault: str) -> None:
    _, extraction, tally, leaves = _read(fault)
    assert extraction.source.kind == "pdf-scan"
    assert [leaf for leaf in leaves if leaf.silent] == []
    group = FAULTS[fault].group
    assert tally.right >= LEAST_RIGHT[group] * tally.leaves, tally.wrong
    assert tally.flagged <= MOST_FLAGGED[group] * tally.leaves


@each_fault
def it_finds_the_seal_and_no_other(fault: str) -> None:
    _, _, tally, _ = _read(fault)
    assert (tally.found, tally.invented) == (tally.seals, 0)


def it_knows_whose_seal_lies_over_the_name() -> None:
    _, extraction, _, _ = _read("red over the unit")
    assert extraction.seals[0].matches in ("applicant.name", "cover_applicant")


@each_fault
def it_says_where_each_leaf_was_read(fault: str) -> None:
    _, extraction, _, _ = _read(fault)
    sheets = {sheet.page: sheet for sheet in extraction.source.sheets}
    for field in extraction.fields:
        assert field.boxes or (field.value is None and field.needs_review), field.path
        for page, box in field.boxes:
            width, height = sheets[page].width, sheets[page].height
            assert width and height
            assert 0 <= box.x0 <= box.x1 <= width and 0 <= box.top <= box.bottom <= height


def set_solid(value: object) -> object:
    """Without the blanks beside Chinese: whether one is read before figures differs between processors."""
    return (
        re.sub(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])", "", value) if isinstance(value, str) else value
    )


def it_reads_the_scan_that_comes_with_the_samples_without_a_mistake() -> None:
    """Its empty tick box stands in line with the line ruled beside it."""
    name = "hubei/application-form"
    taken = desk.take_in((samples_folder() / f"{name}.scan.pdf").read_bytes(), "扫描件.pdf")
    written = [(path, value) for path, value in leaves(desk.sample(name)) if path != "document_type"]
    assert [path for path, value in written if set_solid(get(taken.record, path)) != set_solid(value)] == []
    assert [field.path for field in taken.fields if field.needs_review] == []
