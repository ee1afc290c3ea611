"""A scan held against its Word copy, from its papers to its findings."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accuracy.planted import PLANTS, planted
from check.reconcile.papers import ACCOUNTS, FORM, ROSTER, differing, held, in_word, on_scan, record, together
from zsgx_docs import desk
from zsgx_docs.errors import UnsupportedFile, UsageError
from zsgx_docs.template.catalogue import default_catalogue

SAMPLES = [info.name for info in desk.templates()]
ROWS = ("row left out", "row put in")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_paper_held_against_itself_is_all_equal(name: str) -> None:
    result = held(on_scan(name, record(name)), in_word(name, record(name)))
    assert result.fields and not differing(result) and not result.findings


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from((FORM, ROSTER, ACCOUNTS, "tianjin/project-list", "tianjin/plan-notice")),
    kind=st.sampled_from([kind for kind in PLANTS if kind not in ROWS]),
    seed=st.integers(0, 10**6),
)
def test_any_one_changed_value_is_one_difference(name: str, kind: str, seed: int) -> None:
    plant = planted(kind, default_catalogue().get(name).schema, record(name), Random(seed))
    if plant is None:
        return
    result = held(on_scan(name, record(name)), in_word(name, plant.record))
    [finding] = result.findings
    assert (finding.rule, finding.severity, finding.outcome) == ("X11", "error", "violated")
    found = differing(result)
    assert found and all(field.verdict == "different" for field in found.values())
    assert all(path == plant.path or path.startswith(f"{plant.path}.") for path in found)


@settings(max_examples=30, deadline=None)
@given(
    name=st.sampled_from((ROSTER, "tianjin/project-list", "tianjin/attendance-sheet")),
    kind=st.sampled_from(ROWS),
    seed=st.integers(0, 10**6),
)
def test_a_row_left_out_or_put_in_is_one_difference_and_shifts_no_other(
    name: str, kind: str, seed: int
) -> None:
    plant = planted(kind, default_catalogue().get(name).schema, record(name), Random(seed))
    assert plant is not None
    result = held(on_scan(name, record(name)), in_word(name, plant.record))
    [field] = differing(result).values()
    assert field.verdict == "different" and len(result.findings) == 1
    assert (field.scan is None, field.word is None) == (kind == "row put in", kind == "row left out")


def test_a_row_that_only_moved_is_no_difference_but_for_its_number() -> None:
    values = record(ROSTER)
    moved = record(ROSTER)
    moved["students"] = [moved["students"][-1], *moved["students"][:-1]]
    for number, row in enumerate(moved["students"], 1):
        row["no"] = number
    assert not differing(held(on_scan(ROSTER, values), in_word(ROSTER, moved)))


def test_a_value_that_only_one_side_has_is_a_difference() -> None:
    values, bare = record(FORM), record(FORM, applicant__mobile=None)
    for scan, word, told in ((values, bare, "Word 件没有内容"), (bare, values, "扫描件没有内容")):
        result = held(on_scan(FORM, scan), in_word(FORM, word))
        assert differing(result)["applicant.mobile"].verdict == "different"
        assert told in result.findings[0].message


def test_blanks_widths_and_kinds_of_dashes_are_no_difference() -> None:
    values = record(FORM, venue="武汉市（洪山区）A-3号楼", project_name="工业互联网“5G”研修班")
    other = record(FORM, venue="武汉市 (洪山区)Ａ－３号楼", project_name='工业互联网"5G"研修班')
    assert not differing(held(on_scan(FORM, values), in_word(FORM, other)))


def test_what_only_ink_puts_on_paper_is_not_compared_and_that_is_said() -> None:
    result = held(on_scan(ACCOUNTS, record(ACCOUNTS, finance_seal=True)), in_word(ACCOUNTS, record(ACCOUNTS)))
    assert not differing(result)
    assert [(left.path, "不作比对" in left.why) for left in result.uncompared] == [("finance_seal", True)]


def test_the_finding_names_the_place_both_texts_and_the_rule() -> None:
    other = record(FORM, organiser__contact="李四")
    [finding] = held(on_scan(FORM, record(FORM)), in_word(FORM, other)).findings
    assert finding.paths == ("organiser.contact",)
    name = record(FORM)["organiser"]["contact"]
    assert finding.message.startswith(f"“联系人（organiser.contact）”扫描件作“{name}”，Word 件作“李四”，")
    assert "以盖章的扫描件为准" in finding.message and finding.basis == "盖章扫描件与Word版逐项相同"


def test_of_a_long_text_the_finding_tells_what_differs() -> None:
    text = record(FORM)["purpose"]
    first = text.index("。") + 1
    [finding] = held(on_scan(FORM, record(FORM)), in_word(FORM, record(FORM, purpose=text[first:]))).findings
    assert finding.message.startswith("“研修目的和作用”有不同：Word 件少了句子“")


def two_forms() -> tuple[dict[str, Any], dict[str, Any]]:
    return record(FORM), record(
        FORM, project_name="另一个研修班", applicant__name="另一单位", purpose="其他。"
    )


def test_papers_of_one_file_are_held_against_those_they_are() -> None:
    one, other = two_forms()
    changed = record(FORM, venue="别处")
    scan = together(on_scan(FORM, one), on_scan(FORM, other))
    result = held(scan, together(in_word(FORM, other), in_word(FORM, changed)))
    assert [(pair.on_scan, pair.in_word) for pair in result.papers] == [(0, 1), (1, 0)]
    assert [(field.paper, field.path) for field in differing(result).values()] == [(0, "venue")]


def test_a_paper_that_one_file_lacks_is_a_difference_in_one_sentence() -> None:
    scan = together(on_scan(FORM, record(FORM)), on_scan(ROSTER, record(ROSTER)))
    result = held(scan, in_word(FORM, record(FORM)))
    assert [finding.message for finding in result.findings] == [
        "扫描件里第 2 份文书“带证书编号的学员名单”，Word 件里没有（X11“盖章扫描件与Word版逐项相同”）。"
    ]
    assert result.other_findings == result.findings


def test_two_papers_that_are_not_the_same_are_refused_with_what_each_is() -> None:
    with pytest.raises(
        UsageError, match=r"扫描.pdf 是“.*申报表”，原稿.docx 是“带证书编号的学员名单”，不是同一份"
    ):
        held(on_scan(FORM, record(FORM)), in_word(ROSTER, record(ROSTER)))


def test_a_file_that_is_no_known_paper_is_refused_by_name() -> None:
    from dataclasses import replace

    letter = replace(on_scan(FORM, {}), document_type="unknown", template=None)
    with pytest.raises(UnsupportedFile, match=r"扫描.pdf：认不出是哪一种文书"):
        held(letter, in_word(FORM, record(FORM)))


def test_a_list_that_was_not_found_is_a_doubt_and_one_that_is_not_there_a_difference() -> None:
    from dataclasses import replace

    from zsgx_docs.model.evidence import Evidence

    values, empty = record(ROSTER), {"students": []}
    bare = on_scan(ROSTER, empty)
    [lost] = differing(held(bare, in_word(ROSTER, values))).values()
    assert (lost.path, lost.verdict, lost.reason) == ("students", "different", "扫描件没有这份名单")
    unfound = Evidence("students", "姓名", [], "", 0.0, True, "没有找到这一栏")
    [doubted] = differing(held(replace(bare, fields=(unfound,)), in_word(ROSTER, values))).values()
    assert (doubted.path, doubted.verdict) == ("students", "reading_doubt")
