"""No missing value joins two pieces of print: among words a blank stands where it is to be written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.pattern import Pattern, Slot
from zsgx_docs.values import kinds

NAMES = default_catalogue().names()
OPEN = "____"


def texts(data: bytes) -> list[str]:
    """Every paragraph without blanks, those of cells too."""
    paragraphs = docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p"))
    return ["".join("".join(t.text or "" for t in p.iter(qn("w:t"))).split()) for p in paragraphs]


def thinned(name: str, seed: int) -> dict[str, Any]:
    """A sample that has lost four of five values, and its whole lists now and then."""
    chance, record = Random(seed), deepcopy(desk.sample(name))
    record.pop("document_type")
    for path, _ in list(paths.leaves(record)):
        if chance.random() < 0.8:
            paths.put(record, path, None)
    return {key: value for key, value in record.items() if chance.random() < 0.9}


def prose(name: str) -> Iterator[Pattern]:
    """The patterns of paragraphs outside tables, and of cells that hold sentences."""
    layout = default_catalogue().get(name).layout
    yield from (pattern for pattern in layout.lines if not {s.path for s in pattern.slots} & layout.optional)
    for repeat in layout.repeats:
        yield from (c.pattern for c in repeat.columns if len(c.pattern.literal) > 10)


def empty(slot: Slot) -> str:
    return "".join(kinds[slot.kind].blank.split()) or OPEN


def said_when_empty(name: str, pattern: Pattern) -> str:
    said = default_catalogue().get(name).settings.blank
    pieces = [said.get(p.path) or empty(p) if isinstance(p, Slot) else p.text for p in pattern.pieces]
    return "".join("".join(pieces).split())


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_missing_among_words_leaves_a_blank(name: str) -> None:
    found = "".join(texts(desk.issue(name, {}, "docx").data))
    for pattern in prose(name):
        assert said_when_empty(name, pattern) in found


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", NAMES)
def test_no_two_pieces_of_print_run_together(name: str, seed: int) -> None:
    found = texts(desk.issue(name, thinned(name, seed), "docx").data)
    for pattern in prose(name):
        for slot in pattern.slots:
            before, after = ("".join(side.split()) for side in (pattern.before(slot), pattern.after(slot)))
            if before and after:
                assert not any(before[-8:] + after[:8] in text for text in found)


@pytest.mark.parametrize("name", NAMES)
def test_the_empty_form_has_no_holes(name: str) -> None:
    found = "".join(texts(desk.issue(name, None, "docx").data))
    for broken in ("于在举办", "《》", "（）", "共天", "，，", "、承办", "：（", "人，人", "《》（）"):
        assert broken not in found
    assert re.search("(?<![_0-9])年专业技术", found) is None


def test_a_list_without_an_item_leaves_rows_to_write_in() -> None:
    template = default_catalogue().get("tianjin/certificate-roster")
    rows = {
        said: len(docx.Document(io.BytesIO(desk.issue(template.name, record, "docx").data)).tables[0].rows)
        for said, record in (("nothing", {}), ("nobody", {"students": []}))
    }
    assert set(rows.values()) == {1 + template.settings.blank_rows}


def test_the_annexes_of_an_empty_notice_have_whole_titles() -> None:
    found = texts(desk.issue("tianjin/plan-notice", None, "docx").data)
    assert {"国家级高研项目", "市级高研项目", f"{OPEN}年专业技术人才知识更新工程"} <= set(found)
    letter = texts(desk.issue("hubei/call-notice", None, "docx").data)
    assert any(text.startswith(f"附件：专业技术人员知识更新工程{OPEN}年") for text in letter)


def test_an_empty_notice_shows_the_paragraphs_that_may_be_left_out() -> None:
    found = texts(desk.issue("organiser/opening-notice", None, "docx").data)
    assert {f"协办单位：{OPEN}", "报到时间：年月日", f"收费标准：每人{OPEN}元"} <= set(found)
    filled = desk.sample("organiser/opening-notice") | {"co_organiser": None}
    assert not any(
        text.startswith("协办单位")
        for text in texts(desk.issue("organiser/opening-notice", filled, "docx").data)
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_empty_form_reads_back_without_values(name: str) -> None:
    """But for what its settings say that it says, and choices that are printed as not made."""
    template = default_catalogue().get(name)
    taken = desk.take_in(desk.issue(name, None, "docx").data, "空表.docx", name)
    said = {path: value for path, value in paths.leaves(taken.record) if value not in (None, False)}
    printed = {path.partition("[")[0] for path in template.settings.blank}
    assert {path for path in said if path.partition("[")[0] not in printed} == set()
