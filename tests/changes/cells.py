"""Cells split, merged, lost; columns exchanged, added and removed; blocks in another order."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

from changes import wordml
from changes.paper import NoPlace, Paper, Spot, set_cell_text, set_text
from changes.registry import change


def _emptied(cell: Any) -> Any:
    fresh = copy.deepcopy(cell)
    set_cell_text(fresh, "")
    return fresh


def _in_a_cell(fits: Callable[[Spot], bool] = lambda spot: True) -> Callable[[Spot], bool]:
    return lambda spot: spot.cell is not None and spot.is_alone and fits(spot)


def _split(paper: Paper, spot: Spot, second: str) -> None:
    """The value's cell of several columns becomes two, the right one with other words."""
    cell = spot.cell
    right = _emptied(cell)
    if second:
        set_cell_text(right, second)
    right.grid_span = cell.grid_span // 2
    cell.grid_span = cell.grid_span - right.grid_span
    cell.addnext(right)


@change("cells", prints=True)
def value_cell_split_in_two(paper: Paper) -> None:
    """In a form, and nothing in the second half."""
    if paper.items:
        raise NoPlace
    wide = _in_a_cell(lambda s: s.kind not in ("tick", "ink") and s.cell.grid_span > 1)
    _split(paper, paper.pick(wide), "")


@change("cells", prints=True)
def remark_cells_split(paper: Paper) -> None:
    """备注 of some cost lines in two halves, the note in the left one."""
    for spot in paper.picked(_in_a_cell(lambda s: s.path.endswith(".note")), paper.rng.randint(1, 6)):
        _split(paper, spot, "")


@change("cells", prints=True)
def remark_cell_split_with_words_in_both(paper: Paper) -> None:
    spot = paper.pick(_in_a_cell(lambda s: s.path.endswith(".note") and bool(s.text.strip())))
    _split(paper, spot, "已付")
    paper.truth.doubt(spot.leaves)
    amount = paper.spot(spot.path.replace(".note", ".amount"))
    paper.touch(amount)


def _with_empty_right(paper: Paper) -> tuple[Any, Any]:
    """Two neighbours: a cell with a value, and one that has a place for another but is empty."""
    pairs = []
    for spot in paper.spots:
        cell = spot.cell
        right = cell.getnext() if cell is not None else None
        if right is None or right.tag != qn("w:tc"):
            continue
        there = paper.within(right)
        if len(there) != 1 or there[0].text.strip() or there[0].kind == "ink" or not spot.text.strip():
            continue
        if all(each.is_alone and paper.is_free(each) for each in (spot, there[0])):
            pairs.append((cell, right))
    if not pairs:
        raise NoPlace
    chosen = paper.rng.choice(pairs)
    paper.take(*chosen)
    return chosen


@change("cells", prints=True)
def empty_cell_merged_into_its_neighbour(paper: Paper) -> None:
    left, right = _with_empty_right(paper)
    left.grid_span = left.grid_span + right.grid_span
    right.getparent().remove(right)


@change("cells", common=1)
def empty_cell_merged_by_hmerge(paper: Paper) -> None:
    """As older Word and converters write it: both cells stay, one continues the other."""
    left, right = _with_empty_right(paper)
    left.get_or_add_tcPr().append(wordml.element('<w:hMerge w:val="restart"/>'))
    right.get_or_add_tcPr().append(wordml.element('<w:hMerge w:val="continue"/>'))


def _merge_down(paper: Paper, name: str, twice: bool) -> None:
    """A cell of a list reaches over two rows; what it says counts for both."""
    rows = paper.item_rows()
    if len(rows) < 3:
        raise NoPlace
    at = paper.rng.randrange(len(rows) - 1)
    one, other = (paper.spot(f"{paper.items}[{n}].{name}") for n in (at, at + 1))
    if not (paper.is_free(one) and paper.is_free(other)) or not one.text.strip():
        raise NoPlace
    paper.touch(one, other)
    for upper, lower in zip(one.leaves, other.leaves, strict=True):
        paper.truth.says(lower, paper.truth.want[upper])
    other.write(one.text if twice else "")
    for cell, value in ((one.cell, "restart"), (other.cell, "continue")):
        cell.get_or_add_tcPr().append(wordml.element(f'<w:vMerge w:val="{value}"/>'))


