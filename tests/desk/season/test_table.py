"""The season's table: what was sent in, found again, counted, held against the list of units."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from desk.reviewable import FORM, ROSTER, account, result_of_sample, seeded
from zsgx_docs.desk.review import change
from zsgx_docs.desk.season import (
    MissingParts,
    SeasonTable,
    SeasonWish,
    expected_in_season,
    forget_expected,
    missing_parts,
    season_summary,
    season_table,
    set_expected,
)
from zsgx_docs.errors import InputError, RecordError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store

UNITS = ("武汉船舶研究院", "宜昌水利学院", "襄阳中心医院")
PROJECTS = ("船舶动力高级研修班", "流域防洪高级研修班", "重症医学高级研修班")


def form_of(number: int, **more: Any) -> dict[str, Any]:
    unit = UNITS[number]
    values = {"applicant.name": unit, "cover_applicant": unit, "project_name": PROJECTS[number]}
    made = result_of_sample(FORM, more.pop("flagged", ()), values | more.pop("changed", {}), **more)
    made["source"]["sha256"] = f"{number:064x}"
    return made


@pytest.fixture
def three(store: Store, admin: User) -> list[str]:
    """Of three units: a scan with two doubts, a Word file, a scan that was accepted."""
    found = [
        seeded(store, admin, form_of(0, flagged=("venue", "applicant.mobile")), "甲.pdf"),
        seeded(store, admin, form_of(1, kind="docx"), "乙.docx"),
        seeded(store, admin, form_of(2), "丙.pdf"),
    ]
    change(store, admin, found[2], [], state="accepted")
    return found


def units(store: Store, by: User, **wish: Any) -> Sequence[str | None]:
    return [line.unit for line in looked(store, by, **wish).lines]


def looked(store: Store, by: User, **wish: Any) -> SeasonTable:
    """The table once all results were looked into."""
    table = season_table(store, by, SeasonWish(**wish))
    return looked(store, by, **wish) if table.unlooked else table


def it_tells_of_each_paper_whose_it_is_and_how_it_stands(store: Store, admin: User, three: list[str]) -> None:
    table = looked(store, admin, sort="received")
    assert [(line.unit, line.project, line.kind, line.stand) for line in table.lines] == [
        (UNITS[0], PROJECTS[0], "scan", "open"),
        (UNITS[1], PROJECTS[1], "word", "open"),
        (UNITS[2], PROJECTS[2], "scan", "accepted"),
    ]
    assert [line.file.open_flags for line in table.lines] == [2, 0, 0]
    assert [line.decided_by for line in table.lines] == [None, None, "local"]
    assert table.stands == {"open": 2, "accepted": 1, "returned": 0, "reading": 0, "failed": 0}
    assert table.unlooked == 0


@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        ({"stand": "accepted"}, [2]),
        ({"kind": "word"}, [1]),
        ({"trouble": "flags"}, [0]),
        ({"words": "流域"}, [1]),
        ({"words": "医院 丙"}, [2]),
        ({"words": "=HYPERLINK"}, []),
        ({"document_type": "final_accounts"}, []),
        ({"sort": "-received"}, [2, 1, 0]),
        ({"sort": "-flags", "kind": "scan"}, [0, 2]),
        ({"sort": "nothing"}, [0, 2, 1]),
        ({"page": 99}, [0, 2, 1]),
    ],
)
def it_filters_seeks_and_sorts(
    store: Store, admin: User, three: list[str], wish: dict[str, Any], wanted: list[int]
) -> None:
    assert units(store, admin, **wish) == [UNITS[number] for number in wanted]


def it_shows_a_value_as_it_was_corrected(store: Store, admin: User, three: list[str]) -> None:
    assert units(store, admin, words="船舶") == [UNITS[0]]
    change(store, admin, three[0], [{"path": "project_name", "value": "桥梁检测高级研修班"}])
    assert units(store, admin, words="桥梁") == [UNITS[0]]
    assert looked(store, admin, words="桥梁").lines[0].project == "桥梁检测高级研修班"


def it_lists_papers_of_other_kinds_too(store: Store, admin: User) -> None:
    seeded(store, admin, result_of_sample(ROSTER), "名单.pdf")
    table = looked(store, admin)
    assert [*table.types] == ["certificate_roster"]
    assert missing(store, admin).applications == 0


def it_takes_the_marks_out_that_turn_the_words_behind_them(store: Store, admin: User) -> None:
    hostile = form_of(0, changed={"project_name": "甲\u202e=HYPERLINK\x1b[31m<b>"})
    seeded(store, admin, hostile, "报\u202efdp.exe")
    [line] = looked(store, admin).lines
    assert line.project == "甲=HYPERLINK[31m<b>" and line.filename == "报fdp.exe"


def it_shows_an_organiser_their_own(store: Store, admin: User, three: list[str]) -> None:
    one = account(store, "one", "organiser")
    assert units(store, one) == []


def it_names_units_that_sent_nothing_and_papers_that_are_owed(
    store: Store, admin: User, three: list[str]
) -> None:
    assert missing(store, admin).expected is None
    set_expected(store, admin, f"单位\n{UNITS[0]}\n{UNITS[1]}\n黄石测绘院\n".encode(), "名单.csv")
    parts = missing(store, admin)
    assert [*parts.units] == ["黄石测绘院"] and [*parts.strangers] == [UNITS[2]]
    owes = {each.unit: each.owes for each in parts.owing}
    assert owes[UNITS[1]] == ("缺盖章扫描件",) and "缺 Word 版" in owes[UNITS[0]]

    seeded(store, admin, form_of(1) | {"seals": [seal(UNITS[1])]}, "乙（盖章）.pdf")
    assert UNITS[1] not in {each.unit for each in missing(store, admin).owing}
    forget_expected(store, admin)
    assert expected_in_season(store) is None


def missing(store: Store, by: User) -> MissingParts:
    """What is missing, once all results were looked into."""
    found = None
    while found is None:
        found = missing_parts(store, by)
    return found


def seal(unit: str) -> dict[str, Any]:
    box = [0, 0, 10, 10]
    told = {"page": 1, "box": box, "shape": "round", "colour": "red", "confidence": 0.9}
    return {**told, "text": unit, "matches": "applicant.name"}


def it_keeps_the_list_sealed_and_refuses_what_is_none(store: Store, admin: User) -> None:
    set_expected(store, admin, "单位名称\n极隐秘的单位\n".encode(), "名单.csv")
    assert "极隐秘的单位".encode() not in store.places.database.read_bytes()
    with pytest.raises((InputError, RecordError)):
        set_expected(store, admin, b"\x00\x01", "名单.csv")
    assert expected_in_season(store) == ["极隐秘的单位"]


def it_writes_the_summary_with_what_came_and_what_did_not(
    store: Store, admin: User, three: list[str]
) -> None:
    set_expected(store, admin, f"单位\n{UNITS[0]}\n黄石测绘院\n".encode(), "名单.csv")
    book = openpyxl.load_workbook(io.BytesIO(season_summary(store, admin, "xlsx")))
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {*UNITS, *PROJECTS, "黄石测绘院"} <= said
    assert season_summary(store, admin, "pdf").startswith(b"%PDF")
