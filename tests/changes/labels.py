"""Labels in other words and other spelling."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from changes import wordml
from changes.paper import NoPlace, Paper, Spot, plain_text, set_cell_text
from changes.registry import change


def _label(paper: Paper, most: int = 99) -> Any:
    """A label's cell; the values of its row, or those under it, are touched."""
    pairs = [
        pair for pair in paper.row_labels() if len(plain_text(pair[0])) <= most and paper.is_free(pair[1])
    ]
    if not pairs:
        raise NoPlace
    label, spot = paper.rng.choice(pairs)
    paper.touch(spot)
    return label


@change("labels", common=3, prints=True)
def label_in_other_words(paper: Paper) -> None:
    """As the template says that offices call it."""
    others = {plain_text_of(k): v for k, v in paper.template.settings.aliases.items()}
    cells = [c for c in paper.label_cells() if others.get(plain_text(c))]
    if not cells:
        raise NoPlace
    cell = paper.rng.choice(cells)
    paper.touch(*_told_by(paper, cell))
    set_cell_text(cell, paper.rng.choice(others[plain_text(cell)]))


def plain_text_of(label: str) -> str:
    return "".join(label.split())


def _told_by(paper: Paper, cell: Any) -> list[Spot]:
    """The values in the next cell, or in the cells of its column below."""
    right = cell.getnext()
    beside = paper.within(right) if right is not None else []
    if beside or not paper.items or cell.getparent().getnext() is None:
        return beside
    column = cell.getparent().tc_lst.index(cell)
    return [
        s for row in paper.item_rows() if column < len(row.tc_lst) for s in paper.within(row.tc_lst[column])
    ]


@change("labels", common=3, prints=True)
def label_spread_by_blanks(paper: Paper) -> None:
    cell = _label(paper, 4)
    set_cell_text(cell, "　".join(plain_text(cell)))


@change("labels", common=1)
def label_spread_by_a_field(paper: Paper) -> None:
    """eq \\o\\ad(…), as old official forms spread two characters over the width of four."""
    cell = _label(paper, 4)
    words = plain_text(cell)
    set_cell_text(cell, "")
    run = next(cell.iter(qn("w:r")))
    run.addnext(wordml.run_like(run, wordml.field_code(f"eq \\o\\ad({words},　　　　)")))


@change("labels", prints=True)
def label_with_a_colon_or_star(paper: Paper) -> None:
    cell = _label(paper)
    words = plain_text(cell)
    set_cell_text(
        cell, paper.rng.choice((f"{words}：", f"*{words}", f"{words}*", f"1.{words}", f"一、{words}"))
    )


@change("labels", prints=True)
def label_with_a_remark(paper: Paper) -> None:
    cell = _label(paper)
    words = plain_text(cell)
    set_cell_text(cell, words + paper.rng.choice(("（必填）", "（请如实填写）", "\n（打印）")))


@change("labels", prints=True)
def value_typed_into_the_cell_of_its_label(paper: Paper) -> None:
    """联系人：王伟 in the label's cell, and nothing in its own."""
    pairs = [
        (label, spot)
        for label, spot in paper.row_labels()
        if spot.kind not in ("tick", "ink", "prose")
        and spot.is_alone
        and spot.text.strip()
        and paper.is_free(spot)
    ]
    if not pairs:
        raise NoPlace
    label, spot = paper.rng.choice(pairs)
    paper.touch(spot)
    set_cell_text(label, f"{plain_text(label)}：{spot.text.strip()}")
    spot.write("")


@change("labels", prints=True)
def label_again_before_the_value(paper: Paper) -> None:
    """联系人 | 联系人：王伟."""
    pairs = [
        (label, spot)
        for label, spot in paper.row_labels()
        if spot.kind not in ("tick", "ink", "prose")
        and spot.is_alone
        and spot.text.strip()
        and paper.is_free(spot)
    ]
    if not pairs:
        raise NoPlace
    label, spot = paper.rng.choice(pairs)
    paper.touch(spot)
    spot.write(f"{plain_text(label)}：{spot.text.strip()}")
