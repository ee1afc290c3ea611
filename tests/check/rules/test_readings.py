"""A rule that hangs on a doubtful reading: tried with the other readings, and open where they disagree."""

from __future__ import annotations

from typing import Any

from check.rules.under_rules import ACCOUNTS, FORM, ROSTER, SHEET, changed, notice, numbers, of_sample
from zsgx_docs import desk
from zsgx_docs.check.rules import doubted_in_result
from zsgx_docs.model.finding import Finding
from zsgx_docs.template.catalogue import default_catalogue


def doubtful(
    paper: str, path: str, text: str, value: Any, *others: tuple[int, int, str], **change: Any
) -> list[Finding]:
    """What the rules say where `path` was read as `text`, and some of its characters may be others."""
    template = default_catalogue().get(paper)
    doubts = [{"start": start, "end": end, "alternatives": [other]} for start, end, other in others]
    field = {"path": path, "value": value, "text": text, "needs_review": True, "doubts": doubts}
    record = changed(desk.sample(paper), {path: value, **change})
    return of_sample(paper, {path: value, **change}, doubted=doubted_in_result([field], template, record))


def told(found: list[Finding], rule: str) -> list[tuple[str, str]]:
    return [(f.outcome, f.severity) for f in found if f.rule == rule]


def test_a_sum_that_another_reading_would_mend_stays_open() -> None:
    found = doubtful(ACCOUNTS, "trainee_count", "58", 58, (1, 2, "2"))
    assert told(found, "X02") == [("cannot_tell", "info")]
    (finding,) = [f for f in found if f.rule == "X02"]
    assert "读数存疑" in finding.message and "“学员人数”" in finding.message
    assert "trainee_count" in finding.paths


def test_a_sum_that_only_the_reading_at_hand_keeps_is_doubted_too() -> None:
    assert told(doubtful(ACCOUNTS, "trainee_count", "52", 52, (1, 2, "8")), "X02") == [
        ("cannot_tell", "info")
    ]


def test_a_reading_that_no_rule_hangs_on_changes_nothing() -> None:
    assert told(doubtful(ACCOUNTS, "venue", "天津市", "天津市", (0, 1, "大")), "X02") == []


def test_what_is_broken_by_every_reading_is_broken() -> None:
    assert told(doubtful(ACCOUNTS, "trainee_count", "58", 58, (1, 2, "6")), "X02") == [("violated", "error")]


def test_a_doubtful_tick_may_be_the_other() -> None:
    """Both boxes of money: which is ticked nobody knows, and one must be."""
    found = doubtful(
        FORM,
        "funding.fiscal",
        "√",
        True,
        **{"funding.self_funded": False, "funding.self_funding_source": None},
    )
    assert told(found, "H19") == [("cannot_tell", "info")]


def test_one_doubtful_number_leaves_the_others_on_the_roster_as_they_are() -> None:
    wrong = {"students[1].id_number": "120104197702101385"}
    found = doubtful(
        ROSTER, "students[0].id_number", "120101197201031017", "120101197201031017", (17, 18, "6"), **wrong
    )
    assert told(found, "X06") == [("violated", "error"), ("cannot_tell", "info")]
    assert next(f for f in found if f.rule == "X06").paths == ("students[1].id_number",)


def test_an_empty_blank_that_was_not_read_surely_is_not_said_to_be_empty() -> None:
    found = doubtful(FORM, "venue", "", None)
    assert told(found, "H30") == [("cannot_tell", "info")]
    assert "H30" in numbers(of_sample(FORM, {"venue": None}))


def test_a_word_file_shows_no_pen() -> None:
    assert told(of_sample(SHEET, {"people[0].signed": False}, kind="docx"), "T47") == [
        ("cannot_tell", "info")
    ]
    assert told(of_sample(ACCOUNTS, {"handled_by": None}, kind="docx"), "T46") == [("cannot_tell", "info")]


def test_what_was_read_of_a_later_year_is_typed_by_the_year_of_the_paper() -> None:
    field = {
        "path": "training_dates.end",
        "value": "2026-05-15",
        "text": "5月11日—15日",
        "needs_review": True,
        "doubts": [{"start": 6, "end": 8, "alternatives": ["19"]}],
    }
    template = default_catalogue().get(FORM)
    (others,) = doubted_in_result([field], template, desk.sample(FORM)).values()
    assert [other["training_dates.end"] for other in others] == ["2026-05-19"]
    assert notice("hubei/call-notice")["finish_before"] == "2026-09-30"


def test_what_stands_there_and_does_not_tell_is_not_called_missing() -> None:
    found = of_sample(ROSTER, {"students[0].professional_title": "某某"})
    (finding,) = [f for f in found if f.rule == "T12"]
    assert finding.message.startswith("第1行“专业技术职务（职称）”看不出是哪一级，无法判断")


SEALED = Finding("H27", "error", "violated", ("applicant.name",), "未见申报单位印章。", "加盖申报单位印章")


def test_seals_are_told_as_the_paper_was_read_and_of_words_alone_nobody_can_tell() -> None:
    def seal(paper: str, rule: str, **more: Any) -> list[tuple[str, str]]:
        return told(of_sample(paper, **more), rule)

    assert seal(FORM, "H27", kind="pdf-scan", found=(SEALED,)) == [("violated", "error")]
    assert seal(FORM, "H27", kind="pdf-scan") == []
    assert seal(FORM, "H27", kind="docx") == seal(FORM, "H27") == [("cannot_tell", "info")]
    assert seal(ROSTER, "T43") == [("cannot_tell", "info")]
    under_the_other = of_sample(FORM, {}, notice("tianjin/plan-notice"), kind="pdf-scan", found=(SEALED,))
    assert told(under_the_other, "H27") == []


def test_the_seal_of_the_accounts_is_looked_for_once() -> None:
    unsigned = {"handled_by": None, "finance_seal": False}
    assert len(told(of_sample(ACCOUNTS, unsigned), "T46")) == 2
    assert len(told(of_sample(ACCOUNTS, unsigned, kind="pdf-scan"), "T46")) == 1