@change("cells", common=3, prints=True)
def unit_of_two_rows_merged(paper: Paper) -> None:
    _merge_down(paper, paper.rng.choice(("employer", "organiser")), twice=False)


@change("cells")
def unit_of_two_rows_merged_with_words_under_the_merge(paper: Paper) -> None:
    """The lower cell still has words in the file that Word doesn't show."""
    _merge_down(paper, paper.rng.choice(("employer", "organiser")), twice=True)


@change("cells", prints=True)
def time_of_two_rows_merged(paper: Paper) -> None:
    _merge_down(paper, paper.rng.choice(("planned_time", "professional_title")), twice=False)


@change("cells", prints=True)
def cell_lost_from_a_row(paper: Paper) -> None:
    """删除单元格，右侧单元格左移: what stood right of it stands under other heads, and a person can tell."""
    row = paper.rng.choice(paper.item_rows())
    cells = paper.take(row)
    lost = paper.rng.choice(cells[1:-1])
    for spot in cells[cells.index(lost) :]:
        for leaf in spot.leaves:
            paper.truth.says(leaf, None if spot is lost else paper.truth.want[leaf])
    paper.spots.remove(lost)
    row.remove(lost.cell)


def _columns(paper: Paper) -> tuple[list[Any], int]:
    """Head and rows of a list with as many cells each, and how many."""
    rows = paper.item_rows()
    rows = [rows[0].getprevious(), *rows]
    table = list(rows[0].getparent().iter(qn("w:tr")))
    width = len(rows[0].tc_lst)
    if any(len(row.tc_lst) != width for row in table) or any(list(r.iter(qn("w:vMerge"))) for r in table):
        raise NoPlace
    paper.take(*rows)
    return table, width


@change("columns", prints=True)
def two_columns_exchanged(paper: Paper) -> None:
    rows, width = _columns(paper)
    left, right = sorted(paper.rng.sample(range(1, width), 2))
    for row in rows:
        one, other = row.tc_lst[left], row.tc_lst[right]
        place = other.getnext()
        one.addprevious(other)
        if place is None:
            row.append(one)
        else:
            place.addprevious(one)


def _gone(paper: Paper, column: int) -> list[Spot]:
    spots = [s for row in paper.item_rows() for s in paper.within(row.tc_lst[column])]
    for spot in spots:
        for leaf in spot.leaves:
            paper.truth.says(leaf, False if spot.kind == "ink" else None)
    return spots


@change("columns", prints=True)
def column_removed(paper: Paper) -> None:
    rows, width = _columns(paper)
    column = paper.rng.randrange(2, width)
    gone = _gone(paper, column)
    paper.spots = [spot for spot in paper.spots if spot not in gone]
    for row in rows:
        row.remove(row.tc_lst[column])


@change("columns", common=1)
def column_removed_and_tracked(paper: Paper) -> None:
    """w:cellDel, not yet accepted."""
    rows, width = _columns(paper)
    column = paper.rng.randrange(2, width)
    gone = _gone(paper, column)
    paper.spots = [spot for spot in paper.spots if spot not in gone]
    mark = '<w:cellDel w:id="810" w:author="审" w:date="2026-01-05T09:00:00Z"/>'
    for row in rows:
        row.tc_lst[column].get_or_add_tcPr().append(wordml.element(mark))


@change("columns", common=3, prints=True)
def column_inserted(paper: Paper) -> None:
    rows, width = _columns(paper)
    at = paper.rng.randrange(1, width)
    head, words = paper.rng.choice((("邮箱", "zsgx@example.org"), ("所在地市", "武汉"), ("备注", "")))
    for number, row in enumerate(rows):
        fresh = _emptied(row.tc_lst[at])
        blank = not plain_row(row)
        set_cell_text(fresh, head if number == 0 else "" if blank else words)
        row.tc_lst[at].addnext(fresh)


