"""Rows inserted, removed, moved, cut; tables in two."""

from __future__ import annotations

import copy
from typing import Any

from docx.oxml.ns import qn

from changes import wordml
from changes.paper import NoPlace, Paper, above, set_cell_text, set_text
from changes.registry import change


def _blank_copy(row: Any) -> Any:
    """The row's cells, without a word in them."""
    if row is None:
        raise NoPlace
    fresh = copy.deepcopy(row)
    for run in list(fresh.iter(qn("w:r"))):
        set_text(run, "")
    return fresh


def _rows_of_values(paper: Paper) -> list[Any]:
    """Rows below which nothing reaches down from above."""
    rows = list(dict.fromkeys(spot.row for spot in paper.spots if spot.row is not None))
    rows = [r for r in rows if r.getnext() is None or not list(r.getnext().iter(qn("w:vMerge")))]
    if not rows:
        raise NoPlace
    return rows


def _insert_blank(paper: Paper, count: int) -> None:
    row = paper.rng.choice(_rows_of_values(paper))
    paper.touch(*paper.within(row))
    for _ in range(count):
        row.addnext(_blank_copy(row))


@change("rows", common=3, prints=True)
def blank_row_inserted(paper: Paper) -> None:
    _insert_blank(paper, 1)


@change("rows", prints=True)
def two_blank_rows_inserted(paper: Paper) -> None:
    _insert_blank(paper, 2)


@change("rows", prints=True)
def row_of_another_label_inserted(paper: Paper) -> None:
    """邮编 with its number, in a form; the paper has no place for it."""
    if paper.items:
        raise NoPlace
    pairs = [(label, spot) for label, spot in paper.row_labels() if spot.row in _rows_of_values(paper)]
    pairs = [
        p for p in pairs if p[0].getparent().index(p[0]) == p[0].getparent().index(p[0].getparent().tc_lst[0])
    ]
    if not pairs:
        raise NoPlace
    _, spot = paper.rng.choice(pairs)
    paper.touch(*paper.within(spot.row))
    fresh = _blank_copy(spot.row)
    label, words = paper.rng.choice(
        (("邮政编码", "430070"), ("微信号", "zhuban-2026"), ("法人代表", "见营业执照"))
    )
    set_cell_text(fresh.tc_lst[0], label)
    set_cell_text(fresh.tc_lst[1], words)
    spot.row.addnext(fresh)


@change("rows", prints=True)
def row_of_a_list_removed(paper: Paper) -> None:
    rows = paper.item_rows()
    row = paper.rng.choice(rows)
    if len(rows) < 3:
        raise NoPlace
    _remove(paper, row)


@change("rows", prints=True)
def row_of_a_form_removed(paper: Paper) -> None:
    if paper.items:
        raise NoPlace
    row = paper.rng.choice([r for r in _rows_of_values(paper) if not list(r.iter(qn("w:vMerge")))])
    gone = paper.take(row)
    for spot in gone:
        for leaf in spot.leaves:
            paper.truth.says(leaf, False if spot.kind in ("tick", "ink") else None)
    paper.spots = [spot for spot in paper.spots if spot not in gone]
    row.getparent().remove(row)


@change("rows", prints=True)
def two_cost_lines_exchanged(paper: Paper) -> None:
    spots = [s for s in paper.spots if s.path.startswith("costs.") and s.path.endswith(".amount")]
    if not spots:
        raise NoPlace
    one, other = paper.rng.sample([s.row for s in spots], 2)
    paper.take(one, other)
    place = one.getnext()
    other.addnext(one)
    if place is not other:
        place.addprevious(other)


@change("rows", common=3, prints=True)
def head_of_a_list_repeated(paper: Paper) -> None:
    rows = paper.item_rows()
    head = rows[0].getprevious()
    row = paper.rng.choice(rows[1:] or rows)
    paper.touch(*paper.within(row))
    row.addprevious(copy.deepcopy(head))


