"""Rows of a roster, found by a head that may be repeated and badly read."""

from __future__ import annotations

from collections.abc import Sequence

from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.match.anchors.document_view import DocumentView
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.repeats.rows import read_rows
from zsgx_docs.template.catalogue import default_catalogue

ROSTER = default_catalogue().get("tianjin/certificate-roster")
HEAD = ["序号", "姓名", "学时数", "身份证号", "联系电话", "工作单位", "职称", "是否通过结业考核", "证书编号"]


def person(no: int) -> list[str]:
    return [
        str(no),
        f"甲{no}",
        "40",
        "120101197201031016",
        "13900001200",
        f"单位{no}",
        "工程师",
        "通过",
        f"T{no}",
    ]


def read(rows: Sequence[Sequence[str | Passage]]) -> list[Reading]:
    cells = [
        Cell(r, c, text if isinstance(text, Passage) else Passage.at(text))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    (repeat,) = ROSTER.layout.repeats
    return read_rows(repeat, DocumentView([Grid(tuple(cells))]), ROSTER.settings.aliases)


def column(readings: Sequence[Reading], name: str) -> list[str]:
    return [r.text.text for r in readings if r.path.endswith(f"].{name}")]


def test_rows_before_a_better_read_head_are_not_lost() -> None:
    spoilt = [*HEAD[:5], "●一●", *HEAD[6:]]
    found = read([["带证书编号的学员名单"], spoilt, person(1), person(2), HEAD, person(3)])
    assert column(found, "no") == ["1", "2", "3"]
    assert column(found, "employer") == ["单位1", "单位2", "单位3"]


def test_rows_overleaf_before_the_head_is_repeated_are_not_lost() -> None:
    (repeat,) = ROSTER.layout.repeats
    pages = [[HEAD, person(1)], [person(2), HEAD, person(3)]]
    grids = [
        Grid(tuple(Cell(r, c, Passage.at(text)) for r, row in enumerate(page) for c, text in enumerate(row)))
        for page in pages
    ]
    found = read_rows(repeat, DocumentView(grids), ROSTER.settings.aliases)
    assert column(found, "no") == ["1", "2", "3"]


def test_the_one_head_that_cannot_be_read_is_the_one_that_is_missing_but_unsure() -> None:
    found = read([[*HEAD[:5], "●一●", *HEAD[6:]], person(1)])
    assert column(found, "employer") == ["单位1"]
    assert all(r.fit < 0.75 for r in found if r.path.endswith("employer"))


def test_such_a_head_is_sure_where_what_can_be_read_of_it_is_the_label() -> None:
    doubted = Passage("作单泣", tuple(Mark(1, confidence=c) for c in (0.5, 0.99, 0.4)))
    head = [Passage.at(text) for text in HEAD]
    found = read([[*head[:5], doubted, *head[6:]], person(1)])
    assert [r.fit >= 0.75 for r in found if r.path.endswith("employer")] == [True]


def test_a_head_that_a_seal_hides_wholly_is_sure_between_heads_that_are_all_read() -> None:
    hidden = read([[*HEAD[:5], "", *HEAD[6:]], person(1)])
    moved = read([[*HEAD[:4], HEAD[6], "", HEAD[4], *HEAD[7:]], person(1)])
    assert [r.fit >= 0.75 for r in hidden if r.path.endswith("employer")] == [True]
    assert [r.fit >= 0.75 for r in moved if r.path.endswith("employer")] == [False]


def test_strokes_of_a_seal_beside_heads_hide_no_column() -> None:
    found = read([[*HEAD[:4], "联系电话 11", "11 工作单位", *HEAD[6:]], person(1)])
    assert column(found, "phone") == ["13900001200"]
    assert [r.fit >= 0.75 for r in found if r.path.endswith("employer")] == [True]


def test_of_two_heads_that_cannot_be_read_none_is_guessed() -> None:
    found = read([[*HEAD[:4], "●", "●一●", *HEAD[6:]], person(1)])
    assert column(found, "employer") == []


def test_a_total_or_a_note_below_the_list_is_no_row() -> None:
    total = ["合计", "1人", "40", *[""] * 6]
    found = read([HEAD, person(1), total, ["注：学时数以实际为准。"]])
    assert column(found, "no") == ["1"]


def test_a_head_with_what_a_seal_left_beside_its_name_is_found_but_unsure() -> None:
    found = read([[*HEAD[:5], "物医工作单位", *HEAD[6:-1], "备注二"], person(1)])
    assert [r.fit < 0.75 for r in found if r.path.endswith("employer")] == [True]


def test_a_head_that_cannot_be_read_is_that_of_the_one_column_missing_at_its_place() -> None:
    found = read(
        [["序号", "姓名", "●一●", "身份证号", "联系电话"], ["1", "甲1", "40", "120101197201031016", "1"]]
    )
    assert [(r.text.text, r.fit < 0.75) for r in found if r.path.endswith("credit_hours")] == [("40", True)]