def plain_row(row: Any) -> str:
    return "".join(t.text or "" for t in row.iter(qn("w:t"))).strip()


def _unit_blocks(paper: Paper) -> tuple[list[Any], list[Any]]:
    """The rows of the two units of the application form."""
    spots = [s for s in paper.spots if s.path.startswith(("applicant.", "organiser."))]
    if paper.template.name != "hubei/application-form" or not all(map(paper.is_free, spots)):
        raise NoPlace
    paper.touch(*spots)
    blocks = []
    for head in ("applicant.", "organiser."):
        blocks.append(list(dict.fromkeys(s.row for s in spots if s.path.startswith(head))))
    return blocks[0], blocks[1]


@change("blocks", prints=True)
def units_in_the_other_order(paper: Paper) -> None:
    first, second = _unit_blocks(paper)
    for row in second:
        first[0].addprevious(row)


@change("blocks", common=3, prints=True)
def units_at_the_head_of_the_table(paper: Paper) -> None:
    first, second = _unit_blocks(paper)
    top = paper.table.tr_lst[0] if paper.rng.random() < 0.5 else paper.table.tr_lst[1]
    for row in (*first, *second):
        top.addprevious(row)


@change("blocks", common=3, prints=True)
def units_named_in_their_first_row(paper: Paper) -> None:
    """申报单位名称 instead of a cell beside the block; the other rows have no such cell."""
    blocks = _unit_blocks(paper)
    if any(len(list(row.iter(qn("w:vMerge")))) != 1 for rows in blocks for row in rows):
        raise NoPlace
    for rows, called in zip(blocks, ("申报单位", "承办单位"), strict=True):
        for row in rows:
            side = row.tc_lst[0]
            row.tc_lst[1].grid_span = row.tc_lst[1].grid_span + side.grid_span
            row.remove(side)
        set_cell_text(rows[0].tc_lst[0], f"{called}名称")


@change("blocks", common=1, prints=True)
def rows_of_a_form_shuffled(paper: Paper) -> None:
    """Two single rows of a form change places."""
    if paper.items:
        raise NoPlace
    rows = list(
        dict.fromkeys(s.row for s in paper.spots if s.row is not None and s.row.getparent() is paper.table)
    )
    rows = [r for r in rows if not list(r.iter(qn("w:vMerge"))) and len(r.tc_lst) in (2, 4)]
    if len(rows) < 2:
        raise NoPlace
    one, other = paper.rng.sample(rows, 2)
    paper.take(one, other)
    mark = wordml.element("<w:tr/>")
    one.addprevious(mark)
    other.addprevious(one)
    mark.addprevious(other)
    mark.getparent().remove(mark)


def _table_of_one_cell(width: int) -> Any:
    return wordml.element(
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr></w:tc></w:tr></w:tbl>'
    )


@change("blocks", common=1, prints=True)
def table_inside_a_table_of_one_cell(paper: Paper) -> None:
    """A frame round the form, as some offices draw it."""
    inner = paper.table
    outer = _table_of_one_cell(9000)
    inner.addprevious(outer)
    cell = next(outer.iter(qn("w:tc")))
    cell.append(inner)
    cell.append(wordml.element("<w:p/>"))
    paper.touch(*paper.within(inner))


@change("boxes", common=1)
def value_in_a_nested_table(paper: Paper) -> None:
    spot = paper.pick(_in_a_cell(lambda s: s.kind not in ("tick", "ink", "prose") and bool(s.text.strip())))
    inner = _table_of_one_cell(1500)
    paragraph = spot.paragraph
    paragraph.addprevious(inner)
    next(inner.iter(qn("w:tc"))).append(paragraph)
    inner.addnext(wordml.element("<w:p/>"))
    for run in spot.runs[1:]:
        if run.getparent() is not paragraph:
            set_text(run, "")