def _cut(paper: Paper, *between: Any) -> None:
    rows = _rows_of_values(paper)[:-1]
    row = paper.rng.choice(rows)
    table = above(row, "w:tbl")
    paper.touch(*paper.within(row), *paper.within(row.getnext()))
    second = copy.copy(table)
    for node in list(second):
        second.remove(node)
    for name in ("w:tblPr", "w:tblGrid"):
        second.append(copy.deepcopy(table.find(qn(name))))
    for following in list(row.itersiblings(qn("w:tr"))):
        second.append(following)
    table.addnext(second)
    for paragraph in between:
        second.addprevious(paragraph)


@change("rows", prints=True)
def table_cut_by_a_blank_line(paper: Paper) -> None:
    _cut(paper, wordml.element("<w:p/>"))


@change("rows", prints=True)
def table_cut_by_a_remark(paper: Paper) -> None:
    _cut(paper, wordml.element(f"<w:p><w:r>{wordml.text('（续表）')}</w:r></w:p>"))


@change("rows", prints=True)
def blank_below_said_in_a_row(paper: Paper) -> None:
    """以下空白 in a row of its own, right under the last line of a list."""
    last = paper.item_rows()[-1]
    paper.touch(*paper.within(last))
    fresh = _blank_copy(last)
    set_cell_text(fresh.tc_lst[1], "以下空白")
    last.addnext(fresh)


@change("rows", prints=True)
def sum_under_a_list(paper: Paper) -> None:
    """合计 with the number of rows, in one wide cell."""
    rows = paper.item_rows()
    paper.touch(*paper.within(rows[-1]))
    fresh = _blank_copy(rows[-1])
    first = fresh.tc_lst[0]
    for cell in fresh.tc_lst[1:]:
        first.grid_span = first.grid_span + cell.grid_span
        fresh.remove(cell)
    set_cell_text(first, f"合计：共{len(rows)}条")
    rows[-1].addnext(fresh)


@change("rows", common=3, prints=True)
def remark_under_the_table(paper: Paper) -> None:
    words = paper.rng.choice(
        ("说明：以上情况属实。", "填表人：经办科室    审核人：分管领导", "备注：本表一式两份。")
    )
    paper.table.addnext(wordml.element(f"<w:p><w:r>{wordml.text(words)}</w:r></w:p>"))
    if paper.truth.want.get("note", words) is None:
        paper.truth.also("note", words)


@change("rows")
def row_inserted_and_tracked(paper: Paper) -> None:
    """A row of the list that is there because of an insertion not yet accepted."""
    row = paper.rng.choice(paper.item_rows())
    paper.take(row)
    properties = row.get_or_add_trPr()
    properties.append(wordml.element('<w:ins w:id="801" w:author="审" w:date="2026-01-05T09:00:00Z"/>'))


@change("rows")
def row_deleted_and_tracked(paper: Paper) -> None:
    """The row still lies in the file, its deletion not yet accepted."""
    rows = paper.item_rows()
    row = paper.rng.choice(rows)
    if len(rows) < 3:
        raise NoPlace
    stays = copy.deepcopy(row)
    row.addprevious(stays)
    try:
        _remove(paper, row)
    except NoPlace:
        stays.getparent().remove(stays)
        raise
    properties = stays.get_or_add_trPr()
    properties.append(wordml.element('<w:del w:id="802" w:author="审" w:date="2026-01-05T09:00:00Z"/>'))
    for run in list(stays.iter(qn("w:r"))):
        held = wordml.element('<w:del w:id="803" w:author="审" w:date="2026-01-05T09:00:00Z"/>')
        run.addprevious(held)
        held.append(run)
        for node in list(run.iter(qn("w:t"))):
            node.tag = qn("w:delText")


def _remove(paper: Paper, row: Any) -> None:
    """The removal of one row with its values."""
    gone = paper.take(row)
    head, index = gone[0].item or ("", 0)
    paper.spots = [spot for spot in paper.spots if spot not in gone]
    for spot in paper.spots:
        if spot.item and spot.item[0] == head and spot.item[1] > index:
            old, new = f"{head}[{spot.item[1]}]", f"{head}[{spot.item[1] - 1}]"
            spot.path = spot.path.replace(old, new, 1)
            spot.leaves = tuple(leaf.replace(old, new, 1) for leaf in spot.leaves)
    paper.truth.without_item(head, index)
    row.getparent().remove(row)
