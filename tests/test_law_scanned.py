"""The law with a stamp and a scanner in the middle, on a fixed set of papers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from forge import SCANNERS, ScanSpec, SealSpec, scan, stamp
from zsgx_docs import desk
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.paths import get, leaves

NAME = "hubei/application-form"


@dataclass(frozen=True)
class Paper:
    """One record with its seal and scanner."""

    change: tuple[tuple[str, Any], ...]
    seal: SealSpec
    scanner: ScanSpec


def _other_unit() -> tuple[tuple[str, Any], ...]:
    return (
        ("cover_applicant", "天津滨海水务勘测设计院有限公司"),
        ("applicant.name", "天津滨海水务勘测设计院有限公司"),
        ("applicant.contact", "欧阳明珠"),
        ("applicant.mobile", "18800005678"),
        ("venue", "宜昌市伍家岗区水利宾馆3号楼"),
        ("training_dates", {"text": "2026年6月下旬", "start": None, "end": None}),
        ("funding", {"fiscal": True, "self_funded": False, "self_funding_source": None}),
        ("organiser.education_base.national", {"selected": False, "batch": None}),
        ("organiser.education_base.provincial", False),
        ("organiser.education_base.none", True),
    )


PAPERS = {
    "office, red seal over the name": Paper(
        (), SealSpec("湖北江汉智造技术研究院", 1, (300, 200), tilt=8), SCANNERS["office"]
    ),
    "askew at 300 dpi, seal over the title": Paper(
        _other_unit(),
        SealSpec("天津滨海水务勘测设计院有限公司", 1, (330, 165), tilt=-5),
        ScanSpec(dpi=300, skew=-1.2, noise=3.0, jpeg=75),
    ),
    "lying on its side": Paper(
        (), SealSpec("湖北江汉智造技术研究院", 1, (260, 195)), ScanSpec(dpi=200, turn=90, skew=0.6)
    ),
}


@cache
def _returned(name: str) -> tuple[dict[str, Any], Extraction, tuple[Any, ...]]:
    paper = PAPERS[name]
    record = desk.sample(NAME)
    del record["document_type"]
    for path, value in paper.change:
        _put(record, path, value)
    printed = desk.issue(NAME, record, "pdf").data
    back = scan(stamp(printed, [paper.seal], seed=7), paper.scanner, seed=7)
    return record, desk.take_in(back.pdf, "盖章扫描件.pdf"), back.seals


def _put(record: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split(".")
    for step in way:
        record = record[step]
    record[last] = value


@pytest.mark.slow
@pytest.mark.parametrize("name", PAPERS)
def it_reads_back_what_was_printed_or_says_where_it_is_unsure(name: str) -> None:
    record, extraction, _ = _returned(name)

    def compared(value: Any) -> Any:
        return "".join(value.split()) if isinstance(value, str) else value

    fields = {field.path: field for field in extraction.fields}
    wrong = {
        path: (value, get(extraction.record, path), fields[path].reason)
        for path, value in leaves(record)
        if compared(value) != compared(get(extraction.record, path))
    }
    assert extraction.source.kind == "pdf-scan"
    assert {path: found for path, found in wrong.items() if not fields[path].needs_review} == {}
    assert len(wrong) <= 0.04 * len(fields), wrong
    assert sum(field.needs_review for field in fields.values()) <= 0.1 * len(fields)


@pytest.mark.slow
@pytest.mark.parametrize("name", PAPERS)
def it_finds_the_seal_and_whose_it_is(name: str) -> None:
    record, extraction, seals = _returned(name)

    assert len(extraction.seals) == len(seals) == 1
    found, made = extraction.seals[0], seals[0]
    assert found.page == made.page
    assert Box(*made.box).holds(found.box.middle) and found.box.holds(Box(*made.box).middle)
    assert found.matches == "applicant.name"
    assert record["applicant"]["name"] == made.text


@pytest.mark.slow
@pytest.mark.parametrize("name", PAPERS)
def it_says_where_each_leaf_was_read(name: str) -> None:
    _, extraction, _ = _returned(name)

    sheets = {sheet.page: sheet for sheet in extraction.source.sheets}
    for field in extraction.fields:
        assert field.boxes, field.path
        for page, box in field.boxes:
            width, height = sheets[page].width, sheets[page].height
            assert width and height
            assert 0 <= box.x0 <= box.x1 <= width and 0 <= box.top <= box.bottom <= height
