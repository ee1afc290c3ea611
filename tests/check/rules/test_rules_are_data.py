"""Every rule is declared, quotes its notice word for word, and is tested."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from check.rules.test_limits import LIMITS
from check.rules.test_single_papers import BROKEN
from check.rules.under_rules import ACCOUNTS, CALL, FORM, OPENING, PLAN_NOTICE, notice, numbers, of_sample
from zsgx_docs import desk
from zsgx_docs.check.rules import all_rules, discovery, sentence_of
from zsgx_docs.model.sheet import Block, Grid
from zsgx_docs.values.characters import half_width, without_blanks
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

RULES = all_rules()
ELSEWHERE = {"H27", "T43", "X11"}
"""Seals, and a scan held against its Word file."""
ACROSS = {"H26", "T27", "T36", "T39", "T42", "T45", "X01", "X04", "X05", "X08", "X09", "X17", "X18"}
"""Tested in test_classes.py."""
ASKING = {"H15", "H17", "H22", "H24"}
BEHIND = {"T19", *(limit.rule for limit in LIMITS)}


def plain(text: str) -> str:
    return re.sub(r"[“”\"（）()《》：:，,。]", "", half_width(without_blanks(text)))


def printed(template: str, is_blank: bool = False) -> str:
    """All that the paper of a sample says, as its Word file is read."""
    issued = desk.issue(template, None if is_blank else desk.sample(template), "docx")
    return plain("".join(_texts(word_sheet(open_word(issued.data, "通知.docx")).blocks)))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from (cell.text.text for cell in block.cells)
        else:
            yield block.text.text


@pytest.fixture(scope="module")
def official() -> dict[str, str]:
    """The words of the two notices, with the form that one asks for."""
    return {"湖北通知": printed(CALL) + printed(FORM, is_blank=True), "天津通知": printed(PLAN_NOTICE)}


QUOTED = [rule for rule in RULES.values() if rule.source != "本系统"]


@pytest.mark.parametrize("rule", QUOTED, ids=lambda rule: rule.id)
def test_a_sentence_stands_in_the_official_notice(rule, official: dict[str, str]) -> None:
    own = notice(CALL if rule.source == "湖北通知" else PLAN_NOTICE)
    said = sentence_of(rule, own)
    for part in re.split(r"…|\s*/\s*|_{2,}", said):
        assert plain(part) in official[rule.source], part


SEVERITIES = {
    "error": "H01 H06 H17 H18 H19 H20 H21 H22 H25 H26 H27 H30 H31 T01 T02 T03 T07 T08 T09 T14 T19 T20 T21 "
    "T22 T23 T25 T28 T29 T30 T33 T35 T36 T39 T40 T41 T42 T43 T45 T46 T47 T49 X02 "
    "X03 X05 X06 X07 X10 X11 X15 X17",
    "warning": "H02 H03 H04 H05 H07 H08 H09 H12 H13 H14 H16 H23 H28 H29 H32 T04 T05 T06 T10 T11 T12 T13 "
    "T15 T18 T26 T27 T34 T37 T38 T44 T48 X01 X04 X08 X09 X12 X13 X14 X16 X18",
    "info": "H10 H11 H15 H24 H33 H34 H35 H36 H37 H38 T16 T17 T24 T31 T32 T50 T51 T52 T53 T54 T55",
}


@pytest.mark.parametrize("severity", SEVERITIES)
def test_a_rule_is_as_grave_as_its_sentence(severity: str) -> None:
    own = {rule.id for rule in RULES.values() if rule.severity == severity}
    assert own == set(SEVERITIES[severity].split())


def test_every_number_of_the_two_notices_is_there() -> None:
    wanted = {f"H{n:02}" for n in range(1, 39)} | {f"T{n:02}" for n in range(1, 56)}
    assert wanted | {f"X{n:02}" for n in range(1, 19)} == set(RULES)


def test_every_automatic_rule_is_tested_with_a_paper_that_passes_and_one_that_does_not() -> None:
    automatic = {rule.id for rule in RULES.values() if rule.is_automatic}
    assert automatic == set(BROKEN) | ELSEWHERE | ACROSS | ASKING | {"T19"}


def test_what_a_person_has_to_decide_says_why() -> None:
    by_hand = [rule for rule in RULES.values() if not rule.is_automatic]
    assert by_hand and all(re.search("[一-龥]{4}", rule.by_hand or "") for rule in by_hand)


def test_a_person_is_reminded_of_what_a_paper_raises() -> None:
    assert {"H15", "H21", "H23", "H24", "H33"} == numbers(of_sample(FORM), "needs_person")
    company = {"applicant.name": "武汉江汉智造有限公司", "cover_applicant": "武汉江汉智造有限公司"}
    assert "H22" in numbers(of_sample(FORM, company), "needs_person")
    assert "H17" in numbers(of_sample(ACCOUNTS, {}, notice(CALL)), "needs_person")
    alone = {"funding.self_funded": False, "funding.self_funding_source": None, "experts": "拟邀请教授2人。"}
    assert numbers(of_sample(FORM, alone), "needs_person") == {"H21", "H23", "H33"}
    assert "X16" in RULES and "T17" in numbers(of_sample(OPENING), "needs_person")


def test_a_cap_in_the_notice_takes_the_place_of_the_person() -> None:
    capped = notice(CALL, {"levels.national.funding_cap": "100000.00"})
    found = [f for f in of_sample(ACCOUNTS, {"level": "national"}, capped) if f.rule == "H17"]
    assert [f.outcome for f in found] == ["cannot_tell"]
    cheap = notice(CALL, {"levels.national.funding_cap": "200000.00"})
    assert [f for f in of_sample(ACCOUNTS, {"level": "national"}, cheap) if f.rule == "H17"] == []


def test_rules_of_a_notice_are_run_under_their_notice_only() -> None:
    under_call = {f.rule[0] for f in of_sample(OPENING, {"days": 6, "online_n": 30}, notice(CALL))}
    under_plan = {f.rule[0] for f in of_sample(OPENING, {"days": 6, "online_n": 30}, notice(PLAN_NOTICE))}
    assert (under_call, under_plan) == ({"H", "X"}, {"T", "X"})


def test_the_official_plan_breaks_just_what_it_breaks() -> None:
    found = of_sample(PLAN_NOTICE)
    assert [(f.rule, f.severity, f.outcome) for f in found] == [
        ("T03", "error", "violated"),
        ("T37", "warning", "violated"),
        ("X15", "warning", "violated"),
    ]
    assert found[0].paths[0] == "municipal.projects[6].planned_time.text"
    assert found[1].paths[0] == "national.projects[7].planned_time.text"
    assert "附件6" in found[2].message
    assert of_sample(CALL) == []


def test_a_module_laid_into_a_wing_adds_a_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wing = tmp_path / "extra"
    wing.mkdir()
    (wing / "__init__.py").write_text('"""One more."""\n')
    (wing / "one.py").write_text(
        textwrap.dedent('''
        """A rule of next year."""
        from zsgx_docs.check.rules.rule import Rule
        Z01 = Rule("Z01", "新的一条", "本系统", "warning")
        ''')
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(discovery, "HERE", tmp_path)
    monkeypatch.setattr(discovery, "_PACKAGE", "extra_rules")
    (tmp_path / "extra_rules").symlink_to(tmp_path)
    assert list(discovery.wing_rules.__wrapped__("extra")) == ["Z01"]
