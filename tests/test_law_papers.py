"""The law for the notices and appendices, leaf by leaf, through Word and through PDF."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies.absent import with_absences
from strategies.effort import examples
from strategies.organiser import ORGANISER_PAPERS
from strategies.papers import PAPERS as PAPERS_OF_BUREAUS
from zsgx_docs import desk
from zsgx_docs.desk import Format
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.paths import get, leaves
from zsgx_docs.read.verify.assemble import NOT_FOUND

PAPERS = {**PAPERS_OF_BUREAUS, **ORGANISER_PAPERS}
SPARSE = (
    "hubei/call-notice",
    "organiser/opening-notice",
    "organiser/training-summary",
    "organiser/change-note",
    "organiser/registration-reply",
    "tianjin/final-accounts",
)
"""Papers of which any value that the schema lets be null may be gone."""
INK = ("signed", "handled_by", "finance_seal")


def _read_back(name: str, record: dict[str, Any], fmt: Format) -> Extraction:
    extraction = desk.take_in(desk.issue(name, record, fmt).data, f"来文.{fmt}")
    assert extraction.template == name
    return extraction


def _differences(record: dict[str, Any], extraction: Extraction, fmt: Format) -> dict[str, tuple[Any, Any]]:
    """Leaves that came back otherwise; on paper, blanks do not count."""

    def compared(value: Any) -> Any:
        return "".join(value.split()) if fmt == "pdf" and isinstance(value, str) else value

    return {
        path: (value, get(extraction.record, path))
        for path, value in leaves(record)
        if not path.endswith(INK) and compared(value) != compared(get(extraction.record, path))
    }


@pytest.mark.slow
@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize("name", PAPERS)
@examples(10)
@given(data=st.data())
def it_holds_for_notices_and_appendices(name: str, fmt: Format, data: st.DataObject) -> None:
    record = data.draw(PAPERS[name])
    extraction = _read_back(name, record, fmt)
    assert _differences(record, extraction, fmt) == {}
    assert {field.path for field in extraction.fields} == dict(leaves(record)).keys()


@pytest.mark.slow
@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize("name", SPARSE)
@examples(5)
@given(data=st.data())
def it_is_never_silently_wrong_where_values_are_left_out(name: str, fmt: Format, data: st.DataObject) -> None:
    record = data.draw(with_absences(name, PAPERS[name]))
    extraction = _read_back(name, record, fmt)
    flagged = {field.path for field in extraction.fields if field.needs_review}
    assert {p: d for p, d in _differences(record, extraction, fmt).items() if p not in flagged} == {}


@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize("name", PAPERS)
def it_holds_for_their_samples_without_a_flag_but_for_lines_left_out(name: str, fmt: Format) -> None:
    record = desk.sample(name)
    extraction = _read_back(name, record, fmt)
    assert extraction.document_type == record.pop("document_type")
    assert _differences(record, extraction, fmt) == {}
    flagged = {field.path for field in extraction.fields if field.needs_review}
    assert flagged <= {field.path for field in extraction.fields if field.reason == NOT_FOUND}
    assert all(get(record, path) is None for path in flagged)


@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize("name", ["organiser/research-report", "organiser/news-item"])
def it_holds_for_the_samples_of_papers_that_are_all_prose(name: str, fmt: Format) -> None:
    record = desk.sample(name)
    del record["document_type"]
    assert _differences(record, _read_back(name, record, fmt), fmt) == {}


@pytest.mark.parametrize("name", ["organiser/implementation-plan", "organiser/training-summary"])
@pytest.mark.parametrize(
    "title",
    ["人工智能大模型制造业数字化转型面向全国学术交流中心", "《管理办法》面向全国《管理办法》“天河二号”"],
)
def it_brings_back_titles_of_two_lines_alike_in_length(name: str, title: str) -> None:
    record = desk.sample(name) | {"project_name": title}
    del record["document_type"]
    assert _differences(record, _read_back(name, record, "pdf"), "pdf") == {}


@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize("name", ["organiser/change-note", "organiser/registration-reply"])
def it_brings_back_cells_that_take_several_pages(name: str, fmt: Format) -> None:
    said = "".join(
        f"第{n}点说明，围绕智能制造与工业互联网开展研修，提升解决问题的能力。" for n in range(1, 90)
    )
    record = desk.sample(name)
    del record["document_type"]
    record["original" if "original" in record else "recommendation"] = said
    assert _differences(record, _read_back(name, record, fmt), fmt) == {}


@pytest.mark.parametrize("fmt", desk.FORMATS)
def it_brings_back_lists_that_go_on_overleaf(fmt: Format) -> None:
    record = desk.sample("organiser/opening-notice")
    del record["document_type"]
    record["topics"] = [f"专题{n}：智能制造（“灯塔工厂”案例）" for n in range(1, 40)]
    assert _differences(record, _read_back("organiser/opening-notice", record, fmt), fmt) == {}


@pytest.mark.parametrize("fmt", desk.FORMATS)
def it_reads_no_other_line_for_one_that_is_left_out(fmt: Format) -> None:
    record = desk.sample("organiser/opening-notice")
    del record["document_type"]
    record |= {"co_organiser": None, "arrive_date": None, "leave_date": None, "doc_no": None}
    assert _differences(record, _read_back("organiser/opening-notice", record, fmt), fmt) == {}


@pytest.mark.parametrize("fmt", desk.FORMATS)
def it_reads_nothing_where_nothing_was_given_and_no_line_that_follows(fmt: Format) -> None:
    record = desk.sample("organiser/opening-notice")
    del record["document_type"]
    gone = ("host", "audience", "fee_rule", "signup_way", "contact", "phone", "email", "headcount")
    record |= dict.fromkeys(gone)
    assert _differences(record, _read_back("organiser/opening-notice", record, fmt), fmt) == {}


@pytest.mark.parametrize("fmt", desk.FORMATS)
def it_brings_back_signs_that_also_tick_or_number(fmt: Format) -> None:
    record = desk.sample("organiser/opening-notice")
    del record["document_type"]
    record |= {
        "project_name": "人工智能×制造业·AI+",
        "audience": "制造业·AI+ ~镕，人工智能×制造业•α。",
        "topics": ["2.5D/3D封装", "5G/6G", "3号楼现场教学"],
        "signup_way": "人工智能×制造业。",
    }
    assert _differences(record, _read_back("organiser/opening-notice", record, fmt), fmt) == {}
